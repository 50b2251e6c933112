"""What else passed between a member and the association: requests, decisions, votes, fees, letters, documents."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from accede.archive.models import Document
from accede.assembly.models import Ballot, Item
from accede.assembly.queries.naming import assembly_name, result, subject
from accede.fees.models import Clearing, Invoice
from accede.fees.queries import invoices
from accede.post.models import Letter
from accede.procedure.models import Candidacy, Paper, Proceeding
from accede.procedure.queries.telling import way_named
from accede.register.models import Organisation
from accede.register.views.listing import figure_label
from accede.rulebook.book import Book
from accede.rulebook.verdict import Money, Named
from accede.statutes.queries import day_of
from accede.web.dossier.belonging import about, bodies, letters_of
from accede.web.dossier.part import Part, Value, columns
from accede.wording.margin import article_mark, named

CHOICES = {"for": gettext_lazy("for"), "against": gettext_lazy("against"), "abstain": gettext_lazy("abstention")}


def of_candidacies(files: Sequence[Candidacy], language: str) -> Part:
    """Return requests to become a member, with what was written in them."""

    def row(file: Candidacy) -> list[Value]:
        way = named(Named("path", file.path), file.book, language)
        sent = file.request.sent_on if hasattr(file, "request") else None
        answers = "; ".join(f"{name}: {value}" for name, value in file.sheet.items())
        opened = day_of(file.opened_at)
        return [file.label, way, opened, sent, file.get_state_display(), file.message, answers, file.motivation]

    return Part(
        "requests",
        _("Requests"),
        columns(
            {
                "number": pgettext("of a thing", "Number"),
                "path": _("Path"),
                "opened_on#": _("Opened on"),
                "sent_on#": _("Sent on"),
                "state": _("State"),
            },
            {"message": _("Message"), "sheet": _("Identity sheet"), "motivation": _("Motivation letter")},
        ),
        files,
        row,
        _("No request is kept here."),
    )


def of_proceedings(organisation: Organisation, language: str) -> Part:
    """Return its files on the paths up, down and out."""

    def row(one: Proceeding) -> list[Value]:
        way = way_named(one.way, one.book, language)
        return [way, one.opened_on, one.get_state_display(), one.effect_on, one.statement]

    return Part(
        "proceedings",
        _("Procedures"),
        columns(
            {"path": _("Path"), "opened_on#": _("Opened on"), "state": _("State"), "effect_on#": _("In effect on")},
            {"statement": _("Statement")},
        ),
        Proceeding.objects.filter(membership__organisation=organisation).select_related("edition", "membership"),
        row,
        url=Proceeding.get_absolute_url,
    )


def of_decisions(organisation: Organisation, files: Sequence[Candidacy], language: str) -> Part:
    """Return what assemblies decided about a member and what belongs to it, with the articles."""

    def row(item: Item) -> list[Value]:
        book = item.assembly.book
        article = book.decision[item.matter].article if item.matter in book.decision else ()
        articles = article_mark(tuple(article), book, language) if article else ""
        return [item.assembly.day, result(item), assembly_name(item.assembly), articles, item.state]

    found = Item.objects.filter(about(organisation, files)).select_related("assembly__edition")
    return Part(
        "decisions",
        _("Decisions"),
        columns(
            {
                "day": _("Day"),
                "decision": _("Decision"),
                "assembly": _("Assembly"),
                "articles": _("Articles"),
            },
            {"state": _("State")},
        ),
        found.order_by("-assembly__day", "position"),
        row,
        _("No assembly has decided about it yet."),
        Item.get_absolute_url,
    )


def of_votes(organisation: Organisation) -> Part:
    """Return the votes that it cast openly; a secret one is nobody's."""

    def row(ballot: Ballot) -> list[Value]:
        choice = str(CHOICES.get(ballot.choice, ballot.choice))
        return [ballot.item.assembly.day, subject(ballot.item), choice, ballot.at]

    cast = Ballot.objects.filter(
        organisation__in=bodies(organisation), item__assembly__is_rehearsal=False
    ).select_related("item__assembly__edition")
    return Part(
        "votes",
        _("Votes cast"),
        columns({"day": _("Day"), "about": _("On what"), "choice": _("Choice"), "at": _("Cast at")}),
        cast.order_by("-at", "-pk"),
        row,
        _("It has not voted openly yet."),
        lambda ballot: ballot.item.get_absolute_url(),
    )


def of_fees(organisation: Organisation) -> Part:
    """Return the fees that were called, and how they stand."""

    def row(invoice: Invoice) -> list[Value]:
        called, received = (Money(cents, invoice.currency) for cents in (invoice.cents, invoice.received))
        return [invoice.label, called, received, invoice.due, invoice.settled_on, str(invoice.year), invoice.called_on]

    return Part(
        "fees",
        _("Fees"),
        columns(
            {
                "number": pgettext("of a thing", "Number"),
                "amount#": _("Amount"),
                "received#": _("Received"),
                "due#": _("To be paid by"),
                "paid_on#": _("Paid on"),
            },
            {"year": _("Year"), "called_on": _("Called on")},
        ),
        invoices().filter(organisation=organisation),
        row,
        _("No fee has been called yet."),
        Invoice.get_absolute_url,
    )


def of_payments(organisation: Organisation) -> Part:
    """Return what was received from it, for the file alone: a page shows it fee by fee."""

    def row(one: Clearing) -> list[Value]:
        return [one.on, Money(one.cents, one.invoice.currency), one.invoice.label, one.payment.reference]

    paid = Clearing.objects.filter(kind=Clearing.Kind.PAID, invoice__organisation=organisation)
    found = paid.select_related("invoice", "payment")
    said = {"on": _("Day"), "amount": _("Amount"), "invoice": _("Invoice"), "reference": _("Reference")}
    return Part("payments", _("Payments"), columns({}, said), found.order_by("-on", "-pk"), row)


def of_letters(organisation: Organisation, number: int) -> Part:
    """Return the letters that its people got for it, with what became of each and its words as they were sent."""

    def row(letter: Letter) -> list[Value]:
        said = [letter.subject, letter.queued_at, letter.recipient, letter.get_state_display()]
        return [*said, letter.language, letter.sender, letter.body]

    return Part(
        "letters",
        _("Letters"),
        columns(
            {"subject": _("Subject"), "at": _("Written"), "to": _("To"), "state": _("State")},
            {"language": _("Language"), "sender": _("Sender"), "words": _("The letter")},
        ),
        letters_of(organisation),
        row,
        _("No letter has been written to it yet."),
        lambda letter: reverse("dossier_letter", args=[number, letter.pk]),
    )


def of_documents(documents: QuerySet[Document], number: int, book: Book, language: str) -> Part:
    """Return the files that a member sent."""

    def row(document: Document) -> list[Value]:
        known, kind = dict(Paper.Purpose.choices), document.of_kind.name
        purpose = str(known.get(document.purpose) or figure_label(document.purpose, book, language))
        return [document.name, purpose, kind, document.received_at, document.size, document.sha256]

    return Part(
        "documents",
        _("Documents"),
        columns(
            {"name": _("Name"), "purpose": _("For"), "kind": _("Kind"), "at": _("Received")},
            {"size": _("Bytes"), "sha256": "SHA-256"},
        ),
        documents.order_by("-received_at", "pk"),
        row,
        _("It has sent no file yet."),
        lambda document: reverse("dossier_document", args=[number, document.pk]),
    )
