"""Which column of a bank's table holds what, told by its header."""

import re
import zlib
from collections.abc import Mapping, Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accede.register.sheets.reading import lines
from accede.wording.folding import folded

FIELDS: dict[str, Promise] = {
    "on": _("Day"),
    "amount": _("Amount"),
    "sign": _("Whether it came in or went out"),
    "in": _("Amount that came in"),
    "out": _("Amount that went out"),
    "payer": _("Payer"),
    "iban": _("IBAN of the payer"),
    "reference": _("Reference"),
    "text": _("Text"),
    "number": _("Number that the bank gives it"),
    "currency": _("Currency"),
    "account": _("Own account"),
    "balance": _("Balance after it"),
}
# As banks head their columns in English, French, German and Dutch.
KNOWN: dict[str, str] = {
    "on": (
        "date, booking date, entry date, date comptable, date d exécution, date d operation, buchungstag, "
        "buchungsdatum, datum, boekingsdatum, boekdatum, uitvoeringsdatum, date de comptabilisation"
    ),
    "amount": "amount, montant, betrag, bedrag, umsatz, amount eur, montant eur, bedrag eur, betrag eur",
    "sign": "debit credit, d c, af bij, credit debit indicator, soll haben, sens",
    "in": "credit, crédit, haben, gutschrift, bij, paid in, money in",
    "out": "debit, débit, soll, lastschrift, af, paid out, money out",
    "payer": (
        "counterparty name, counterparty, contrepartie, nom contrepartie, nom de la contrepartie, "
        "beguenstigter zahlungspflichtiger, auftraggeber, name, naam tegenpartij, tegenpartij, name "
        "zahlungsbeteiligter, nom contrepartie contient, payer, payee"
    ),
    "iban": (
        "counterparty account, compte contrepartie, kontonummer iban, iban zahlungsbeteiligter, "
        "tegenrekening, rekening tegenpartij, compte de la contrepartie, counterparty iban, iban"
    ),
    "reference": (
        "structured communication, communication structurée, gestructureerde mededeling, reference, "
        "kundenreferenz end to end, référence"
    ),
    "text": (
        "communication, description, details, libellé, détails, verwendungszweck, mededeling, mededelingen, "
        "omschrijving, communications, message"
    ),
    "number": "transaction id, bank reference, référence de la banque, transactienummer, numéro de mouvement, id",
    "currency": "currency, devise, währung, waehrung, munt, valuta, devise du compte",
    "account": "account, own account, compte, numéro de compte, auftragskonto, rekening, iban auftragskonto",
    "balance": "balance, solde, saldo, saldo nach buchung",
}
HEAD = 20  # rows in which a bank may tell of itself before the names of the columns

Rows = list[tuple[int, list[str]]]


def laid(content: bytes) -> tuple[list[str], Rows]:
    """Return, of a table that was read, the names of its columns and its rows: some lines may stand before both."""
    rows = list(lines(zlib.decompress(content).decode()))
    place = max(range(min(HEAD, len(rows))), key=lambda one: (len(recognised(rows[one][1])), -one))
    return rows[place][1], rows[place + 1 :]


def recognised(headers: Sequence[str]) -> dict[str, str]:
    """Return, by the place of each column that is recognised, its field; the first column of a field has it."""
    names = {_plain(word): field for field, words in KNOWN.items() for word in (field, *words.split(", "))}
    found: dict[str, str] = {}
    for place, header in enumerate(headers):
        field = names.get(_plain(header))
        if field and field not in found.values():
            found[str(place)] = field
    return found


def is_enough(columns: Mapping[str, str]) -> bool:
    """Say whether these columns tell of payments: their day and their amount."""
    told_by = set(columns.values())
    return "on" in told_by and bool(told_by & {"amount", "in"})


def _plain(header: str) -> str:
    return re.sub(r"[\W_]+", " ", folded(header)).strip()
