"""What the room of the EU debates keeps."""

from accede.debates.models.incoming import Incoming
from accede.debates.models.news import News
from accede.debates.models.procedure import Procedure, Stage
from accede.debates.models.source import Fault, Source
from accede.debates.models.topic import Following, Topic

__all__ = ["Fault", "Following", "Incoming", "News", "Procedure", "Source", "Stage", "Topic"]
