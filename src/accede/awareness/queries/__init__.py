"""What is told to everybody."""
