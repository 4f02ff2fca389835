"""The methods of the workspace beyond the seven verbs, by what they are for."""
