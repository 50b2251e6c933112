"""What the room of awareness keeps."""

from accede.awareness.models.campaign import Campaign, Material, Participation
from accede.awareness.models.story import Story

__all__ = ["Campaign", "Material", "Participation", "Story"]
