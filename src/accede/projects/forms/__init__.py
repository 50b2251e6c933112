"""Forms of projects."""

from accede.projects.forms.calls import BudgetForm, CallSearch, CallsFile, PublishForm, WatchForm
from accede.projects.forms.conditions import ConditionsForm
from accede.projects.forms.idea import IdeaForm, IdeaSearch, InterestForm
from accede.projects.forms.partners import ConsortiumForm, PartnerForm, PartnerSearch, ProfileForm

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
    "ProfileForm",
    "PublishForm",
    "WatchForm",
]
