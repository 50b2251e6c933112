"""What can happen to the shelf: something is laid on it, or taken from it, as a consequence of a room's own deed."""

from accede.space.actions.shelf import publish, withdraw

__all__ = ["publish", "withdraw"]
