"""The debates room."""
