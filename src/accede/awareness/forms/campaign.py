"""A campaign, its files, and a member that takes part."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.archive.forms import DocumentField
from accede.awareness.actions import Said
from accede.awareness.forms.deciding import Deciding, text_in
from accede.awareness.models import Story
from accede.people.forms import Line, Lines, title_in
from accede.register.forms.day import Day
from accede.register.forms.ours import Ours


class CampaignForm(Deciding):
    """What a campaign says, when, and which figures and stories stand beside it."""

    begins = forms.DateField(label=_("First day"), widget=Day)
    ends = forms.DateField(label=_("Last day"), required=False, widget=Day)
    figures = forms.MultipleChoiceField(label=_("Figures"), required=False, widget=forms.CheckboxSelectMultiple)
    stories = forms.ModelMultipleChoiceField(
        Story.objects.none(), label=_("Stories"), required=False, widget=forms.CheckboxSelectMultiple
    )
    figures.kind = stories.kind = "fold"
    by_language: ClassVar = {
        "title": title_in,
        "text": text_in,
        "share": lambda name: Lines(
            label=gettext("Words to pass on, in %(language)s") % {"language": name},
            max_length=1000,
            required=False,
            widget=forms.Textarea({"rows": 3}),
        ),
    }

    def __init__(
        self, *given: Any, figures: Sequence[tuple[str, str]], stories: QuerySet[Story], is_read: bool, **named: Any
    ) -> None:
        super().__init__(*given, is_read=is_read, **named)
        self.fields["figures"].choices = figures
        self.fields["stories"].queryset = stories

    def clean(self) -> dict[str, Any]:
        """End on no day before the first."""
        told = super().clean()
        if told.get("ends") and told.get("begins") and told["ends"] < told["begins"]:
            self.add_error("ends", _("The last day cannot come before the first."))
        return told

    def campaign(self) -> Said:
        """Return what the campaign says."""
        known = {name: self.cleaned_data[name] for name in ("begins", "ends", "language", "figures")}
        return Said(self.said("title"), texts=self.said("text"), shares=self.said("share"), **known)


class MaterialForm(forms.Form):
    """A file for everybody."""

    title = Line(label=_("Title"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *given: Any, holder: str, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["deposit"] = DocumentField(label=_("File"), holder=holder)


class ParticipationForm(Ours):
    """That one takes part."""

    link = forms.URLField(
        label=_("Where one sees how you take part"), required=False, max_length=500, assume_scheme="https"
    )
