"""Working groups: what they are about, what is brought to them, when they meet."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.exchange.forms.question import text_in
from accede.people.forms import InLanguages, Line, title_in
from accede.register.forms import Moment
from accede.register.forms.ours import Ours
from accede.register.models import Organisation


class GroupForm(InLanguages):
    """What a group is about, in each language, and which of its members leads it."""

    lead = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Who leads it"), required=False, empty_label=_("nobody yet")
    )
    by_language: ClassVar = {"title": title_in, "text": text_in}

    def __init__(self, *given: Any, inside: Iterable[int] = (), **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["lead"].queryset = Organisation.objects.filter(pk__in=inside).order_by("words", "pk")
        if not inside:
            del self.fields["lead"]

    def told(self) -> dict[str, Any]:
        """Return what it is about."""
        return {"titles": self.said("title"), "texts": self.said("text")}


class PaperForm(Ours):
    """A document, and which member brings it; the office is not asked."""

    title = Line(label=_("What it is"), max_length=200)

    def __init__(self, holder: str, *given: Any, own: Sequence[Organisation], **named: Any) -> None:
        super().__init__(*given, own=own, **named)
        if not own:
            del self.fields["organisation"]
        self.fields["file"] = DocumentField(label=_("File"), holder=holder)


class MeetingForm(forms.Form):
    """When a group meets, and where."""

    begins = forms.DateTimeField(label=_("It begins at"), widget=Moment)
    ends = forms.DateTimeField(label=_("It ends at"), required=False, widget=Moment)
    place = Line(label=_("Place, or address of the room on the net"), max_length=300)
