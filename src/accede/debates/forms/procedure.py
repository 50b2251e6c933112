"""A file of the institutions, and its dates."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accede.debates.actions.procedure import File
from accede.people.forms import InLanguages, Line, Written, title_in
from accede.register.forms import Day
from accede.space.models import Audience


def link() -> forms.URLField:
    """Return a field for the address of a web page."""
    return forms.URLField(label=_("Web page"), max_length=1000, required=False, assume_scheme="https")


class ProcedureForm(InLanguages):
    """What a file is about, and who may read of it."""

    reference = Line(label=_("Reference"), help_text=_("As the institutions number it."), max_length=60, required=False)
    link = link()
    audience = forms.ChoiceField(
        label=_("Who may read it"), choices=Audience, widget=forms.RadioSelect, initial=Audience.MEMBERS
    )
    has_ended = forms.BooleanField(label=_("It has ended: nothing more is to come"), required=False)

    by_language: ClassVar = {
        "title": title_in,
        "text": lambda name: Written(gettext("What is at stake, in %(language)s") % {"language": name}),
    }

    def file(self) -> File:
        """Return what was said."""
        names = ("reference", "link", "audience", "has_ended")
        return File(self.said("title"), self.said("text"), **{name: self.cleaned_data[name] for name in names})


class StageForm(InLanguages):
    """A date of a file."""

    on = forms.DateField(label=_("Day"), widget=Day)
    link = link()

    by_language: ClassVar = {
        "title": lambda name: Line(
            label=gettext("What happens, in %(language)s") % {"language": name}, max_length=200, required=False
        )
    }
