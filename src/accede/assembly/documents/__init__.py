"""Papers of an assembly, as files."""
