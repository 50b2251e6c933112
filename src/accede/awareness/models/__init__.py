"""What the room of awareness keeps."""

from accede.awareness.models.story import Story

__all__ = ["Story"]
