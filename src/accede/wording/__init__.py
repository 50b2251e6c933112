"""Answers of the core put into whole sentences; pages, letters and the command line share them."""
