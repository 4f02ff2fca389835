"""A filled form as text, PDF and DOCX, and its questions as a sheet to print."""
