"""Who says what in a Russian or Ukrainian text, through whom, in which words."""

from habeas.read.languages.slavic.speech.find import find_attributions
from habeas.read.languages.slavic.speech.index import SpeechIndex

__all__ = ["SpeechIndex", "find_attributions"]
