"""Rules of terms as data; see `habeas.act.rule`."""
