"""The words of forms and letters, one file per language: see `habeas.act.phrasebook`."""
