"""What members of the Board fill: their judgements, what the Board settles, and why somebody stands aside."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.validators import validate_comma_separated_integer_list
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Lines
from accede.procedure.models import Judgement

LONGEST_REASON = 2000


class JudgementForm(forms.Form):
    """What a member of the Board finds of one criterion, why, and what it rests on; `seen` is what it found before."""

    criterion = forms.CharField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    answer = forms.ChoiceField(label=_("Your judgement"), choices=Judgement.Answer.choices, widget=forms.RadioSelect)
    reason = Lines(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("One or two sentences the assembly can read."),
    )
    evidence = forms.MultipleChoiceField(label=_("It rests on"), required=False, widget=forms.CheckboxSelectMultiple)
    link = forms.URLField(label=_("Or on a page elsewhere"), required=False, assume_scheme="https", max_length=500)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        evidence: Sequence[tuple[str, str]] = (),
        may_not_apply: bool = False,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.fields["evidence"].choices = list(evidence)
        self.fields["evidence"].kind = "fold"
        if not evidence:
            del self.fields["evidence"]
        if not may_not_apply:
            self.fields["answer"].help_text = _("This is asked of every candidate; if it does not apply, say why.")

    def take_as_seen(self, judgement: Judgement) -> None:
        """Take what stands now as seen, and keep what was typed."""
        self.data = self.data.copy()
        self.data["seen"] = str(judgement.pk)

    def found(self) -> dict[str, Any]:
        """Return what was found, as the deed takes it."""
        said = dict(self.cleaned_data)
        link = said.pop("link")
        return said | {"seen": said["seen"] or 0, "evidence": [*said.get("evidence", ()), *([link] if link else ())]}


class Seen(forms.CharField):
    """Which judgements a form shows, by their numbers; None where it does not say."""

    def __init__(self) -> None:
        numbers = [validate_comma_separated_integer_list]
        super().__init__(required=False, empty_value=None, widget=forms.HiddenInput, validators=numbers)

    def clean(self, value: str | None) -> list[int] | None:
        """Return the numbers."""
        said = super().clean(value)
        return None if said is None else [int(one) for one in said.split(",")]


class SettlementForm(forms.Form):
    """What the Board as a whole finds where its members differ; `seen` are the judgements that it settles."""

    prefix = "board"

    criterion = forms.CharField(widget=forms.HiddenInput)
    seen = Seen()
    answer = forms.ChoiceField(label=_("The Board finds"), choices=Judgement.Answer.choices, widget=forms.RadioSelect)
    reason = Lines(label=_("Reason of the Board"), max_length=LONGEST_REASON)

    def take_as_seen(self, judgements: Iterable[Judgement]) -> None:
        """Take what stands now as seen, and keep what was typed."""
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = as_seen(judgements)


class ConclusionForm(forms.Form):
    """That the Board concludes; `seen` is all that counted when it was asked."""

    seen = Seen()


def as_seen(judgements: Iterable[Judgement]) -> str:
    """Write which judgements a form shows."""
    return ",".join(str(one.pk) for one in judgements)


class ConflictForm(forms.Form):
    """Why somebody stands aside."""

    reason = Lines(label=_("What binds you to the candidate"), max_length=LONGEST_REASON)


class ComeBackForm(forms.Form):
    """Why somebody takes part again."""

    reason = Lines(label=_("Why there is no conflict of interest any more"), max_length=LONGEST_REASON)
