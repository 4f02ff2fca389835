"""Dates in words in any language: stretches of days, what bends them, and the bounds that they give.

A language brings its words and the forms that a date takes in it (`Grammar`); what "the end of", "since" or
"three weeks ago" does to a calendar is said here, once.
"""

from habeas.read.calendar.anchor import Anchor
from habeas.read.calendar.grammar import Form, Grammar
from habeas.read.calendar.scan import dates_in, dates_outside
from habeas.read.calendar.stretch import Shape, Stretch

__all__ = ["Anchor", "Form", "Grammar", "Shape", "Stretch", "dates_in", "dates_outside"]
