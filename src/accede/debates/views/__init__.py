"""Pages of the EU debates."""
