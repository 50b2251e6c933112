"""The positions room."""
