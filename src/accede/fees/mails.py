"""Letters about fees, to whoever pays and to each delegate of the member, in that person's language."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.conf import settings
from django.utils import translation

from accede.fees.models import Invoice
from accede.fees.queries import amount_of, readers_of, rule_of
from accede.fees.queries.consequences import at_stake, beside, consequences, lateness
from accede.fees.queries.instalment import due_now
from accede.fees.queries.reminders import taken_from
from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.actions import Draft, Enclosure, addressed
from accede.register.queries import vote_lost_by_debt
from accede.rulebook.verdict import Money
from accede.statutes.queries import letter
from accede.wording.formats import day, money
from accede.wording.margin import acting_as, article_mark

Told = Callable[[str], Mapping[str, str]]  # what a letter says in a language beside what every letter about fees does


def fee_called(invoice: Invoice, on: date, paper: Enclosure) -> list[Draft]:
    """Return the letters that call a fee, each with the invoice."""
    letters = _to_readers("fee_called", invoice, on, Money(invoice.cents, invoice.currency))
    return [replace(one, enclosures=(paper,)) for one in letters]


def payment_received(invoice: Invoice, on: date, cents: int) -> list[Draft]:
    """Return the letters that acknowledge a payment."""
    return _to_readers("payment_received", invoice, on, Money(cents, invoice.currency))


def payment_undone(invoice: Invoice, on: date, cents: int) -> list[Draft]:
    """Return the letters that say that what was acknowledged as paid is to be paid again."""
    return _to_readers("payment_undone", invoice, on, Money(cents, invoice.currency))


def fee_credited(invoice: Invoice, on: date, cents: int, paper: Enclosure) -> list[Draft]:
    """Return the letters that tell of a credit note, each with it."""
    letters = _to_readers("fee_credited", invoice, on, Money(cents, invoice.currency))
    return [replace(one, enclosures=(paper,)) for one in letters]


def fee_reminder(invoice: Invoice, on: date, step: int, others: Sequence[Invoice] = ()) -> list[Draft]:
    """Return the letters that remind of what is left to pay, as a step of so many; others are named beside it."""
    _since, taken, _book = taken_from(invoice)
    rules = (rule_of(amount_of(invoice), invoice.book), *(one for one in taken.because if one.holds is False))
    articles = tuple(dict.fromkeys(name for one in rules for name in one.article))

    def told(language: str) -> Mapping[str, str]:
        return {
            "step": str(step),
            "late": " ".join(filter(None, (lateness(invoice, on, language), beside(others, language)))),
            "follows": consequences(invoice, on, language),
            "article": article_mark(articles, invoice.book, language),
        }

    return _to_readers("fee_reminder", invoice, on, due_now(invoice), told)


def vote_warning(invoice: Invoice, on: date, assembly: date) -> list[Draft]:
    """Return the letters that say by when to pay what is left, so that the vote at an assembly stands."""
    taken = vote_lost_by_debt(invoice.membership, assembly)

    def told(language: str) -> Mapping[str, str]:
        return {
            "assembly": day(assembly, language),
            "follows": at_stake(invoice, assembly, language),
            "article": article_mark(taken.article if taken else (), invoice.book, language),
        }

    return _to_readers("fee_vote_warning", invoice, on, due_now(invoice), told)


def _to_readers(name: str, invoice: Invoice, on: date, amount: Money, told: Told = lambda _language: {}) -> list[Draft]:
    return [_draft(name, invoice, one, amount, told(one.language)) for one in readers_of(invoice, on)]


def _draft(name: str, invoice: Invoice, reader: Account, amount: Money, told: Mapping[str, str]) -> Draft:
    language = reader.language
    values = {**_values(invoice, amount, language), **told}
    subject, body = letter(name).write(language, values)
    return Draft(
        sender=acting_as(Capacity.TREASURER, invoice.edition.book, language),
        **addressed(reader),
        language=language,
        subject=subject,
        body=body,
        facts=tuple(values.values()),
        party=invoice.organisation,
    )


def _values(invoice: Invoice, amount: Money, language: str) -> Mapping[str, str]:
    with translation.override(language):
        url = f"{settings.PUBLIC_URL}{invoice.get_absolute_url()}"
    return {
        "organisation": invoice.organisation.name,
        "number": invoice.label,
        "amount": money(amount, language),
        "due": day(invoice.due, language),
        "url": url,
    }
