"""The members' space: one shelf for whatever any room publishes, found, followed and told from there."""
