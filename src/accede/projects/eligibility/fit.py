"""Whether one organisation may answer a call, as a partner or as its coordinator; and which costs stay its own."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from accede.projects.eligibility.conditions import Conditions, Role, Type
from accede.projects.eligibility.sets import countries_of
from accede.rulebook.verdict import Country, Verdict


@dataclass(frozen=True, slots=True)
class Applicant:
    """An organisation as a call looks at it; what is not known is empty."""

    country: str = ""
    types: frozenset[str] = frozenset()
    founded: date | None = None
    role: str = Role.BENEFICIARY
    name: str = ""


def fit(one: Applicant, call: Conditions, on: date) -> Verdict:
    """Say whether an organisation may take part in a call whose deadline is on a day."""
    answers = [_by_country(one, call, on)]
    if call.types:
        answers.append(_by_type(one, call.types, "type"))
    return Verdict.all(answers, code="fit.partner")


def may_coordinate(one: Applicant, call: Conditions, on: date) -> Verdict:
    """Say whether an organisation may lead, or apply alone where one is enough."""
    answers = [fit(one, call, on)]
    if call.coordinator_countries:
        answers.append(_in(one.country, call.coordinator_countries, on, "fit.coordinator_country"))
    if call.coordinator_types:
        answers.append(_by_type(one, call.coordinator_types, "coordinator_type"))
    if call.coordinator_min_years:
        answers.append(_by_years(one, call.coordinator_min_years, on))
    return Verdict.all(answers, code="fit.coordinator")


def own_share(budget: int, rate: Fraction) -> int:
    """Return what a project of so many cents leaves to those who make it, of which no cent is lost."""
    return budget - int(budget * rate)


def _by_country(one: Applicant, call: Conditions, on: date) -> Verdict:
    if one.country in countries_of(call.excluded, on):
        return Verdict(holds=False, code="fit.country", values={"country": Country(one.country)})
    if not call.countries:
        return Verdict(holds=None, code="fit.countries_unknown", missing=("countries",))
    found = _in(one.country, call.countries, on, "fit.country")
    if found.holds is False and call.countries_open:
        return Verdict(holds=None, code="fit.country_open", values=found.values, missing=("countries",))
    return found


def _in(country: str, places: Collection[str], on: date, code: str) -> Verdict:
    if not country:
        return Verdict(holds=None, code="fit.own_country_unknown", missing=("country",))
    return Verdict(holds=country in countries_of(places, on), code=code, values={"country": Country(country)})


def _by_type(one: Applicant, wanted: Collection[Type], kind: str) -> Verdict:
    values = {"types": ",".join(wanted)}
    if not one.types:
        return Verdict(holds=None, code="fit.own_type_unknown", values=values, missing=("types",))
    return Verdict(holds=bool(one.types & set(wanted)), code=f"fit.{kind}", values=values)


def _by_years(one: Applicant, years: int, on: date) -> Verdict:
    if not one.founded:
        return Verdict(holds=None, code="fit.own_years_unknown", values={"years": years}, missing=("founded",))
    # Whoever began on 29 February has its years on 1 March where there is none.
    turns = (one.founded.year + years, one.founded.month, one.founded.day)
    return Verdict(holds=turns <= (on.year, on.month, on.day), code="fit.years", values={"years": years})
