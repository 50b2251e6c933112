"""Makes a demo: the law and the real members of an association, and samples at every step; all of it by actions."""

import csv
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import call_command

from accede.assembly.models import Assembly
from accede.fees.actions import call_fee, grant_relief, issue_invoice, name_payee
from accede.fees.models import Payee
from accede.journal.actions import Actor
from accede.people.actions import mark_as_demo, open_account
from accede.people.capacities import VISITOR
from accede.people.models import Account
from accede.people.queries import demo_link, is_demo, now
from accede.procedure import actions as procedure
from accede.procedure.models import Candidacy
from accede.procedure.queries.request import adhered_to
from accede.register.actions import (
    Stated,
    accept_figures,
    add_organisation,
    challenge_figure,
    correct_entry,
    declare_figure,
    declare_figures,
    end_membership,
    enter_member,
    give_mandate,
    list_enterprises,
    note_total,
    settle_figure,
)
from accede.register.actions.importing import apply_import, check, match_columns, stage_import
from accede.register.models import Import, Membership, Organisation
from accede.register.queries import mandates_of
from accede.register.queries.listing import read_lines
from accede.register.sheets.columns import recognised
from accede.register.sheets.reading import read
from accede.rulebook.criterion import Criteria
from accede.statutes.actions import add_copy, publish_copy
from accede.statutes.models import Edition
from accede.statutes.queries import day_of, end_of, texts
from accede.web.cli.output import BadInput
from accede.web.demo_learning import hold_seminar
from accede.web.demo_letters import tell_readers, wish_for_news
from accede.web.demo_meetings import convene_board, plan_assemblies, put_election, rehearse
from accede.web.demo_space import fill_space
from accede.web.founding import OFFICES, SETUP, load, office_of, prepare
from accede.web.founding import check as check_place
from accede.web.leaflet import leaflets
from accede.web.sample_statement import bring_statement

SAMPLES = "demo/samples.toml"
HISTORY = timedelta(days=75)


@dataclass
class Maker:
    """What is being made: the place of its facts, its edition, the instant it has come to, and who may sign in."""

    place: Path
    at: datetime
    edition: Edition | None = None
    links: list[tuple[str, Account]] = field(default_factory=list)

    @property
    def samples(self) -> dict[str, Any]:
        """The invented part of the demo."""
        return tomllib.loads((self.place / SAMPLES).read_text(encoding="utf-8"))

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """The rows of one of its tables."""
        with (self.place / "demo" / name).open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    def on(self) -> date:
        """The day it has come to."""
        return day_of(self.at)

    def do(self, deed: Callable[..., Any], *args: Any, by: Actor = SETUP, **details: Any) -> Any:
        """Do something a little later than the last, and no later than now."""
        self.at = min(self.at + timedelta(minutes=7), now())
        return deed(*args, by=by, at=self.at, **details)

    def acting(self, email: str) -> Actor:
        """The actor behind an address, with the mandates of the day."""
        account = Account.objects.get(email=email)
        return Actor(f"account:{account.pk}", tuple(mandates_of(account, self.at)))


def make(place: Path | None = None, *, again: bool = False) -> None:
    """Make the demo and print a sign-in link for each office; refuses a database that holds anything else."""
    place = place or _place()
    check_place(place)
    prepare()
    _clear(again)
    maker = Maker(place, now() - HISTORY)
    maker.do(mark_as_demo)
    maker.edition = load(maker.place, maker.do)
    if (maker.place / SAMPLES).is_file():
        _with_samples(maker)
    else:
        _bare(maker)
    _print(maker)


def _bare(maker: Maker) -> None:
    """One person for every office that runs a house."""
    for capacity in OFFICES:
        office = office_of(maker.edition.book, capacity)
        account = maker.do(open_account, f"{capacity}@example.org", name=capacity.capitalize(), language="en")
        maker.do(give_mandate, account, office=office, capacity=capacity, starts=maker.on())
        maker.links.append((capacity.capitalize(), account))


def _with_samples(maker: Maker) -> None:
    _leaflets(maker)
    _offices(maker)
    _members(maker)
    _totals(maker)
    maker.do(name_payee, Payee(**maker.samples["payee"]))
    _sample_members(maker)
    wish_for_news(maker.do, maker.samples["member"][0]["email"])
    _sample_leavers(maker)
    _sample_import(maker)
    by = maker.acting(_email(maker, "secretariat"))
    hold_seminar(maker.do, maker.samples["member"], by=by, at=maker.at)
    plan_assemblies(maker.do, maker.edition, by=by)
    _candidacies(maker)
    paying = [
        Membership.objects.get(organisation__name=row["name"]) for row in maker.samples["member"] if "pays" in row
    ]
    bring_statement(maker.do, paying, maker.samples["payee"]["iban"], maker.on())
    for row in maker.samples["inquiry"]:
        maker.do(procedure.ask_secretariat, **row, by=VISITOR)
    _meetings(maker)
    by = maker.acting(_email(maker, "secretariat"))
    fill_space(maker.do, maker.place, maker.samples, maker.acting, by=by, on=maker.on())
    tell_readers(maker.do, by=by)


def _clear(again: bool) -> None:
    if again and is_demo():
        call_command("flush", interactive=False, verbosity=0)
    if is_demo():
        raise BadInput(
            "There is a demo already: serve it with `accede serve`, or make a new one with `accede demo --again`."
        )
    if Account.objects.exists():
        raise BadInput("This database is in use and is not a demo; set ACCEDE_DATA to an empty folder for one.")


def _place() -> Path:
    found = sorted((settings.HOME / "rulebooks").glob(f"*/{SAMPLES}"))
    if not found:
        raise BadInput("There is no rulebook with a demo in the folder `rulebooks`.")
    return found[0].parent.parent


def _leaflets(maker: Maker) -> None:
    house = texts()
    for deposit, language in leaflets(maker.edition.book, house, maker.on()):
        said = {"name": house.download[0].name, "language": language, "version": str(maker.on().year)}
        maker.do(publish_copy, maker.do(add_copy, **said, deposit=deposit))


def _offices(maker: Maker) -> None:
    for office in maker.samples["office"]:
        account = maker.do(open_account, office["email"], name=office["name"]["en"], language="en")
        capacity = maker.edition.book.body[office["office"]].acts_as
        maker.do(give_mandate, account, office=office["office"], capacity=capacity, starts=maker.on())
        maker.links.append((office["name"]["en"], account))


def _members(maker: Maker) -> None:
    known: dict[str, Organisation] = {}
    for row in maker.rows("members.csv"):
        details = {name: row[name] for name in ("country", "website", "source")}
        known[row["name"]] = organisation = maker.do(add_organisation, row["name"], **details)
        # The sources name years; a day nobody names is not made up.
        starts = date(int(row["joined"]), 1, 1) if row["joined"] else None
        _enter(maker, organisation, starts, "", year_only=starts is not None)
    for row in maker.rows("figures.csv"):
        year = int(row["year"]) if row["year"] else None
        details = {"name": row["indicator"], "value": int(row["value"]), "year": year}
        maker.do(declare_figure, known[row["member"]], **details, definition=row["definition"], source=row["source"])


def _totals(maker: Maker) -> None:
    for row in maker.rows("totals.csv"):
        years = {name: int(row[name]) if row[name] else None for name in ("year", "or_year")}
        told = {"definition": row["definition"], "source": row["source"]}
        maker.do(note_total, row["name"], value=int(row["value"]), **years, **told)


def _enter(
    maker: Maker, organisation: Organisation, starts: date | None, decision: str, *, year_only: bool = False
) -> Any:
    category = next(iter(maker.edition.book.category))
    days = {"effective_on": starts, "decided_on": None, "starts_year_only": year_only}
    law = {"article": (), "edition": maker.edition, "decision": decision}
    return maker.do(enter_member, organisation, category=category, **days, **law)


def _sample_leavers(maker: Maker) -> None:
    """Members that have left, each with a first line that named a wrong day and was put right."""
    for row in maker.samples["left"]:
        organisation = maker.do(add_organisation, row["name"], country=row["country"], is_sample=True)
        membership = _enter(maker, organisation, date(maker.on().year - 5, 1, 1), "")
        line, year = membership.lines.get(), maker.on().year
        maker.do(
            correct_entry, line, reason=row["reason"], is_void=False, effective_on=date(year - 4, 1, 1), decision=""
        )
        law = {"article": (), "edition": maker.edition, "decision": row["decision"]}
        days = {"effective_on": date(year, 1, 1), "decided_on": None}
        maker.do(end_membership, membership, path="", **days, **law)


def _sample_members(maker: Maker) -> None:
    for row in maker.samples["member"]:
        organisation = maker.do(add_organisation, row["name"], country=row["country"], is_sample=True)
        maker.do(
            declare_figure,
            organisation,
            name="wises",
            value=row["wises_before"],
            year=maker.on().year - 2,
            definition="",
            source="sample",
        )
        membership = _enter(maker, organisation, date(maker.on().year - 3, 1, 1), "", year_only=True)
        account = maker.do(open_account, row["email"], name=f"{row['name']}, delegate", language="en")
        maker.do(
            give_mandate, account, office="delegate", capacity="delegate", organisation=organisation, starts=maker.on()
        )
        maker.links.append((f"{row['role']}, {row['name']}", account))
        if "enterprises" in row:
            lines, _wrong = read_lines("\n".join(row["enterprises"]), organisation, maker.on(), "en")
            maker.do(list_enterprises, organisation, listed=lines, starts=maker.on(), by=maker.acting(row["email"]))
        _figures(maker, membership, row)
        if "reduced" in row:
            decided = {"kind": "share", "first_year": maker.on().year, "decided_on": maker.on()}
            maker.do(grant_relief, membership, **decided, **row["reduced"])
        if row.get("in_arrears"):
            invoice = maker.do(call_fee, membership, year=maker.on().year, on=maker.on())
            maker.do(issue_invoice, invoice)


def _sample_import(maker: Maker) -> None:
    """A file that brings sample members up to date, and an organisation that seems to be one of them."""
    path = maker.place / "demo" / "sample-networks.csv"
    table = read(path.read_bytes())
    columns = recognised(table.headers, maker.edition.book)
    staged = maker.do(stage_import, path.name, table=table, columns=columns)
    maker.do(match_columns, staged, columns=columns, known=Import.Known.UPDATE, category="", year=None)
    check(staged, lambda: maker.at, by=SETUP, told=lambda _done: None)
    maker.do(apply_import, staged)
    for row in maker.samples["double"]:
        maker.do(add_organisation, row["name"], country=row["country"], website=row["website"], is_sample=True)


def _figures(maker: Maker, membership: Any, row: dict[str, Any]) -> None:
    said = {
        "wises": Stated(row["wises"], source="sample", reason=row.get("why", "")),
        "workers": Stated(row["workers"]),
    }
    of = {"year": maker.on().year - 1, "figures": said, "seen": 0}
    declaration = maker.do(declare_figures, membership, **of, by=maker.acting(row["email"]))
    board = maker.acting(_email(maker, "secretary"))
    if "challenge" in row:
        maker.do(challenge_figure, declaration, name="wises", reason=row["challenge"], by=board)
    elif "accepted" in row:
        settled = {"name": "wises", "value": row["accepted"], "reason": row["ruling"]}
        maker.do(settle_figure, declaration, **settled, by=board)
        maker.do(accept_figures, declaration, by=board)


def _meetings(maker: Maker) -> None:
    """Meetings of the Board, and what is rehearsed today of the assembly that is farther away."""
    office, chair = (maker.acting(_email(maker, one)) for one in ("secretariat", "president"))
    convene_board(maker.do, maker.samples["point"], maker.edition, by=office)
    assembly, samples = Assembly.objects.latest("day"), maker.samples["member"]
    put_election(maker.do, assembly, samples, by=office)
    rehearse(assembly, samples, by=office, chair=chair)


def _candidacies(maker: Maker) -> None:
    for row in maker.samples["candidacy"]:
        candidacy = _interested(maker, row)
        for step in STEPS[: list(STEPS_BY_NAME).index(row["until"])]:
            step(maker, candidacy, row)
        if "question" in row:
            asker = maker.acting(_email(maker, "secretary"))
            maker.do(procedure.ask_candidate, candidacy, words=row["question"], criterion="democratic", by=asker)
        maker.links.append((f"candidate, {row['name']}", candidacy.contact))


def _interested(maker: Maker, row: dict[str, Any]) -> Candidacy:
    said = {
        "name": row["name"],
        "country": row["country"],
        "contact": "Director",
        "email": row["email"],
        "language": row["language"],
    }
    return maker.do(procedure.express_interest, **said, message="", is_sample=True, by=VISITOR)


def _offer(maker: Maker, candidacy: Candidacy, row: dict[str, Any]) -> None:
    # Whoever is to choose in the demo is offered times that lie ahead.
    first = maker.at if row["until"] != "offered" else now()
    zone = ZoneInfo(maker.edition.book.rulebook.time_zone)
    days = ((first + timedelta(days=number)).astimezone(zone).date() for number in (4, 5))
    starts = [datetime.combine(day, time(10), tzinfo=zone) for day in days]
    by = maker.acting(_email(maker, "secretariat"))
    maker.do(procedure.offer_times, candidacy, starts=starts, minutes=60, link="https://meet.invalid/room", by=by)


def _meet(maker: Maker, candidacy: Candidacy, row: dict[str, Any]) -> None:
    slot = candidacy.slots.first()
    maker.do(procedure.choose_time, candidacy, slot=slot, by=maker.acting(row["email"]))
    maker.at = max(maker.at, slot.starts_at + timedelta(hours=2))
    maker.do(
        procedure.note_meeting_held,
        candidacy,
        attended="Secretariat\nDirector of the network",
        notes="The network presented itself.",
        by=maker.acting(_email(maker, "secretariat")),
    )


def _request(maker: Maker, candidacy: Candidacy, row: dict[str, Any]) -> None:
    by = maker.acting(row["email"])
    answers = {
        "name": row["name"],
        "legal_form": "association",
        "seat": row["seat"],
        "country": row["country"],
        "founded": 2012,
        "wises": row["wises"],
        "network_exists": "exists",
        "contact": "Director",
    }
    documents = adhered_to(maker.edition.book, candidacy.way)
    maker.do(
        procedure.save_draft,
        candidacy,
        sheet=answers,
        motivation="We wish to work with the other networks.",
        adheres=documents,
        by=by,
    )
    maker.do(procedure.send_request, candidacy, by=by)


def _verify(maker: Maker, candidacy: Candidacy, row: dict[str, Any]) -> None:
    by = maker.acting(_email(maker, "secretary"))
    criteria: Criteria = maker.edition.book.criteria
    candidacy.refresh_from_db()
    path = maker.edition.book.path[candidacy.path]
    for name in criteria.leaves(path.criterion):
        if name != "aims_to_create":
            unmet = row.get("unmet", {}).get(name)
            found = {"answer": "not_met" if unmet else "met", "reason": unmet or "Seen in the documents of the sample."}
            maker.do(procedure.judge, candidacy, criterion=name, **found, by=by)
    if "unmet" in row:
        # The letter of a refusal waits for the secretariat to look at it: since an hour ago, so that nothing is late.
        # All that follows is of one day, at whatever hour the demo is made.
        begun = end_of(day_of(now()) - timedelta(days=1))
        maker.at = max(maker.at, begun, now() - timedelta(hours=1))
    maker.do(procedure.conclude_verification, candidacy, by=by)
    if "unmet" in row:
        return
    advice = {"advice": "admit", "reasons": row["advice"], "votes": procedure.Votes(votes_for=2), "on": maker.on()}
    maker.do(procedure.give_opinion, candidacy, **advice, by=by)


STEPS_BY_NAME = {"interest": None, "offered": _offer, "meeting": _meet, "request": _request, "verification": _verify}
STEPS = [step for step in STEPS_BY_NAME.values() if step]


def _email(maker: Maker, office: str) -> str:
    return next(one["email"] for one in maker.samples["office"] if one["office"] == office)


def _print(maker: Maker) -> None:
    print("The demo is made. Its sign-in links work on this machine only, once `accede serve` runs:\n")
    for who, account in maker.links:
        print(f"  {who}\n    {settings.PUBLIC_URL}{demo_link(account)}")
    print(f"\n  the letters of the demo\n    {settings.PUBLIC_URL}/en/outbox/")
