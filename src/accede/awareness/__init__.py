"""Awareness: what the members together come to in figures, told to everybody, with stories and campaigns beside it."""
