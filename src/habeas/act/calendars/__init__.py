"""Working-day calendars as data; see `habeas.act.calendar`."""
