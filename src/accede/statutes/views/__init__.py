"""Pages of the statutes."""
