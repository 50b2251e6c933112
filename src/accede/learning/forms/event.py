"""An event, what is handed out at it, why it is cancelled, and which events to show."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.learning.actions import Announced
from accede.learning.models import Event
from accede.learning.queries.events import COMING, PAST
from accede.people.forms import InLanguages, Line, Lines, Written, title_in
from accede.register.forms import Day, Moment
from accede.space.models import Audience


def _number(label: Any, help_text: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=help_text, min_value=1, max_value=9999, required=False)


class EventForm(InLanguages):
    """What people learn, when and where, who may come, and how many."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Event.Kind, widget=forms.RadioSelect)
    begins = forms.DateTimeField(label=_("It begins at"), widget=Moment)
    ends = forms.DateTimeField(label=_("It ends at"), widget=Moment)
    mode = forms.ChoiceField(label=_("How"), choices=Event.Mode, widget=forms.RadioSelect)
    place = Line(label=_("Place"), max_length=200, required=False)
    link = forms.URLField(
        label=_("Link to take part"),
        help_text=_("Only whoever has a place reads it. It can follow later."),
        max_length=1000,
        required=False,
        assume_scheme="https",
    )
    until = forms.DateField(label=_("Last day to register"), widget=Day)
    places = _number(_("Places"), _("Empty: no limit. Once they are taken, people wait and move up by themselves."))
    places_each = _number(_("Places for each organisation"), _("Empty: as many as there are."))
    hours = _number(_("Hours of learning"), _("As the certificate tells them."))
    audience = forms.ChoiceField(
        label=_("Who may come"), choices=Audience, widget=forms.RadioSelect, initial=Audience.MEMBERS
    )

    by_language: ClassVar = {
        "title": title_in,
        "text": lambda name: Written(gettext("What it is about, in %(language)s") % {"language": name}),
    }

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("places", "places_each", "hours"):
            self.fields[name].kind = "short"

    @classmethod
    def of(cls, event: Event) -> dict[str, Any]:
        """Return an event as this form begins with it."""
        said = {name: getattr(event, name) for name in cls.base_fields}
        return said | cls.shown(title=event.titles, text=event.texts)

    def announced(self) -> Announced:
        """Return what was said."""
        said = {name: self.cleaned_data[name] for name in self.base_fields}
        return Announced(titles=self.said("title"), texts=self.said("text"), **said)


class CancelForm(forms.Form):
    """Why an event does not take place."""

    reason = Lines(label=_("Why"), help_text=_("Everybody who registered reads it in a letter."), max_length=2000)


class MaterialForm(forms.Form):
    """A file for those who take part, or for whoever may read of the event."""

    title = Line(label=_("Title"), max_length=200)
    is_for_all = forms.ChoiceField(
        label=_("Who may have it"),
        choices=[("", _("Whoever has a place")), ("all", _("Whoever may read of the event"))],
        widget=forms.RadioSelect,
        required=False,
        initial="",
    )

    def __init__(self, *given: Any, holder: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["deposit"] = DocumentField(label=_("File"), holder=holder)

    def clean_is_for_all(self) -> bool:
        """Say whether it is for all."""
        return bool(self.cleaned_data["is_for_all"])


class EventSearch(forms.Form):
    """Which events to show."""

    q = Line(label=_("Words"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *Event.Kind.choices])
    when = forms.ChoiceField(
        label=_("When"), required=False, choices=[(COMING, _("To come")), (PAST, _("Over"))], initial=COMING
    )

    def wanted(self) -> tuple[str, str, str]:
        """Return words, kind and time that are asked for; what makes no sense asks for nothing."""
        self.is_valid()
        words, kind, when = (self.cleaned_data.get(name, "") for name in self.fields)
        return words, kind, when
