"""What people fill in the exchange."""
