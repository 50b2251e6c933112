"""What people fill about elections: which seats, whom they put forward, whom they choose, what tellers counted."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Assembly
from accede.assembly.queries.election import Electable, Ruled
from accede.people.forms import Line
from accede.people.queries import language
from accede.register.forms import fact_field
from accede.register.models import Organisation
from accede.register.queries import members_on
from accede.rulebook.verdict import Named
from accede.wording.formats import text
from accede.wording.margin import named, who


class CallForm(forms.Form):
    """Which seats an election fills, and how many."""

    seat = forms.ChoiceField(label=_("Seats to fill"))
    seats = forms.IntegerField(label=_("How many"), min_value=1, max_value=100)

    def __init__(self, assembly: Assembly, several: list[Electable], data: object = None) -> None:
        super().__init__(data)
        book = assembly.book
        labels = [(one.name, text(one.seat.label, language()) or one.seat.name, one.body) for one in several]
        self.fields["seat"].choices = [
            (name, f"{label} ({capfirst(who(body, book, language()))})") for name, label, body in labels
        ]
        self.fields["seats"].kind = "short"


class NominateForm(forms.Form):
    """A person who is put forward: by whom, from which member, and what the mixture of the elected asks for."""

    name = Line(label=_("Name of the person"), max_length=200)
    email = forms.EmailField(label=_("E-mail address of the person"), required=False)
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Member that the person comes from"))
    proposer = forms.ChoiceField(label=_("Put forward by"))

    def __init__(self, ruled: Ruled, proposers: list[tuple[str, str]], data: object = None) -> None:
        super().__init__(data)
        members = members_on(ruled.election.item.assembly.day).values("organisation")
        self.fields["organisation"].queryset = Organisation.objects.filter(pk__in=members).order_by("name")
        self.fields["organisation"].required = bool(ruled.seat.from_) or ruled.is_of_members
        if ruled.is_of_members:
            self.fields["name"].label = _("Name of the person who would represent it")
            self.fields["organisation"].label = _("Member that stands")
            self.order_fields(["organisation", "name"])
        self.fields["proposer"].choices = proposers
        self.facts = [name for name in ruled.rule.balance if name in ruled.book.fact and name != "category"]
        for name in self.facts:
            field = self.fields[f"fact_{name}"] = fact_field(ruled.book.fact[name], language())
            field.label = capfirst(named(Named("fact", name), ruled.book, language()))

    def said(self) -> dict[str, Any]:
        """Return who is put forward."""
        names = ("name", "email", "organisation")
        return {name: self.cleaned_data[name] for name in names} | {
            "facts": {name: self.cleaned_data[f"fact_{name}"] for name in self.facts}
        }


class RepresentativeForm(forms.Form):
    """Who represents a member in a seat that the member holds."""

    name = Line(label=_("Name of the person"), max_length=200)
    email = forms.EmailField(label=_("E-mail address of the person"))


class PaperForm(forms.Form):
    """The names on a paper: chosen, or in an order."""

    organisation = forms.IntegerField(min_value=1, max_value=2**62, required=False)
    choice = forms.MultipleChoiceField(required=False)

    def __init__(self, ruled: Ruled, data: object = None) -> None:
        super().__init__(data)
        standing = ruled.election.standing
        self.ranks = [f"rank_{number}" for number, _name in enumerate(standing)] if ruled.is_ordered else []
        self.fields["choice"].choices = [(name, name) for name in (*standing, "")]
        for rank in self.ranks:
            self.fields[rank] = forms.IntegerField(min_value=1, max_value=len(standing), required=False)
        self.standing = standing

    def clean(self) -> dict[str, Any]:
        """Two names do not stand at one place of an order."""
        said = super().clean()
        places = [said[rank] for rank in self.ranks if said.get(rank)]
        if len(set(places)) < len(places):
            raise forms.ValidationError(_("Two names have the same number. Give each its own."))
        return said

    def names(self) -> list[str]:
        """Return the names, the most wanted first where there is an order."""
        if not self.ranks:
            return [name for name in self.cleaned_data["choice"] if name]
        placed = [(self.cleaned_data[rank], name) for rank, name in zip(self.ranks, self.standing, strict=True)]
        return [name for place, name in sorted((one for one in placed if one[0]), key=lambda one: one[0])]


class PileForm(PaperForm):
    """Papers that tellers have counted: how many carry these names."""

    votes = forms.IntegerField(label=_("How many papers carry these names"), min_value=0, max_value=10**6)


class CorrectPilesForm(forms.Form):
    """How many papers carry which names in truth, and why that is put right."""

    def __init__(self, piles: Mapping[int, tuple[str, int]], data: object = None) -> None:
        super().__init__(data)
        for key, (label, votes) in piles.items():
            field = forms.IntegerField(label=label, min_value=0, max_value=10**6, initial=votes)
            self.fields[f"pile{key}"] = field
            field.kind = "short"

    def piles(self) -> dict[int, int]:
        """Return the number of papers of each pile, by its key."""
        said = self.cleaned_data.items()
        return {int(name.removeprefix("pile")): votes for name, votes in said if name.startswith("pile")}


class CorrectPapersForm(forms.Form):
    """Which names stand in truth on the papers that were entered for members."""

    def __init__(
        self, members: Mapping[int, tuple[str, Sequence[str]]], standing: Sequence[str], data: object = None
    ) -> None:
        super().__init__(data)
        for key, (label, names) in members.items():
            self.fields[f"of{key}"] = forms.MultipleChoiceField(
                label=label,
                choices=[(one, one) for one in standing],
                widget=forms.CheckboxSelectMultiple,
                initial=list(names),
                required=False,
            )

    def papers(self) -> dict[int, list[str]]:
        """Return the names on each paper, by organisation."""
        said = self.cleaned_data.items()
        return {int(name.removeprefix("of")): names for name, names in said if name.startswith("of")}


class LotForm(forms.Form):
    """The words that the room says when a lot is drawn."""

    words = Line(
        label=_("Words said in the room"),
        max_length=200,
        help_text=_("Let somebody who is no part of it say a few words, and write them as they are said."),
    )
