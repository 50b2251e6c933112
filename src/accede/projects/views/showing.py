"""Calls as pages show them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accede.people.queries import language
from accede.projects.eligibility.conditions import Conditions
from accede.projects.eligibility.fit import Applicant, fit, own_share
from accede.projects.eligibility.sets import set_on
from accede.projects.eligibility.wording import ASSUMED, SETS, TYPES, places, reasons, types
from accede.projects.models import Call
from accede.projects.portal.told import ZONE
from accede.projects.queries import State, state_of
from accede.projects.queries.calls import deadline_day
from accede.rulebook.verdict import Money, Verdict
from accede.wording.formats import day, moment, money, number, percent, text

Fact = tuple[str, str]
STATES = {State.OPEN: "now", State.FORTHCOMING: "", State.CLOSED: "done"}


def state_tag(call: Call, at: datetime) -> dict[str, str]:
    """Return how a call stands as a tag."""
    state = state_of(call, at)
    return {"state": STATES[state], "label": state.label}


def fit_tag(answer: Verdict) -> dict[str, str]:
    """Return whether an organisation fits as a tag."""
    if answer.holds is None:
        return {"state": "", "label": _("Cannot be said")}
    return {"state": "done", "label": _("Fits")} if answer.holds else {"state": "lost", "label": _("Does not fit")}


def call_row(call: Call, several: Sequence[Applicant], at: datetime) -> dict[str, Any]:
    """Return a call as a row of a list, with the best answer that it has for some members."""
    due, said = call.due(at), [call.programme, call.identifier]
    row = {
        "title": title(call),
        "url": call.get_absolute_url(),
        "mark": day(due.astimezone(ZONE).date(), language()) if due else "",
        "text": " · ".join(filter(None, said)),
    }
    if state_of(call, at) == State.CLOSED or not several:
        return row | {"tag": state_tag(call, at)}
    answers = [fit(one, call.asked, deadline_day(call, at)) for one in several]
    best = next((one for one in answers if one.holds), next((one for one in answers if one.holds is None), answers[0]))
    return row | {"tag": fit_tag(best), "after": "" if best.holds else " ".join(reasons(best))}


def judged(title: str, answer: Verdict) -> dict[str, Any]:
    """Return an answer with its reasons as a row of a list."""
    return {"title": title, "tag": fit_tag(answer), "after": " ".join(reasons(answer))}


def euros(whole: int) -> str:
    """Write an amount of whole euros."""
    return money(Money(whole * 100, "EUR"), language())


def dates(call: Call, at: datetime) -> list[Fact]:
    """Return the dates of a call, as they are said in Brussels."""
    lang = language()
    said = [(_("Opens"), day(call.opens.astimezone(ZONE).date(), lang))] if call.opens else []
    written = [moment(one, lang, ZONE) for one in call.instants]
    if written:
        label = _("Deadline, Brussels time") if len(written) == 1 else _("Deadlines, Brussels time")
        said.append((label, "; ".join(written)))
    return said


def facts(call: Call, at: datetime) -> list[Fact]:
    """Return what is known of a call."""
    said = [(_("Identifier"), call.identifier)]
    said += [(_("Programme"), call.programme)] if call.programme else []
    said += dates(call, at)
    return said + ([(_("Budget of the call"), euros(call.budget))] if call.budget else [])


def conditions(asked: Conditions) -> list[Fact]:
    """Return what a call asks, as pairs; what is not known is left out."""
    lang = language()
    said: list[tuple[str, object]] = [
        (_("Eligible countries"), _countries(asked)),
        (_("Countries that are excluded"), asked.excluded and places(asked.excluded)),
        (_("Kinds of organisation that may apply"), asked.types and types(asked.types)),
        (_("Organisations"), _span(asked.min_organisations, asked.max_organisations)),
        (_("Countries, at least"), asked.min_countries),
        *(
            (_("At least from %(places)s") % {"places": places(one.countries)}, one.organisations)
            for one in asked.within
        ),
        *((str(TYPES[one.type]), _several(one.organisations, one.countries)) for one in asked.required),
        (_("A coordinator comes from"), asked.coordinator_countries and places(asked.coordinator_countries)),
        (_("Kinds of organisation that may coordinate"), asked.coordinator_types and types(asked.coordinator_types)),
        (_("Years that a coordinator has existed, at least"), asked.coordinator_min_years),
        (_("Share of the costs that is paid"), asked.rate and percent(asked.rate, lang)),
        (
            _("Share of the grant that is paid at the beginning"),
            asked.prefinancing and percent(asked.prefinancing, lang),
        ),
        (_("Grant"), _span(asked.grant_min, asked.grant_max, euros)),
        (_("Lump sums"), " · ".join(map(euros, asked.lump_sums))),
        (_("Months"), _span(asked.months_min, asked.months_max)),
        (_("Where this was read"), asked.source),
    ]
    return [(label, number(value, lang) if isinstance(value, int) else str(value)) for label, value in said if value]


def assumed(asked: Conditions, on: date) -> list[Fact]:
    """Return the tables of countries by which a call is judged and that are no last word, each with the reason."""
    named = dict.fromkeys((*asked.countries, *asked.excluded, *asked.coordinator_countries))
    named |= dict.fromkeys(place for one in asked.within for place in one.countries)
    tables = [table for name in named if (table := set_on(name, on)) and table.assumed]
    return [(capfirst(SETS[one.name]), f"{ASSUMED[one.name]} {one.source}") for one in tables]


def costs(asked: Conditions, budget: int | None) -> list[Fact]:
    """Return who would pay what of a project that costs so many euros."""
    if not budget or not asked.rate:
        return []
    own = own_share(budget * 100, asked.rate)
    grant = budget * 100 - own
    said = [(_("Grant"), _cents(grant)), (_("What the partners pay themselves"), _cents(own))]
    if asked.prefinancing:
        ahead = int(grant * asked.prefinancing)
        said += [
            (_("Paid at the beginning"), _cents(ahead)),
            (_("To be paid in advance by the partners"), _cents(grant - ahead)),
        ]
    return said


def out_of_size(asked: Conditions, budget: int | None) -> str:
    """Say that the grant for such a project would be smaller or larger than the call has them."""
    if not budget or not asked.rate:
        return ""
    grant = budget - -(-own_share(budget * 100, asked.rate) // 100)
    if asked.grant_min and grant < asked.grant_min:
        return _("The call grants %(least)s at least.") % {"least": euros(asked.grant_min)}
    if asked.grant_max and grant > asked.grant_max:
        return _("The call grants %(most)s at most.") % {"most": euros(asked.grant_max)}
    return ""


def title(call: Call) -> str:
    """Return the title of a call in the reader's language, or in one that it has."""
    return text(call.titles, language())


def _countries(asked: Conditions) -> str:
    if not asked.countries:
        return ""
    named = places(asked.countries)
    return _("%(places)s; there may be others") % {"places": named} if asked.countries_open else named


def _cents(cents: int) -> str:
    return money(Money(cents, "EUR"), language())


def _several(organisations: int, countries: int) -> str:
    values = {"organisations": organisations, "countries": countries}
    if countries > 1:
        return _("at least %(organisations)s, from %(countries)s countries at least") % values
    return _("at least %(organisations)s") % values


def _span(least: int | None, most: int | None, write: Callable[[int], str] = str) -> str:
    if least and most:
        if least == most:
            return write(least)
        return _("from %(least)s to %(most)s") % {"least": write(least), "most": write(most)}
    if least:
        return _("at least %(least)s") % {"least": write(least)}
    return _("at most %(most)s") % {"most": write(most)} if most else ""
