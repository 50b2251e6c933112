"""A story, in each language of the site, with its picture."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.archive.inspection.picture import tells_place
from accede.archive.intake import Deposit
from accede.archive.kinds import KINDS
from accede.archive.queries import content_of
from accede.awareness.actions import Told
from accede.awareness.forms.deciding import Deciding, box, text_in
from accede.people.forms import Line, title_in
from accede.register.forms.day import Day
from accede.register.models import Organisation

PICTURES = tuple(kind for kind in KINDS if kind.name in ("JPEG", "PNG"))
LARGEST = 1 << 20  # what a phone on a slow line still shows
TELLS_PLACE = _("This picture says where it was taken. Save it without its place, and choose it.")
TAKEN = _("JPEG or PNG, at most one megabyte.")


class StoryForm(Deciding):
    """What a story says, and of whom, and what its picture shows."""

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
        "text": text_in,
        "alt": lambda name: Line(
            label=gettext("What the picture shows, in %(language)s") % {"language": name},
            max_length=500,
            required=False,
        ),
    }

    def __init__(
        self, *given: Any, holder: str, of: QuerySet[Organisation], has_picture: bool, is_read: bool, **named: Any
    ) -> None:
        super().__init__(*given, is_read=is_read, **named)
        self.fields["organisation"].queryset = of
        label = _("Another picture") if has_picture else _("Picture")
        picture = DocumentField(label=label, holder=holder, kinds=PICTURES, required=False, help_text=TAKEN)
        more = {"drops_picture": box(_("Show no picture any more"))} if has_picture else {}
        alts = {name: self.fields.pop(name) for name in list(self.fields) if name.startswith("alt_")}
        persons = {name: self.fields.pop(name) for name in ("shows_persons", "agreed_on", "agreement")}
        self.fields |= {"picture": picture} | more | alts | persons

    def clean_picture(self) -> Deposit | None:
        """Take no picture that a page could not carry, and none that tells more than it shows."""
        picture = self.cleaned_data["picture"]
        if picture and picture.size > LARGEST:
            raise forms.ValidationError(_("This picture is larger than one megabyte. Save it smaller, and choose it."))
        if picture and tells_place(content_of(picture)):
            raise forms.ValidationError(TELLS_PLACE)
        return picture

    def told(self) -> Told:
        """Return what the story says."""
        known = self.cleaned_data
        said = {name: known[name] for name in ("language", "organisation", "shows_persons", "agreed_on", "agreement")}
        return Told(self.said("title"), self.said("text"), alts=self.said("alt"), **said)
