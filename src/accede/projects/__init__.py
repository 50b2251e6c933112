"""The projects room."""
