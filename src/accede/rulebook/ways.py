"""What each group comes to, and every tally that the unknowns leave possible."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accede.rulebook.blocks import Block, Needs
from accede.rulebook.tally import NOTHING, Tally, Voiced, empty
from accede.rulebook.verdict import Country, Value, Verdict
from accede.rulebook.weight import Voice

Sees = Callable[[Tally], Hashable]  # what of a tally the rules of a vote look at
Groups = Mapping[str, set[str]]  # the groups of each fact that is counted apart


@dataclass(frozen=True, slots=True)
class Way:
    """What the members of one group come to, on one way to read the unknowns."""

    tally: Tally = NOTHING
    spoken: frozenset[str] = frozenset()
    silent: bool = False
    speakers: int = 0
    chosen: frozenset[str] = frozenset()
    opened: bool = False
    unsaid: bool = False

    def with_block(self, block: Block, entitled: bool, needs: Needs, groups: Groups) -> "Way":
        """The same with the members of one more block."""
        tally = self.tally + block.tally(needs, groups, entitled)
        if not entitled:
            return Way(tally, self.spoken, self.silent, self.speakers, self.chosen, self.opened, self.unsaid)
        choices = {block.choices: 1} if isinstance(block.choices, str) and block.choices else dict(block.choices or ())
        spoken = frozenset(choice for choice, number in choices.items() if number)
        return Way(
            tally,
            self.spoken | spoken,
            self.silent or not spoken - {"invalid"},
            self.speakers + block.speaks * int(block.sums[0]),
            self.chosen | spoken if block.speaks else self.chosen,
            self.opened or "at opening" in block.sides,
            self.unsaid or bool(block.sums[2]),
        )


@dataclass(frozen=True, slots=True)
class Fold:
    """How the members of a group become a tally: their votes, or the one voice they speak with."""

    voice: Voice | None
    picked: Mapping[str, str]
    needs: Needs

    def choice(self, way: Way, group: str) -> str | None:
        """What a group says, on one way."""
        voice = self.voice
        if voice is None or not way.spoken - {"invalid"}:
            return None
        picked = self.picked.get(group, "")
        if voice.speaks == "by one they choose":
            # Nobody speaks for a group that has not agreed on one.
            return voice.fold(way.chosen, True) if way.speakers == 1 else voice.unagreed(picked)
        return voice.fold(way.spoken, not way.silent, way.tally.choices(), picked)

    def waits(self, way: Way, group: str) -> bool:
        """Say whether what a group says hangs on a body that has not picked, or on votes nobody knows."""
        voice = self.voice
        if voice is None or not (spoken := way.spoken - {"invalid"}):
            return False
        if voice.speaks == "by majority" and way.unsaid and len(spoken) > 1:
            return True
        return bool(voice.picker) and self.choice(way, group) is None and not (way.speakers == 1 and not way.chosen)

    def tally(self, way: Way, group: str) -> Tally:
        """The tally of one group."""
        took_part, was_there, may = (
            getattr(way.tally, f"members_{side}") > 0 for side in ("represented", "present", "entitled")
        )
        counts = {
            "countries_entitled": int(may),
            "countries_represented": int(took_part),
            "countries_present": int(was_there),
        }
        if self.voice is None:
            side = self._side(way.tally)
            return way.tally + Tally(**counts, more=self._more("countries", side, way))
        choice = self.choice(way, group)
        members = {name: getattr(way.tally, name) for name in Tally.__slots__ if name.startswith("members")}
        votes = {"votes_entitled": int(may), "votes_represented": int(took_part), "votes_present": int(was_there)}
        kept = tuple((name, number) for name, number in way.tally.more if name.lstrip("?").split()[0] != "votes")
        own = Tally(more=self._more("countries", choice or "", way)) + Tally(
            more=self._more("votes", choice or "", way)
        )
        said = {choice: 1} if choice else {}
        return Tally.of(said, **members, **votes, more=kept) + Tally(**counts) + own

    def _side(self, tally: Tally) -> str:
        """The side a country without a voice is on: that of all its votes for and against."""
        return "for" if tally.for_ and not tally.against else "against" if tally.against and not tally.for_ else ""

    def _more(self, unit: str, choice: str, way: Way) -> tuple[tuple[str, int], ...]:
        on = {choice} | ({"at opening"} if way.opened else set()) | ({"allocated"} if way.tally.members else set())
        names = (f"{unit} {side}" for one, side, _scope in self.needs.names if one == unit and side in on and side)
        return tuple(sorted({name: 1 for name in names if name not in _ALWAYS}.items()))


_ALWAYS = frozenset(f"votes {choice}" for choice in ("for", "against", "abstain", "blank", "invalid"))


def ways(found: Iterable[Block], fold: Fold, groups: Groups, sees: Sees, places: Iterable[str]) -> dict[str, list[Way]]:
    """For each group, in roll order, every way its members may come to count: one for each that would judge alike."""
    reached = {place: [Way()] for place in places}
    # In an order of what they hold, so that the roll's own order never shows in which of two alike ways is kept.
    known = sorted(found, key=lambda one: (one.holds is None, str(one)))
    for block in known:
        before = reached[block.place]
        added = [way.with_block(block, block.holds is not False, fold.needs, groups) for way in before]
        if block.holds is None:
            added += [way.with_block(block, False, fold.needs, groups) for way in before]
            added = list({_told(way, block.place, fold, sees): way for way in added}.values())
        reached[block.place] = added
    return reached


def _told(way: Way, place: str, fold: Fold, sees: Sees) -> Hashable:
    """What two ways must share to be judged alike, whoever else is added to both."""
    tally = way.tally
    takes_part = (tally.members_entitled > 0, tally.members_represented > 0, tally.members_present > 0)
    held = tuple(tally.choices().values()) if fold.voice and fold.voice.speaks == "by majority" else ()
    sides = () if fold.voice else (tally.for_ > 0, tally.against > 0)
    spoke = (way.spoken, way.silent, way.speakers, way.chosen, way.opened, way.unsaid)
    return (spoke, takes_part, held, sides, sees(fold.tally(way, place)))


def possible(found: Mapping[str, list[Way]], fold: Fold, start: Tally, sees: Sees) -> list[Tally]:
    """Every tally that the unknowns leave possible, one for all that judge alike; the worst for the motion first."""
    reached = [start]
    for place, several in sorted(found.items(), key=lambda one: str(one[0])):
        tallies = [fold.tally(way, place) for way in several]
        told = {sees(total): total for one in reached for other in tallies for total in (one + other,)}
        reached = list(told.values())
    return sorted(reached, key=lambda one: (one.for_ - one.against, one))


def start(countries: int, zeros: tuple[tuple[str, int], ...]) -> Tally:
    """Nothing counted yet."""
    return empty(0, countries) + Tally(more=zeros)


def voiced(found: Mapping[str, list[Way]], fold: Fold) -> tuple[Voiced, ...]:
    """What each group said, in roll order; None where it hangs on an unknown or nobody spoke."""
    assert fold.voice
    return tuple(
        _said(str(group), several, fold, fold.voice)
        for group, several in found.items()
        if any(way.tally.members_entitled for way in several)
    )


def _said(group: str, several: Sequence[Way], fold: Fold, voice: Voice) -> Voiced:
    choices = {fold.choice(way, group) for way in several}
    values: dict[str, Value] = {
        "country": Country(group) if voice.group == "country" else group,
        "members": max(way.tally.members_entitled for way in several),
    }
    waits = any(fold.waits(way, group) for way in several)
    if len(choices) > 1 or waits:
        missing = (f"voice.{group}",) if waits and voice.picker else ()
        verdict = Verdict(holds=None, code="voice.cannot_say", values=values, article=voice.article, missing=missing)
        return Voiced(group, None, verdict)
    choice = choices.pop()
    values["choice"] = choice or ""
    verdict = Verdict(
        holds=choice is not None,
        code=_code(several, choice, voice, fold.picked.get(group, ""), values["members"] == 1),
        values=values,
        article=voice.article,
        marks=voice.marks("asks", "else", "speaks"),
    )
    return Voiced(group, choice, verdict)


def _code(several: Sequence[Way], choice: str | None, voice: Voice, picked: str, alone: bool) -> str:
    spoken = max((way.spoken - {"invalid"} for way in several), key=sorted)
    if not spoken:
        return "voice.silent"
    if spoken == {choice}:
        return "voice.alone" if alone else "voice.agreed"
    if choice in spoken and choice is not None and choice != picked:
        return "voice.chosen" if voice.speaks == "by one they choose" else "voice.majority"
    if choice and choice == picked:
        return "voice.picked"
    return "voice.differ" if voice.otherwise == "blank" else "voice.differ_none"
