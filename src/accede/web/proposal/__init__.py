"""Rehearsing a change of the statutes: a whole edition as text, tried on real facts before anybody proposes it."""
