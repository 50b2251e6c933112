"""What people send about assemblies: shape alone; whether it may be is asked of the rulebook."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accede.assembly.actions.vote import CHOICES
from accede.assembly.models import Assembly, Attendance, Speech
from accede.assembly.queries.agenda import bodies
from accede.people.forms import Line
from accede.people.queries import language
from accede.register.forms import Day, Moment
from accede.rulebook.book import Book
from accede.wording.formats import text
from accede.wording.margin import who

MODES = [(one.value, one.label) for one in Assembly.Mode if one != Assembly.Mode.WRITTEN]
WRITTEN = (Assembly.Mode.WRITTEN.value, Assembly.Mode.WRITTEN.label)


class SignForm(forms.Form):
    """In which office a convocation is signed; one that is not said is the own one."""

    office = forms.ChoiceField(label=_("Who signs it"))

    def __init__(self, offices: list[tuple[str, str]], own: str, data: object = None) -> None:
        super().__init__(data, initial={"office": own})
        self.fields["office"].choices = offices
        if len(offices) < 2:
            del self.fields["office"]


class OrganisationForm(forms.Form):
    """For which organisation somebody says something."""

    organisation = forms.IntegerField(min_value=1, max_value=2**62)


class PlanForm(forms.Form):
    """Day, hour and place of an assembly."""

    day = forms.DateField(label=_("Day"), widget=Day)
    hour = forms.TimeField(label=_("It opens at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    place = Line(label=_("Place"), max_length=200, required=False)
    mode = forms.ChoiceField(label=_("How it is held"), choices=MODES, required=False)
    ends_at = forms.DateTimeField(
        label=_("Votes are taken until"),
        help_text=_("For decisions in writing; they have no place."),
        widget=Moment,
        required=False,
    )
    link = forms.URLField(label=_("Link to take part remotely"), max_length=200, required=False, assume_scheme="https")
    body = forms.ChoiceField(label=_("Who meets"))

    def __init__(self, book: Book, data: object = None) -> None:
        super().__init__(data)
        several = bodies(book)
        if len(several) > 1:
            self.fields["body"].choices = [(name, capfirst(who(name, book, language()))) for name in several]
        else:
            del self.fields["body"]
        if any(book.body[one].may_write().holds for one in several):
            self.fields["mode"].choices = [*MODES, WRITTEN]
        else:
            del self.fields["ends_at"]

    def clean(self) -> dict[str, object]:
        """What is not decided in writing has a place."""
        said = self.cleaned_data
        if said.get("mode") != WRITTEN[0] and not said.get("place"):
            self.add_error("place", self.fields["place"].error_messages["required"])
        return said

    def opens_at(self) -> datetime:
        """Return the instant at which it opens, by the association's clock."""
        day, hour = self.cleaned_data["day"], self.cleaned_data["hour"]
        return datetime.combine(day, hour, tzinfo=timezone.get_current_timezone())

    def planned(self) -> dict[str, object]:
        """Return what is planned."""
        names = ("day", "mode", "link", "body", "ends_at")
        said = {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}
        return said | {"opens_at": self.opens_at(), "place": self.cleaned_data["place"]}


class ItemForm(forms.Form):
    """An item of the agenda: what kind of decision, and on what, in each language."""

    matter = forms.ChoiceField(label=_("What is decided"))

    def __init__(self, assembly: Assembly, matters: list[str], data: object = None) -> None:
        super().__init__(data)
        decisions = assembly.book.decision
        self.fields["matter"].choices = [(name, text(decisions[name].label, language()) or name) for name in matters]
        for code, name in settings.LANGUAGES:
            label = _("Title in %(language)s") % {"language": name}
            self.fields[f"title_{code}"] = Line(label=label, max_length=200)

    def title(self) -> dict[str, str]:
        """Return the title by language."""
        return {code: self.cleaned_data[f"title_{code}"] for code, _name in settings.LANGUAGES}


class AttendanceForm(forms.Form):
    """Who attends and how, as one button says it: `12:present`; and the item or the page to go back to."""

    note = forms.RegexField(r"^\d{1,18}:[a-z]+$")
    back = forms.RegexField(r"^([1-9]\d{0,3}|[a-z]+)$", required=False)

    def clean_note(self) -> tuple[int, str]:
        """Return the organisation and the mode."""
        organisation, _colon, mode = self.cleaned_data["note"].partition(":")
        return int(organisation), mode if mode in Attendance.Mode.values else ""


class BallotForm(forms.Form):
    """A choice, for one of the organisations that the voter is a delegate of."""

    organisation = forms.IntegerField(min_value=1, max_value=2**62)
    choice = forms.ChoiceField(choices=[(one, one) for one in CHOICES], error_messages={"required": _("Choose one.")})


class FloorForm(forms.Form):
    """What one button of the pages of the day does, and to what: `give:12`, or `ask:12:order`."""

    do = forms.RegexField(r"^(take_up|pause|resume|ask|give|end):\d{1,18}(:[a-z]+)?$")
    kind = forms.ChoiceField(choices=Speech.Kind, required=False)
    back = forms.ChoiceField(choices=[("preside", ""), ("follow", "")])

    def clean(self) -> dict[str, object]:
        """Return the deed, what it is done to, and the kind of speech that is asked for."""
        verb, key, kind = (*self.cleaned_data.get("do", "end:0").split(":"), "")[:3]
        return self.cleaned_data | {"do": (verb, int(key)), "kind": self.cleaned_data.get("kind") or kind}
