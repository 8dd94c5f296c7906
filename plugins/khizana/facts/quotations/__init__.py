"""What is quoted in a text, and who says it."""
