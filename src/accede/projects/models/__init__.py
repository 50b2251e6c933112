"""What the room of projects keeps."""

from accede.projects.models.call import Call, Origin
from accede.projects.models.consortium import Consortium, Partner
from accede.projects.models.idea import Idea, Interest
from accede.projects.models.past import PastPartner, PastProject
from accede.projects.models.profile import Often, Profile
from accede.projects.models.watch import Fault, Watch

__all__ = [
    "Call",
    "Consortium",
    "Fault",
    "Idea",
    "Interest",
    "Often",
    "Origin",
    "Partner",
    "PastPartner",
    "PastProject",
    "Profile",
    "Watch",
]
