"""A filled form as text and as PDF."""
