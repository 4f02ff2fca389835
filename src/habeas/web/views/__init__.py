"""The pages, one file per room. Views only ask the workspace and hand its values to a template."""
