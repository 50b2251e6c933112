"""The database in one file, as Django's settings name it."""
