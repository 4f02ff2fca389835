"""What `habeas read` prints: JSON Lines for a program, by origin or inline for a person."""
