"""From accepted statements to what is asked of whom: forms with a source under every line."""

from habeas.act.boxes import Author, Line
from habeas.act.clock import Clock, Procedure
from habeas.act.fill import FilledBox, FilledForm, FilledLine, FilledSection, Footnote, fill_form
from habeas.act.form import Box, Form, Section, form_names, load_form, parse_form
from habeas.act.formats.text import render_text

__all__ = [
    "Author",
    "Box",
    "Clock",
    "FilledBox",
    "FilledForm",
    "FilledLine",
    "FilledSection",
    "Footnote",
    "Form",
    "Line",
    "Procedure",
    "Section",
    "fill_form",
    "form_names",
    "load_form",
    "parse_form",
    "render_text",
]
