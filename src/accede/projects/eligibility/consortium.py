"""What a group still lacks to answer a call together, and what one more organisation would bring."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from accede.projects.eligibility.conditions import Conditions, Role
from accede.projects.eligibility.fit import Applicant, fit, may_coordinate
from accede.projects.eligibility.sets import countries_of
from accede.rulebook.verdict import Verdict


@dataclass(frozen=True)
class Need:
    """One thing a call asks of a consortium: how much there is of it, and how much there must be."""

    code: str
    there: int
    needed: int
    values: dict[str, object] = field(default_factory=dict)

    @property
    def lacks(self) -> int:
        """How much is still to be found."""
        return max(0, self.needed - self.there)

    @property
    def verdict(self) -> Verdict:
        """The same as an answer."""
        said = {"there": self.there, "needed": self.needed, **self.values}
        return Verdict(holds=not self.lacks, code=self.code, values=said)


def needs(group: Sequence[Applicant], call: Conditions, on: date) -> list[Need]:
    """Return what a call asks of a group, met or not, in the order in which one looks for it; only some roles count."""
    counted = [one for one in group if one.role in call.counted]
    found = [Need("need.coordinator", sum(one.role == Role.COORDINATOR for one in group), 1)]
    if call.min_organisations:
        found.append(Need("need.organisations", len(counted), call.min_organisations))
    if call.min_countries:
        found.append(Need("need.countries", _lands(counted), call.min_countries))
    for one in call.within:
        lands = countries_of(one.countries, on)
        inside = sum(each.country in lands for each in counted)
        found.append(Need("need.within", inside, one.organisations, {"places": ",".join(one.countries)}))
    for one in call.required:
        fitting = [each for each in counted if one.type in each.types]
        values = {"type": str(one.type)}
        found.append(Need("need.type", len(fitting), one.organisations, values))
        if one.countries > 1:
            found.append(Need("need.type_countries", _lands(fitting), one.countries, values))
    return found


def complete(group: Sequence[Applicant], call: Conditions, on: date) -> Verdict:
    """Say whether a group may answer a call as it stands: everybody eligible, nothing lacking, nobody too many."""
    answers = [one.verdict for one in needs(group, call, on)]
    answers += [_each(one, call, on) for one in group if one.role in call.counted]
    counted = sum(one.role in call.counted for one in group)
    if call.max_organisations:
        values = {"there": counted, "most": call.max_organisations}
        answers.append(Verdict(holds=counted <= call.max_organisations, code="need.most", values=values))
    if sum(one.role == Role.COORDINATOR for one in group) > 1:
        answers.append(Verdict(holds=False, code="need.one_coordinator"))
    if call.min_organisations is None:
        answers.append(Verdict(holds=None, code="need.size_unknown", missing=("min_organisations",)))
    return Verdict.all(answers, code="consortium")


def would_bring(one: Applicant, group: Sequence[Applicant], call: Conditions, on: date) -> list[Need]:
    """Return what would be lacking less with this organisation; nothing if it may not take part or cannot be said."""
    if fit(one, call, on).holds is not True:
        return []
    before, after = needs(group, call, on), needs([*group, one], call, on)
    return [old for old, new in zip(before, after, strict=True) if new.lacks < old.lacks]


def _each(one: Applicant, call: Conditions, on: date) -> Verdict:
    may = may_coordinate if one.role == Role.COORDINATOR else fit
    answer = may(one, call, on)
    return Verdict.all([answer], code="consortium.member", values={"name": one.name})


def _lands(group: Sequence[Applicant]) -> int:
    return len({one.country for one in group if one.country})
