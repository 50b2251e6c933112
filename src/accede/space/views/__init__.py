"""Pages of the members' space."""
