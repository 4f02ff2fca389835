"""Forms as data: one TOML file each, read by `habeas.act.form`."""
