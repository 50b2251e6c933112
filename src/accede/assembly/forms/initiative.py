"""What members ask for together."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly, Initiative
from accede.assembly.queries.agenda import takes
from accede.assembly.queries.naming import assembly_name
from accede.people.forms import Line, Lines
from accede.people.queries import language
from accede.register.models import Organisation
from accede.rulebook.book import Book
from accede.wording.formats import text
from accede.wording.margin import who

Aim = Initiative.Aim


class InitiativeForm(forms.Form):
    """What is asked for, and why; on behalf of which member."""

    organisation = forms.ChoiceField(label=_("On behalf of"))
    what = forms.ChoiceField(label=_("What you ask for"))
    title = Line(label=_("In a few words"), max_length=200)
    reasons = Lines(label=_("Why"), max_length=5000)

    def __init__(
        self, book: Book, own: list[Organisation], put: list[Assembly], order: list[str], data: Any = None
    ) -> None:
        super().__init__(data)
        self.fields["organisation"].choices = [(str(one.pk), one.name) for one in own]
        self.put, lang = {one.address: one for one in put}, language()
        item = _("%(assembly)s: %(matter)s")
        for one in put:
            matters = takes(one).items()
            group = [
                (f"{one.address}/{name}", item % {"assembly": assembly_name(one), "matter": text(rule.label, lang)})
                for name, rule in matters
            ]
            self.fields["what"].choices += group
        meeting = _("Convene: %(body)s")
        self.fields["what"].choices += [(name, meeting % {"body": capfirst(who(name, book, lang))}) for name in order]

    def asked(self) -> dict[str, Any]:
        """Return what is asked for."""
        said = {name: self.cleaned_data[name] for name in ("title", "reasons")}
        place, slash, matter = self.cleaned_data["what"].partition("/")
        if slash:
            return said | {"aim": Aim.PUT, "assembly": self.put[place], "matter": matter}
        return said | {"aim": Aim.ORDER, "body": place}
