"""A group over time as a picture; the same as a table is `habeas.watch.series`."""

from habeas.watch.formats.svg import render_svg

__all__ = ["render_svg"]
