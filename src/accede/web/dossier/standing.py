"""What the register has about a member: its lines, its people, its figures, its enterprises."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.people.capacities import Capacity
from accede.register.models import Belonging, Figure, Former, Mandate, Membership, Organisation, RegisterEntry
from accede.register.queries import DETAILS, entries
from accede.register.views.lines import happened, holds_from, is_put_right
from accede.register.views.listing import figure_label
from accede.register.views.people import AT_A_MEMBER
from accede.rulebook.book import Book
from accede.rulebook.stated import Statement
from accede.web.dossier.belonging import bodies
from accede.web.dossier.part import Part, Value, columns
from accede.wording.formats import country
from accede.wording.margin import article_mark


def of_organisation(organisation: Organisation) -> Part:
    """Return what its page says of it, for the file alone."""

    def row(one: Organisation) -> list[Value]:
        return [*(getattr(one, name) for name in DETAILS), one.source]

    labels = {name: Organisation._meta.get_field(name).verbose_name for name in (*DETAILS, "source")}
    said = {name: capfirst(label) for name, label in labels.items()}
    return Part("organisation", _("The organisation"), columns({}, said), [organisation], row)


def of_details(organisation: Organisation) -> Part:
    """Return what its details were before they were something else, for the file alone."""

    def row(one: Former) -> list[Value]:
        return [one.detail, one.value, one.until]

    said = {"detail": _("Detail"), "value": _("Was"), "until": _("Until")}
    found = Former.objects.filter(organisation__in=bodies(organisation))
    return Part("former", _("Former details"), columns({}, said), found, row)


def of_memberships(organisation: Organisation) -> Part:
    """Return its memberships as they stand now, for the file alone."""

    def row(one: Membership) -> list[Value]:
        return [one.number, one.category, one.starts, one.ends, one.starts_note]

    said = {
        "number": pgettext("of a thing", "Number"),
        "category": _("Category"),
        "from": _("From"),
        "until": _("Until"),
        "note": _("Another source says"),
    }
    found = organisation.memberships.filter(is_void=False)
    return Part("memberships", _("Memberships"), columns({}, said), found, row)


def of_register(organisation: Organisation, language: str) -> Part:
    """Return the lines of the register, each with the day from which it holds and the day on which it was entered."""

    def row(line: RegisterEntry) -> list[Value]:
        book = line.book
        by, of = line.corrected_by.number if is_put_right(line) else None, line.corrects_id
        said = [happened(line, book, language), holds_from(line, language), line.entered_on, line.decided_on]
        articles = article_mark(tuple(line.article), book, language) if line.article else ""
        return [str(line.number), *said, line.decision, articles, line.event, line.reason, of, by]

    return Part(
        "register",
        _("History in the register"),
        columns(
            {
                "number": pgettext("of a thing", "Number"),
                "event": _("What happened"),
                "holds_from#": _("From"),
                "entered_on#": _("Entered on"),
                "decided_on#": _("Decided on"),
                "decision": _("Decision"),
                "articles": _("Articles"),
            },
            {"kind": _("Kind"), "reason": _("Reason"), "corrects": _("Puts right"), "corrected_by": _("Put right by")},
        ),
        entries().filter(organisation__in=bodies(organisation)),
        row,
        _("No line of the register tells of it."),
    )


def of_people(organisation: Organisation, on: date) -> Part:
    """Return who stands or stood for it; the address of whoever does so no longer is not handed on."""

    def row(mandate: Mandate) -> list[Value]:
        runs = mandate.ends is None or mandate.ends > on
        office = str(AT_A_MEMBER.get(mandate.office, mandate.office))
        name = mandate.account.name or (mandate.account.email if runs else _("a former delegate"))
        return [name, office, mandate.starts, mandate.ends, mandate.account.email if runs else ""]

    held = Mandate.objects.filter(organisation=organisation).exclude(capacity=Capacity.CANDIDATE)
    return Part(
        "people",
        _("People"),
        columns(
            {"name": _("Person"), "office": _("Office"), "from#": _("From"), "until#": _("Until")},
            {"email": _("E-mail address")},
        ),
        held.select_related("account").order_by("-starts", "-pk"),
        row,
        _("Nobody holds an office yet."),
    )


def of_figures(organisation: Organisation, book: Book, on: date, language: str) -> Part:
    """Return every figure that is known of it, as declared and as accepted, year by year."""

    def row(figure: Figure) -> list[Value]:
        accepted = figure.accepted if figure.is_accepted(on) else None
        state = figure.get_state_display() if figure.declaration_id else _("from a source")
        label, year = figure_label(figure.name, book, language), str(figure.year or "")
        numbers = [year, label, figure.value, accepted, state, figure.source]
        return [*numbers, figure.name, figure.definition, figure.reason, figure.challenge, figure.ruling]

    found = Figure.objects.filter(organisation__in=bodies(organisation))

    def url(figure: Figure) -> str:
        return figure.declaration.get_absolute_url() if figure.declaration else ""

    return Part(
        "figures",
        _("Figures, year by year"),
        columns(
            {
                "year": _("Year"),
                "label": _("What is counted"),
                "declared#": _("Declared"),
                "accepted#": _("Accepted"),
                "state": _("State"),
                "source": _("Source"),
            },
            {
                "figure": _("Figure"),
                "definition": _("Definition"),
                "reason": _("Why it has changed so much"),
                "challenge": _("Challenged"),
                "ruling": _("The Board’s reason"),
            },
        ),
        found.select_related("declaration__membership").order_by("-year", "name", "pk"),
        row,
        _("No figure is known until the member declares one."),
        url,
    )


def of_facts(organisation: Organisation) -> Part:
    """Return what was stated of it beside figures, from which day on each, for the file alone."""

    def row(one: tuple[str, Statement]) -> list[Value]:
        name, said = one
        answer = ", ".join(said["value"]) if isinstance(said["value"], list) else str(said["value"])
        return [name, answer, date.fromisoformat(str(said["since"])), str(said["source"])]

    said = {"fact": _("What the rules ask"), "answer": _("The answer"), "since": _("True since"), "source": _("Source")}
    found = [(name, one) for name, several in organisation.stated.items() for one in several]
    return Part("facts", _("What the rules ask"), columns({}, said), found, row)


def of_enterprises(organisation: Organisation, language: str) -> Part:
    """Return the enterprises that it lists or listed."""

    def row(one: Belonging) -> list[Value]:
        code = one.enterprise.country
        return [one.name, country(code, language), one.registration, one.starts, one.ends, code]

    return Part(
        "enterprises",
        _("Enterprises of the network"),
        columns(
            {
                "name": _("Name"),
                "country": _("Country"),
                "registration": _("Registration number"),
                "from#": _("From"),
                "until#": _("Until"),
            },
            {"country_code": _("Country code")},
        ),
        organisation.belongings.select_related("enterprise"),
        row,
        _("No enterprise is listed."),
    )
