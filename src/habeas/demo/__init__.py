"""The invented case that `make demo` builds: its reports and those who review them."""

from habeas.demo.case_file import DemoCase, DemoReport, Reviewer, load_case

__all__ = ["DemoCase", "DemoReport", "Reviewer", "load_case"]
