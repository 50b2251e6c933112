"""What votes are measured with: voters at kept connections, and a house that is served."""
