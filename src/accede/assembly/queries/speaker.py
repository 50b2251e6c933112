"""Who speaks for a group whose members share one voice: the one on whom all agree that have named somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accede.assembly.models import Assembly
from accede.rulebook.verdict import Verdict
from accede.rulebook.weight import Voice

if TYPE_CHECKING:
    from accede.assembly.queries.roll import Seat

CHOSEN = "by one they choose"


@dataclass(frozen=True)
class Group:
    """The members of a group that may vote, whom each has named, and who speaks for all of them if they agree."""

    name: str
    members: "tuple[Seat, ...]"
    named: dict[int, int]

    @property
    def speaker(self) -> "Seat | None":
        """The one on whom they agree; whoever is alone speaks for itself."""
        if len(self.members) == 1:
            return self.members[0]
        wanted = set(self.named.values())
        return next((one for one in self.members if wanted == {one.organisation}), None)


def voice_of(assembly: Assembly) -> Voice | None:
    """Return the rule by which the members of a group speak with one voice, if there is one."""
    book = assembly.book
    return book.voice.get(book.body[assembly.body].voice)


def rule_of(voice: Voice) -> Verdict:
    """Return, as an answer that can be cited, how a group with one voice speaks."""
    return Verdict(holds=True, code="rule.applies", article=voice.article, marks=voice.marks("speaks", "else"))


def groups_of(assembly: Assembly, roll: "Sequence[Seat]") -> list[Group]:
    """Return the groups with one voice; none where each member speaks for itself."""
    voice = voice_of(assembly)
    if voice is None:
        return []
    found: dict[str, list[Seat]] = {}
    for seat in roll:
        group = seat.voter().belongs(voice.group)
        if group and assembly.book.votes(seat.voter(), "").verdict.holds is not False:
            found.setdefault(str(group), []).append(seat)
    named = dict(assembly.namings.values_list("organisation", "speaker")) if assembly.has_namings else {}
    return [Group(name, tuple(several), _among(several, named)) for name, several in found.items()]


def unspoken(assembly: Assembly, roll: "Sequence[Seat]") -> list[Group]:
    """Return the groups of several that nobody speaks for; on the day, those of which several take part."""
    on_the_day = assembly.state == Assembly.State.OPEN
    several = [one for one in groups_of(assembly, roll) if one.speaker is None]
    taking = lambda one: sum(seat.attends or seat.holder is not None for seat in one.members)  # noqa: E731 - a count
    return [one for one in several if not on_the_day or taking(one) > 1]


def _among(several: "Sequence[Seat]", named: Mapping[int, int]) -> dict[int, int]:
    return {one.organisation: named[one.organisation] for one in several if one.organisation in named}


def with_speakers(assembly: Assembly, roll: "list[Seat]") -> "list[Seat]":
    """Note on a roll who speaks for its group, where that was named or the rules ask for it."""
    voice = voice_of(assembly)
    if voice is None or not (assembly.has_namings or voice.speaks == CHOSEN):
        return roll
    speakers = {group.speaker.organisation for group in groups_of(assembly, roll) if group.speaker}
    return [replace(one, facts={**one.facts, "speaks": one.organisation in speakers}) for one in roll]
