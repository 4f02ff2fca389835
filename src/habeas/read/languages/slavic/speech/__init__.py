"""Who says what in a Russian or Ukrainian text, through whom, in which words."""

from habeas.read.languages.slavic.speech.denials import DENIAL
from habeas.read.languages.slavic.speech.find import find_attributions
from habeas.read.languages.slavic.speech.index import SpeechIndex
from habeas.read.languages.slavic.speech.voices import VOICES

__all__ = ["DENIAL", "VOICES", "SpeechIndex", "find_attributions"]
