"""A dossier as HTML and as PDF, and finished files opened again."""
