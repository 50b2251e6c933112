"""Forms of projects."""

from accede.projects.forms.calls import BudgetForm, CallSearch, CallsFile, PublishForm, WatchForm
from accede.projects.forms.conditions import ConditionsForm

__all__ = ["BudgetForm", "CallSearch", "CallsFile", "ConditionsForm", "PublishForm", "WatchForm"]
