"""A story, in each language of the site, with its picture."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.archive.intake import Deposit
from accede.archive.kinds import KINDS
from accede.awareness.actions import Told
from accede.people.forms import InLanguages, Line, Lines, title_in
from accede.register.forms.day import Day
from accede.register.models import Organisation

PICTURES = tuple(kind for kind in KINDS if kind.name in ("JPEG", "PNG"))
LARGEST = 1 << 20  # what a phone on a slow line still shows
HOW = _("An empty line begins a paragraph, # a heading, - a line of a list; [words](https://…) is a link.")
DECIDES = _("When it changes, the other languages are marked as behind until they follow.")
TAKEN = _("JPEG or PNG, at most one megabyte.")


class StoryForm(InLanguages):
    """What a story says, and of whom; with `was`, how a story that is told already changes."""

    language = forms.ChoiceField(label=_("Language that decides"), choices=settings.LANGUAGES, help_text=DECIDES)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Of which member"), required=False, empty_label=_("of none alone")
    )
    shows_persons = forms.TypedChoiceField(
        label=_("Who can be recognised in the picture"),
        choices=[("", _("Nobody")), ("yes", _("Persons who agreed to be shown to everybody"))],
        widget=forms.RadioSelect,
        required=False,
        coerce=bool,
        empty_value=False,
    )
    agreed_on = forms.DateField(label=_("They agreed on"), required=False, widget=Day)
    agreement = Line(
        label=_("Where their agreement is kept"),
        max_length=300,
        required=False,
        help_text=_("The office alone sees this."),
    )
    by_language: ClassVar = {
        "title": title_in,
        "text": lambda name: Lines(
            label=gettext("Text in %(language)s") % {"language": name}, max_length=20_000, required=False, help_text=HOW
        ),
        "alt": lambda name: Line(
            label=gettext("What the picture shows, in %(language)s") % {"language": name},
            max_length=500,
            required=False,
        ),
    }

    def __init__(
        self, *given: Any, holder: str, of: Sequence[Organisation], has_picture: bool, is_told: bool, **named: Any
    ) -> None:
        super().__init__(*given, **named)
        self.fields["organisation"].queryset = of
        label = _("Another picture") if has_picture else _("Picture")
        picture = DocumentField(label=label, holder=holder, kinds=PICTURES, required=False, help_text=TAKEN)
        more = {"drops_picture": _box(_("Show no picture any more"))} if has_picture else {}
        alts = {name: self.fields.pop(name) for name in list(self.fields) if name.startswith("alt_")}
        persons = {name: self.fields.pop(name) for name in ("shows_persons", "agreed_on", "agreement")}
        current = {"is_current": _box(_("The translations still say the same"))} if is_told else {}
        self.fields |= current | {"picture": picture} | more | alts | persons

    def clean(self) -> dict[str, Any]:
        """Want the words that decide."""
        told = super().clean()
        name = f"title_{told.get('language')}"
        if self.said("title") and not told.get(name) and name in self.fields:
            self.add_error(name, self.untitled)
        return told

    def clean_picture(self) -> Deposit | None:
        """Take no picture that a page could not carry."""
        picture = self.cleaned_data["picture"]
        if picture and picture.size > LARGEST:
            raise forms.ValidationError(_("This picture is larger than one megabyte. Save it smaller, and choose it."))
        return picture

    def told(self) -> Told:
        """Return what the story says."""
        known = self.cleaned_data
        said = {name: known[name] for name in ("language", "organisation", "shows_persons", "agreed_on", "agreement")}
        return Told(self.said("title"), self.said("text"), alts=self.said("alt"), **said)


def _box(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)
