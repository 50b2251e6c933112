"""Forms of learning."""

from accede.learning.forms.event import CancelForm, EventForm, EventSearch, MaterialForm
from accede.learning.forms.registration import AdmitForm, GuestForm, OurForm

__all__ = ["AdmitForm", "CancelForm", "EventForm", "EventSearch", "GuestForm", "MaterialForm", "OurForm"]
