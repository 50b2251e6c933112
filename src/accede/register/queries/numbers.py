"""Registration, VAT and bank account numbers of Europe: valid, not valid (and why), or not checked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from types import ModuleType

import stdnum
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from stdnum import iban
from stdnum.exceptions import InvalidChecksum, ValidationError

LONGEST = 60


class Kind(StrEnum):
    """Which of a body's numbers it is."""

    REGISTRATION = "registration"
    VAT = "vat"
    IBAN = "iban"


@dataclass(frozen=True)
class Number:
    """A number as it was typed, its normal form, by which two are compared, and whether it holds.

    `holds` is None where nothing can check it; `why` is one sentence, with an example of a right one where it is wrong.
    """

    typed: str
    normal: str
    holds: bool | None
    why: str | Promise = ""


@dataclass(frozen=True)
class Country:
    """How a country numbers its bodies: what checks it, what has that shape but no check, and an example of each."""

    checks: str = ""
    shape: str = ""
    example: str = ""
    vat: str = ""


# The local court, or nothing, then the register and the number in it.
GERMAN = r"[A-ZÄÖÜ]*(HR[AB]|GNR|VR|PR|GSR)\d{1,6}[A-Z]{0,3}"
# Examples are published ones, or of the published shape. `shape` is matched on capitals and digits alone.
COUNTRIES: Mapping[str, Country] = {
    "AD": Country("ad.nrt", "", "U-132950-X", "U-132950-X"),
    "AL": Country("al.nipt", "", "J91402501L", "J91402501L"),
    "AM": Country("", r"\d{8}|\d{3}\d{6}", "02571234"),
    "AT": Country("at.businessid", r"(ZVR)?\d{9,10}", "FN 122119m", "ATU13585627"),
    "AZ": Country("az.voen", "", "1401555071", "1401555071"),
    "BA": Country("", r"\d{13}", "4200000000001"),
    "BE": Country("be.vat", "", "0403.019.261", "BE 0403.019.261"),
    "BG": Country("bg.vat", r"\d{13}", "175074752", "BG175074752"),
    "BY": Country("by.unp", "", "200988541", "200988541"),
    "CH": Country("ch.uid", "", "CHE-100.155.212", "CHE-107.787.577 IVA"),
    "CY": Country("cy.vat", r"(HE|AE|EE|S|B|O)?\d{1,6}", "HE 123456", "CY10259033P"),
    "CZ": Country("cz.dic", "", "25123891", "CZ25123891"),
    "DE": Country("de.handelsregisternummer", GERMAN, "HRB 11223", "DE136695976"),
    "DK": Country("dk.cvr", "", "13585628", "DK13585628"),
    "EE": Country("ee.registrikood", "", "12345678", "EE100594102"),
    "ES": Country("es.cif es.nif", "", "J99216582", "ESB58378431"),
    "FI": Country("fi.ytunnus fi.associationid", "", "2077474-0", "FI20774740"),
    "FO": Country("fo.vn", "", "623857"),
    "FR": Country("fr.siren fr.siret", r"W\d[\dAB]\d{7}", "552 008 443", "FR40303265045"),
    "GB": Country("", r"\d{8}|[A-Z]{2}\d{6}|[A-Z]{2}\d{5}R|\d{6,7}", "SC123456", "GB980780684"),
    "GE": Country("", r"\d{9}", "204378869"),
    "GR": Country("gr.vat", r"\d{12}", "094259216", "EL094259216"),
    "HR": Country("hr.oib", r"\d{8,9}", "33392005961", "HR33392005961"),
    "HU": Country("hu.anum", r"\d{10}", "12892312", "HU12892312"),
    "IE": Country("", r"\d{5,6}|20\d{6}|CHY\d{4,5}", "123456", "IE6433435F"),
    "IS": Country("is_.kennitala", "", "530575-0209", "IS 00621"),
    "IT": Country("it.iva", r"[A-Z]{2}\d{5,7}", "00743110157", "IT00743110157"),
    "LI": Country("ch.uid", r"FL\d{11}", "FL-0002.123.456-7"),
    "LT": Country("", r"\d{7}|\d{9}", "123456789", "LT119511515"),
    "LU": Country("", r"[A-L]\d{1,6}", "B123456", "LU15027442"),
    "LV": Country("lv.pvn", "", "40003521600", "LV40003521600"),
    "MC": Country("", r"\d{2}[PSC]\d{5}", "56S00123", "53000004605"),
    "MD": Country("md.idno", "", "1008600038413"),
    "ME": Country("me.pib", "", "02655284", "02655284"),
    "MK": Country("mk.edb", r"\d{7}", "4030000375897", "4030000375897"),
    "MT": Country("", r"(C|P|OC|LPA|VO)\d{1,6}", "C 12345", "MT11679112"),
    "NL": Country("nl.bsn", r"\d{8}", "12345678", "NL004495445B01"),
    "NO": Country("no.orgnr", "", "988 077 917", "NO 995 525 828 MVA"),
    "PL": Country("pl.regon pl.nip", r"000\d{7}", "192598184", "PL8567346215"),
    "PT": Country("pt.nif", "", "501964843", "PT501964843"),
    "RO": Country("ro.cui ro.onrc", "", "18547290", "RO18547290"),
    "RS": Country("rs.pib", r"\d{8}", "101134702", "101134702"),
    "RU": Country("ru.ogrn ru.inn", "", "1022200525819", "1234567894"),
    "SE": Country("se.orgnr", "", "123456-7897", "SE123456789701"),
    "SI": Country("si.maticna si.ddv", "", "9331310", "SI50223054"),
    "SK": Country("", r"\d{8}", "31333532", "SK2022749619"),
    "SM": Country("sm.coe", "", "24165", "24165"),
    "TR": Country("tr.vkn", r"\d{16}", "4540536920", "4540536920"),
    "UA": Country("ua.edrpou", "", "32855961"),
    "XK": Country("", r"\d{8,9}", "810000000"),
}  # fmt: skip
IBAN_EXAMPLE = "BE31 4354 1116 1155"

# An establishment, or a VAT number, holds the number of the body behind it: that is the one to count by.
BODIES: Mapping[str, Callable[[str], str]] = {
    "stdnum.fr.siret": lambda number: number[:9],
    "stdnum.fr.tva": lambda number: number[2:],
    "stdnum.pl.regon": lambda number: number[:9],
}
NOT_CHECKED = _("This number is kept as it is: nothing is known here to check it by.")


def check(kind: Kind, country: str, typed: str) -> Number:
    """Say whether a number of this kind and country (two letters) is valid, not valid and why, or not checked."""
    typed = typed.strip()
    plain = re.sub(r"[\W_]", "", typed).upper()
    if not typed:
        return Number("", "", None)
    known = COUNTRIES.get(country, Country())
    if len(typed) > LONGEST:
        return Number(typed, plain, False, _("A number has at most 60 characters."))
    modules = _modules(kind, country, known)
    faults: list[ValidationError] = []
    for module in modules:
        try:
            return Number(typed, _body(module, kind, module.validate(typed)), True)
        except ValidationError as fault:
            faults.append(fault)
    shape = known.shape if kind is Kind.REGISTRATION else ""
    if re.fullmatch(shape, plain) if shape else not modules:
        return Number(typed, plain, None, NOT_CHECKED)
    return Number(typed, plain, False, _why(kind, known, faults))


def _body(module: ModuleType, kind: Kind, normal: str) -> str:
    behind = BODIES.get(module.__name__) if kind is Kind.REGISTRATION else None
    return (behind(normal) if behind else normal).upper()


def _modules(kind: Kind, country: str, known: Country) -> list[ModuleType]:
    if kind is Kind.IBAN:
        return [iban]
    vat = [found] if (found := stdnum.get_cc_module(country, "vat")) else []
    if kind is Kind.VAT:
        return vat
    own = [import_module(f"stdnum.{name}") for name in known.checks.split()]
    # A VAT number stands for the same body; where nothing is known of a country, it alone proves nothing.
    return [*own, *(one for one in vat if one not in own)] if known.example else []


def _why(kind: Kind, known: Country, faults: list[ValidationError]) -> Promise:
    example = {Kind.REGISTRATION: known.example, Kind.VAT: known.vat, Kind.IBAN: IBAN_EXAMPLE}[kind]
    if any(isinstance(fault, InvalidChecksum) for fault in faults):
        said = _("A digit of this number is wrong: it fails its own check. A right one looks like {example}.")
    else:
        said = {
            Kind.REGISTRATION: _(
                "This does not look like a registration number of this country. A right one looks like {example}."
            ),
            Kind.VAT: _("This does not look like a VAT number of this country. A right one looks like {example}."),
            Kind.IBAN: _("This does not look like an IBAN. A right one looks like {example}."),
        }[kind]
    return format_lazy(said, example=example)
