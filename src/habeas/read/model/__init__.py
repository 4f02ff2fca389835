"""Reading by a language model: what it is asked, and what of its answer can be taken.

Nothing here touches a network; `habeas.read.channels.openai` does. A model is never trusted: every string that leaves
this package is a word of Habeas's own vocabulary or stands in the text, letter for letter.
"""

from habeas.read.model.address import Address, parse_address
from habeas.read.model.prompt import PROMPT_VERSION, Question
from habeas.read.model.reader import Ask, ModelReader, check_model_name, reader_name

__all__ = [
    "PROMPT_VERSION",
    "Address",
    "Ask",
    "ModelReader",
    "Question",
    "check_model_name",
    "parse_address",
    "reader_name",
]
