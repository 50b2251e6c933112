"""Pages of figures, stories and campaigns."""
