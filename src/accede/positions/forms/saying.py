"""What members say of a text, and how whoever drafts answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accede.people.forms import Lines
from accede.positions.models import Amendment, MemberVote, Stand
from accede.register.forms import Day

STRUCK = _("Needed unless the paragraph is struck.")
Choices = list[tuple[str, str]]  # on behalf of whom somebody can speak


def voice(choices: Choices) -> forms.Field:
    """Return the field of on whose behalf somebody speaks, which is hidden where there is one answer."""
    field = forms.ChoiceField(label=_("On behalf of"), choices=choices, required=False)
    if len(choices) == 1:
        field.widget, field.initial = forms.HiddenInput(), choices[0][0]
    return field


class CommentForm(forms.Form):
    """A comment."""

    words = Lines(label=_("Your comment"), max_length=5000)

    def __init__(self, choices: Choices, data: Any = None) -> None:
        super().__init__(data, auto_id="comment_%s")
        self.fields = {"voice": voice(choices)} | self.fields


class AmendmentForm(forms.Form):
    """What is to be changed in a paragraph, and why."""

    kind = forms.ChoiceField(label=_("What is to be done"), choices=Amendment.Kind.choices)
    changed = Lines(label=_("The new words"), max_length=20_000, required=False, help_text=STRUCK)
    reason = Lines(label=_("Why"), max_length=3000)

    def __init__(self, choices: Choices, before: str, lang: str, data: Any = None) -> None:
        super().__init__(data, auto_id="amendment_%s", initial={"changed": before})
        self.fields = {"voice": voice(choices)} | self.fields
        self.fields["changed"].widget.attrs["lang"] = lang
        if not before:  # in front of the first paragraph something is put, and nothing else
            self.fields["kind"].choices = [(Amendment.Kind.INSERT, _("a new paragraph in front of the first"))]

    def clean_changed(self) -> str:
        """What is not struck says something."""
        words = self.cleaned_data["changed"].strip()
        if not words and self.cleaned_data.get("kind") != Amendment.Kind.STRIKE:
            raise forms.ValidationError(_("Write the new words."))
        return words

    def change(self) -> dict[str, str]:
        """Return what is proposed."""
        told = self.cleaned_data
        return {"kind": told["kind"], "words": told["changed"], "reason": told["reason"]}


class VoteForm(forms.Form):
    """How a member votes on an amendment."""

    choice = forms.ChoiceField(label=_("Your vote"), choices=MemberVote.Choice.choices, widget=forms.RadioSelect)

    def __init__(self, choices: Choices, data: Any = None) -> None:
        super().__init__(data)
        self.fields = {"voice": voice(choices)} | self.fields


class SettleForm(forms.Form):
    """What whoever drafts answers to an amendment."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("accept", _("Accept it")), ("reject", _("Reject it"))],
        widget=forms.RadioSelect,
    )
    because = Lines(label=_("Why"), max_length=3000, required=False, help_text=_("Needed where it is rejected."))


class PutForm(forms.Form):
    """Until when members vote."""

    votes_until = forms.DateField(label=_("Members vote until"), widget=Day)


class StandForm(forms.Form):
    """Whether a member stands behind the final text."""

    kind = forms.ChoiceField(label=_("This member"), choices=Stand.Kind.choices, widget=forms.RadioSelect)
    reason = Lines(
        label=_("Why"), max_length=3000, required=False, help_text=_("Needed where it does not stand behind it.")
    )
    is_shown = forms.BooleanField(label=_("Show a dissent with the position"), required=False, initial=True)

    def __init__(self, choices: Choices, data: Any = None) -> None:
        super().__init__(data)
        self.fields = {"voice": voice(choices)} | self.fields
