"""What the room of projects keeps."""

from accede.projects.models.call import Call, Origin
from accede.projects.models.watch import Fault, Watch

__all__ = ["Call", "Fault", "Origin", "Watch"]
