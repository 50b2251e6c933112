"""Which letters to show, the words of one that waits, and what the office says about one that was not delivered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accede.people.forms import Line, Lines
from accede.post.envelope import within_window
from accede.post.kinds import KINDS, NEVER_WAIT
from accede.post.models import Letter
from accede.wording.folding import folded


def by_label() -> list[tuple[str, str]]:
    """Return every kind of letter with what it is called, in the order of the reader's alphabet."""
    return sorted(((kind, str(label)) for kind, label in KINDS.items()), key=lambda one: folded(one[1]))


class LetterFilter(forms.Form):
    """Which letters to show."""

    q = Line(label=_("Reader, address or subject"), required=False, max_length=200)
    kind = forms.ChoiceField(label=pgettext_lazy("of letters", "Kind"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *Letter.State.choices])

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["kind"].choices = [("", _("All")), *by_label()]


class ShownForm(LetterFilter):
    """Which letters are meant: those that were there when the list was shown."""

    until = forms.DateTimeField()

    @property
    def meant(self) -> dict[str, Any]:
        """Which they are, of whatever state; what is no choice narrows nothing."""
        return {name: self.cleaned_data[name] for name in ("q", "kind", "until") if name in self.cleaned_data}


class PostedForm(ShownForm):
    """Which letters were printed, and the day they were posted."""

    on = forms.DateField(label=_("Posted on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


class PostalField(forms.CharField):
    """To where letters on paper go, as on an envelope."""

    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, **how: Any) -> None:
        said = {"label": _("Postal address"), "max_length": 400, "help_text": _("Without the name.")}
        super().__init__(**said | how)

    def clean(self, value: Any) -> str:
        """Take as many lines as the window of an envelope shows."""
        said = within_window(super().clean(value))
        if said is None:
            raise forms.ValidationError(_("The window of an envelope shows five lines: write it shorter."))
        return said


class PaperForm(forms.Form):
    """To where a letter on paper goes."""

    postal = PostalField()


class ReaderForm(forms.Form):
    """How letters reach a person."""

    postal = PostalField(required=False)
    by_post = forms.BooleanField(label=_("Print letters to this person, and send none by mail"), required=False)

    def __init__(self, *given: object, has_mail: bool, **named: object) -> None:
        super().__init__(*given, **named)
        if not has_mail:
            del self.fields["by_post"]


class WordsForm(forms.Form):
    """The words of a letter that waits, and the revision that whoever changes them has read."""

    subject = Line(label=_("Subject"), max_length=250)
    body = Lines(label=_("The letter"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 18}))
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class WaitingForm(forms.Form):
    """Which kinds of letters the office looks at before they leave."""

    kinds = forms.MultipleChoiceField(
        label=_("The office looks at"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)
        self.fields["kinds"].choices = [(kind, label) for kind, label in by_label() if kind not in NEVER_WAIT]


class AgainForm(forms.Form):
    """Where to send a letter once more, and whether its reader is written to there from now on."""

    email = forms.EmailField(label=_("To this address"))
    corrects = forms.BooleanField(
        label=_("From now on, write to this person there, and send sign-in codes there"), required=False
    )


class KeepBackForm(forms.Form):
    """Why a letter that waits is not sent."""

    reason = Line(label=_("Why it is not sent"), max_length=500)


class ReasonForm(forms.Form):
    """Why nothing more is done about a letter."""

    reason = Line(label=_("Why nothing more is done"), max_length=500, help_text=_("Such as: told by telephone."))
