"""The only room that knows a database: the log on disk, the tables made from it, the sealed exhibits, the keys.

Import from the modules: `habeas.store.store` loads Django, `habeas.store.workspace_folder` does not.
"""
