"""What the room of projects keeps."""

from accede.projects.models.call import Call, Origin

__all__ = ["Call", "Origin"]
