"""What is asked of the exchange."""
