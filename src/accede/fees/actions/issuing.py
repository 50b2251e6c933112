"""An invoice leaves the house, once: as paper, as data, and by letter to the member's delegates."""

from datetime import datetime
from hashlib import sha256

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from accede.archive import store
from accede.archive.actions import keep_document
from accede.archive.intake import Deposit
from accede.archive.kinds import XML, kind_called
from accede.archive.models import Document
from accede.fees.documents import Bill, Papers, papers
from accede.fees.mails import fee_called
from accede.fees.models import Invoice, Issue
from accede.fees.queries.bill import bill_of, payee_party
from accede.fees.queries.payee import payee_on
from accede.journal.actions import Actor, Refused, action, write
from accede.people.capacities import clock, consequence, secretariat, treasurer
from accede.post.actions import Enclosure, queue_letters
from accede.statutes.queries import day_of

FORMS = ("pdf", "cii", "ubl")


class AlreadyIssued(Refused):
    """An invoice is issued once."""

    sentence = _("This invoice is issued already.")


class NobodyPaid(Refused):
    """An invoice names who is paid."""

    sentence = _("The invoice waits until it is known who is paid.")


class CountryUnknown(Refused):
    """An invoice names the country of whoever pays."""

    sentence = _("The invoice waits until the country of the member is known.")


class TaxNumberUnknown(Refused):
    """Whoever asks for value added tax names its number."""

    sentence = _("The invoice waits until the VAT number of whoever is paid is known.")


@action("fees.issue_invoice", allowed_to=treasurer | secretariat | clock | consequence)
def issue_invoice(invoice: Invoice, *, ready: Papers | None = None, by: Actor, at: datetime) -> Issue:
    """Set an invoice, keep it and send it; `ready` is what was set just before, if it was."""
    invoice = (
        Invoice.objects.select_for_update(of=("self",)).select_related("organisation", "edition").get(pk=invoice.pk)
    )
    if Issue.objects.filter(invoice=invoice).exists():
        raise AlreadyIssued
    payee = payee_on(day_of(at))
    # What was set a moment ago by what held then is good, unless another is paid since.
    made = ready if ready and payee and ready.bill.payee == payee_party(payee) else papers(bill_to_issue(invoice, at))
    kept = keep_papers(invoice, made, by=by, at=at)
    language = made.bill.language
    issue = Issue.objects.create(invoice=invoice, payee=payee, language=language, issued_at=at, **kept)
    said = {name: one.sha256 for name, one in kept.items()}
    write(invoice, values={"number": invoice.label, "language": language, "payee": payee.pk, **said})
    letters = fee_called(invoice, day_of(at), Enclosure(kept["pdf"].name, kept["pdf"].of_kind.type, made.pdf))
    if letters:
        queue_letters(invoice, letters, kind="fee_called", by=by, at=at)
    return issue


def bill_to_issue(invoice: Invoice, at: datetime) -> Bill:
    """Return what an invoice says that is issued now; raises the refusal that says what is missing."""
    payee = payee_on(day_of(at))
    if payee is None:
        raise NobodyPaid
    if not invoice.organisation.country:
        raise CountryUnknown
    bill = bill_of(invoice, payee, day_of(at))
    if bill.rate is not None and not payee.vat:
        raise TaxNumberUnknown
    return bill


def lay(made: Papers) -> Papers:
    """Bring a bill in each of its forms to the disk: whoever keeps it then waits for none with its locks held."""
    for form in FORMS:
        store.put([getattr(made, form)])
    return made


def keep_papers(about: Model, made: Papers, *, by: Actor, at: datetime) -> dict[str, Document]:
    """Keep a bill in each of its forms, `pdf`, `cii` and `ubl`, as documents of what it is about."""
    return {form: _kept(about, form, made, by, at) for form in FORMS}


def _kept(about: Model, form: str, made: Papers, by: Actor, at: datetime) -> Document:
    kind, content = XML if form != "pdf" else kind_called("pdf"), getattr(made, form)
    name = f"{made.bill.name}{'' if form == 'pdf' else f'-{form}'}{kind.suffixes[0]}"
    # The bytes are on the disk before any row names them: whoever stops the process, no row is without its file.
    digest = sha256(content).hexdigest()
    if not store.hold(digest):
        store.put([content])
    deposit = Deposit(name, kind.key, len(content), digest)
    return keep_document(about, deposit=deposit, purpose=form, by=by, at=at)
