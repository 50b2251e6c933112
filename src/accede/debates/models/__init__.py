"""What the room of the EU debates keeps."""

from accede.debates.models.incoming import Incoming
from accede.debates.models.source import Fault, Source

__all__ = ["Fault", "Incoming", "Source"]
