"""What people fill for the register."""

from accede.register.forms.consents import NOBODY, ConsentForm, ParticularsForm
from accede.register.forms.day import Day, Moment
from accede.register.forms.declarations import Asked, CampaignForm, DeclarationFilter, DeclarationForm, ReviewForm
from accede.register.forms.details import DetailsForm
from accede.register.forms.enterprises import EndForm, EnterpriseSearch, EnterprisesForm, LikenessForm
from accede.register.forms.facts import Choices, FactForm, country_choices, fact_field
from accede.register.forms.lines import AsOfForm, CorrectionForm, DayForm, LeavingForm, SuspensionForm
from accede.register.forms.members import FigureForm, MemberSearch
from accede.register.forms.people import AppointForm, HandOverForm

__all__ = [
    "NOBODY",
    "AppointForm",
    "AsOfForm",
    "Asked",
    "CampaignForm",
    "Choices",
    "ConsentForm",
    "CorrectionForm",
    "Day",
    "DayForm",
    "DeclarationFilter",
    "DeclarationForm",
    "DetailsForm",
    "EndForm",
    "EnterpriseSearch",
    "EnterprisesForm",
    "FactForm",
    "FigureForm",
    "HandOverForm",
    "LeavingForm",
    "LikenessForm",
    "MemberSearch",
    "Moment",
    "ParticularsForm",
    "ReviewForm",
    "SuspensionForm",
    "country_choices",
    "fact_field",
]
