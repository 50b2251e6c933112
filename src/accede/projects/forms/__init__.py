"""Forms of projects."""

from accede.projects.forms.calls import BudgetForm, CallSearch, CallsFile, PublishForm, WatchForm
from accede.projects.forms.conditions import ConditionsForm
from accede.projects.forms.idea import IdeaForm, IdeaSearch, InterestForm
from accede.projects.forms.partners import ConsortiumForm, PartnerForm, PartnerSearch, ProfileForm
from accede.projects.forms.past import PastFile, PastForm

__all__ = [
    "BudgetForm",
    "CallSearch",
    "CallsFile",
    "ConditionsForm",
    "ConsortiumForm",
    "IdeaForm",
    "IdeaSearch",
    "InterestForm",
    "PartnerForm",
    "PartnerSearch",
    "PastFile",
    "PastForm",
    "ProfileForm",
    "PublishForm",
    "WatchForm",
]
