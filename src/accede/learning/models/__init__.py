"""What the room of learning keeps."""

from accede.learning.models.event import Event
from accede.learning.models.material import Material
from accede.learning.models.registration import Registration

__all__ = ["Event", "Material", "Registration"]
