"""The sentences for answers about calls, in the language of whoever reads."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accede.people.queries import language
from accede.projects.eligibility.conditions import Role, Type
from accede.projects.eligibility.consortium import Need
from accede.rulebook.verdict import Verdict
from accede.wording.formats import COUNTRIES, country, listed

TYPES = {
    Type.EU_NETWORK: gettext_lazy("Network at the level of the EU"),
    Type.NETWORK: gettext_lazy("National or regional network"),
    Type.NON_PROFIT: gettext_lazy("Non-profit organisation"),
    Type.ENTERPRISE: gettext_lazy("Enterprise"),
    Type.PUBLIC_AUTHORITY: gettext_lazy("Public authority"),
    Type.EDUCATION: gettext_lazy("University, school or training body"),
    Type.INTERNATIONAL: gettext_lazy("International organisation"),
}
ROLES = {
    Role.COORDINATOR: gettext_lazy("Coordinator"),
    Role.BENEFICIARY: gettext_lazy("Beneficiary"),
    Role.AFFILIATED: gettext_lazy("Affiliated entity"),
    Role.ASSOCIATED: gettext_lazy("Associated partner"),
    Role.SUBCONTRACTOR: gettext_lazy("Subcontractor"),
}
SETS = {
    "eu": gettext_lazy("EU Member States"),
    "easi_associated": gettext_lazy("countries associated to the EaSI strand of the ESF+"),
    "erasmus_associated": gettext_lazy("countries associated to Erasmus+"),
    "horizon_associated": gettext_lazy("countries associated to Horizon Europe"),
}
# Why a table that is marked as assumed is not the last word.
ASSUMED = {
    "easi_associated": gettext_lazy("Read from one call of 2025 for networks of the social economy."),
    "erasmus_associated": gettext_lazy("Which countries have an agreement in force, the guide of each year says."),
    "horizon_associated": gettext_lazy("Which countries have an agreement in force, the call says."),
}
# By code and whether it holds.
SAID = {
    ("fit.country", True): gettext_lazy("%(country)s is eligible for this call."),
    ("fit.country", False): gettext_lazy("%(country)s is not eligible for this call."),
    ("fit.country_open", None): gettext_lazy(
        "Whether %(country)s is eligible is not noted: the text of the call says which countries are."
    ),
    ("fit.countries_unknown", None): gettext_lazy("Which countries are eligible is not noted yet."),
    ("fit.own_country_unknown", None): gettext_lazy("The country of your organisation is not known."),
    ("fit.type", True): gettext_lazy("Your kind of organisation may apply."),
    ("fit.type", False): gettext_lazy("Only these kinds of organisation may apply: %(types)s."),
    ("fit.own_type_unknown", None): gettext_lazy(
        "Only these kinds of organisation are asked for: %(types)s. Your profile does not say what yours is."
    ),
    ("fit.coordinator_country", True): gettext_lazy("A coordinator may come from %(country)s."),
    ("fit.coordinator_country", False): gettext_lazy("A coordinator may not come from %(country)s."),
    ("fit.coordinator_type", True): gettext_lazy("Your kind of organisation may coordinate."),
    ("fit.coordinator_type", False): gettext_lazy("Only these kinds of organisation may coordinate: %(types)s."),
    ("fit.years", True): gettext_lazy("A coordinator has existed for %(years)s years by the deadline: yours has."),
    ("fit.years", False): gettext_lazy("A coordinator has existed for %(years)s years by the deadline: yours has not."),
    ("fit.own_years_unknown", None): gettext_lazy(
        "A coordinator has existed for %(years)s years by the deadline. Your profile does not say since when "
        "yours exists."
    ),
    ("need.one_coordinator", False): gettext_lazy("Only one organisation coordinates."),
    ("need.most", False): gettext_lazy("At most %(most)s organisations may apply together; there are %(there)s."),
    ("need.size_unknown", None): gettext_lazy("How many organisations the call asks for is not noted yet."),
}


def reasons(answer: Verdict) -> list[str]:
    """Return the sentences an answer rests on, without repeating any."""
    return list(dict.fromkeys(_sentence(one) for one in _leaves(answer) if (one.code, one.holds) in SAID))


def lacking(need: Need) -> str:
    """Say what is lacking of one thing that a call asks."""
    said = _named(need.values)
    forms = {
        "need.coordinator": lambda _n: _("A coordinator is to be named."),
        "need.organisations": lambda n: ngettext("One more organisation.", "%(n)s more organisations.", n),
        "need.countries": lambda n: ngettext("One more country.", "%(n)s more countries.", n),
        "need.within": lambda n: ngettext(
            "One more organisation from: %(places)s.", "%(n)s more organisations from: %(places)s.", n
        ),
        "need.type": lambda n: ngettext(
            "One more organisation of this kind: %(type)s.", "%(n)s more organisations of this kind: %(type)s.", n
        ),
        "need.type_countries": lambda n: ngettext(
            "Organisations of this kind from one more country: %(type)s.",
            "Organisations of this kind from %(n)s more countries: %(type)s.",
            n,
        ),
    }
    return forms[need.code](need.lacks) % {"n": need.lacks, **said}


def places(names: tuple[str, ...] | list[str]) -> str:
    """Name countries and tables of countries."""
    lang = language()
    return listed([country(one, lang) if one in COUNTRIES else str(SETS.get(one, one)) for one in names], lang)


def types(names: tuple[str, ...] | list[str], style: str = "or") -> str:
    """Name kinds of organisations: one of them, or with the style "standard" all."""
    return listed([str(TYPES[one]) for one in names], language(), style)


def _leaves(answer: Verdict) -> Iterator[Verdict]:
    if not answer.because:
        yield answer
    for one in answer.because:
        yield from _leaves(one)


def _sentence(one: Verdict) -> str:
    return SAID[one.code, one.holds] % _named(one.values)


def _named(values: dict[str, object]) -> dict[str, object]:
    said = dict(values)
    if "country" in said:
        said["country"] = country(str(said["country"]), language())
    for name, write in (("types", types), ("places", places)):
        if name in said:
            said[name] = write(str(said[name]).split(","))
    if "type" in said:
        said["type"] = str(TYPES[said["type"]])
    return said
