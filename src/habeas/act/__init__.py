"""From accepted statements to what is asked of whom: forms with a source under every line."""

from habeas.act.answers import against_record
from habeas.act.boxes import Author, Line
from habeas.act.calendar import WorkCalendar, load_calendar, load_calendars
from habeas.act.clock import Clock, Procedure
from habeas.act.fill import fill_form
from habeas.act.filled import FilledBox, FilledForm, FilledLine, FilledSection, Footnote, Gap
from habeas.act.form import Box, Form, Layout, Section, form_names, load_form, parse_form
from habeas.act.formats.text import render_text
from habeas.act.ledger import Agenda, Due, DueState, Running, due
from habeas.act.rule import Rule, find_rule, load_rules
from habeas.act.terms import Roll, Term, Unit, end_of, instant_after

__all__ = [
    "Agenda",
    "Author",
    "Box",
    "Clock",
    "Due",
    "DueState",
    "FilledBox",
    "FilledForm",
    "FilledLine",
    "FilledSection",
    "Footnote",
    "Form",
    "Gap",
    "Layout",
    "Line",
    "Procedure",
    "Roll",
    "Rule",
    "Running",
    "Section",
    "Term",
    "Unit",
    "WorkCalendar",
    "against_record",
    "due",
    "end_of",
    "fill_form",
    "find_rule",
    "form_names",
    "instant_after",
    "load_calendar",
    "load_calendars",
    "load_form",
    "load_rules",
    "parse_form",
    "render_text",
]
