"""Campaigns and declarations for tests, made by the real actions."""

from datetime import date, timedelta

from archive.files import deposit
from cast import NOON, acting
from permissions import Call, Sample
from register.samples import member, of_law
from statutes.samples import SECRETARY, house_texts, law

from accede.archive.queries import documents_about
from accede.people.capacities import Capacity
from accede.register.actions import (
    Stated,
    accept_figures,
    call_for_figures,
    challenge_figure,
    declare_figures,
    settle_figure,
)

DUE, REMIND = date(2027, 6, 15), date(2027, 6, 1)
BOARD = acting(Capacity.BOARD)
YEAR = 2026


def calling(**changed):
    return {"due": DUE, "remind_on": REMIND, "asks_from": 50} | changed


def called(year=YEAR, at=NOON, **changed):
    law()
    house_texts()
    return call_for_figures(year, **calling(**changed), by=SECRETARY, at=at)


def declare(membership, wises=12, year=YEAR, seen=0, at=NOON, by=SECRETARY, **more):
    said = {"wises": Stated(wises, **more)} if wises is not None else {}
    return declare_figures(membership, year=year, figures=said, seen=seen, by=by, at=at)


def declared(wises=12, **known):
    house_texts()
    return declare(member(**known), wises)


def accept(declaration, at=NOON, by=SECRETARY, **named):
    accept_figures(declaration, **named, by=by, at=at)


def challenge(declaration, name="wises", reason="Where is this from?", by=BOARD, at=NOON):
    challenge_figure(declaration, name=name, reason=reason, by=by, at=at)


def settle(declaration, value=10, name="wises", reason="Two are closed.", by=BOARD, at=NOON):
    settle_figure(declaration, name=name, value=value, reason=reason, by=by, at=at)


def to_declare():
    house_texts()
    one = member()
    return Call((one,), {"year": YEAR, "figures": {"wises": Stated(12)}, "seen": 0}, owner=one.organisation_id)


def to_call():
    house_texts()
    law()
    return Call((YEAR,), calling())


def to_remind():
    house_texts()
    member()
    return Call((called(at=NOON - timedelta(days=30)),))


def to_accept(**more):
    return lambda: Call((declared(),), more)


def page(*more):
    def make():
        law()
        one = declared()
        return Call((one.membership.number, one.year, *more), owner=one.membership.organisation_id)

    return make


def page_of_evidence():
    law()
    one = proved(declared().membership)
    return Call((one.membership.number, one.year, documents_about(one).get().pk), owner=one.membership.organisation_id)


def proved(membership, content=None, wises=12, seen=1, name="report.pdf", at=NOON, by=SECRETARY, **more):
    """Declare with a file as evidence."""
    said = {"figures": {"wises": Stated(wises, **more)}, "evidence": {"wises": deposit(content, name)}}
    return declare_figures(membership, year=YEAR, **said, seen=seen, by=by, at=at)


def page_of_year():
    house_texts()
    law()
    return Call((called().year,))


SAMPLES = {
    "register.call_for_figures": Sample("secretariat", to_call),
    "register.remind_of_figures": Sample("secretariat clock", to_remind),
    "register.declare_figures": Sample("secretariat own:delegate", to_declare),
    "register.accept_figures": Sample("secretariat chair board", to_accept()),
    "register.challenge_figure": Sample("secretariat chair board", to_accept(name="wises", reason="Why?")),
    "register.settle_figure": Sample("chair board", to_accept(name="wises", value=10, reason="Two are closed.")),
}
ACCESS = {
    "declarations": Sample("secretariat chair board auditor", of_law),
    "declarations_csv": Sample("secretariat chair board auditor", of_law),
    "figures_call": Sample("secretariat", of_law),
    "figures_remind": Sample("secretariat", page_of_year),
    "declaration": Sample("secretariat chair board auditor own:delegate", page()),
    "declare": Sample("secretariat own:delegate", page()),
    "figures_accept": Sample("secretariat chair board", page()),
    "evidence": Sample("secretariat chair board auditor own:delegate", page_of_evidence),
    "figure_review": Sample("secretariat chair board", page("wises")),
}
