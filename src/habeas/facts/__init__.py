"""The words that every part of Habeas speaks: frozen values without behaviour that needs the world."""
