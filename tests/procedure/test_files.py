"""The pages of one file ask the database little wherever it stands, whoever reads them."""

from copy import copy
from uuid import uuid4

import pytest
from archive.files import deposit, pdf
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procedure.samples import (
    DAY,
    OPINION,
    SECRETARY,
    actions,
    advised,
    assembly,
    before_open_assembly,
    chosen,
    convened,
    follow,
    fresh,
    interested,
    judge,
    lines_of,
    met,
    offered,
    own,
    sent,
    turned_down,
    verified,
    written,
)
from procedure.samples_appeals import with_appeal
from procedure.samples_notes import note
from procedure.samples_papers import added, signed
from procedure.samples_people import invite
from procedure.samples_questions import answer, ask

from accede.assembly.models import Item
from accede.journal.record import named
from accede.people.models import Account
from accede.post.models import Letter
from accede.procedure.models import Candidacy, Note, Question

pytestmark = pytest.mark.django_db
MOST = 20  # questions of one page
LIGHT = 50_000  # bytes of one, before its styles and type
OFFICES = ("secretariat", "chair", "board", "candidate")


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    monkeypatch.setattr("accede.people.queries.now", lambda: NOON)
    for room in ("candidate", "office", "criteria"):
        monkeypatch.setattr(f"accede.procedure.views.{room}.now", lambda: NOON)


def full(make):
    """A file on which much was said: questions, an answer, a note, a second person."""

    def made():
        candidacy = make()
        answer(ask(candidacy))
        ask(candidacy, words="And your statutes?")
        note(candidacy)
        invite(candidacy)
        return fresh(candidacy)

    return made


def admitted():
    return follow(full(advised)())


def refused():
    """Refused under statutes that know an appeal, with its reasons, and appealed against."""
    with_appeal()
    candidacy = follow(full(advised)(), "rejected")
    Item.objects.update(state=Item.State.REJECTED)
    actions.note_reasons(candidacy, reasons="It holds no enterprise yet.", by=SECRETARY, at=NOON)
    actions.appeal_refusal(fresh(candidacy), statement="We hold two.", by=own(candidacy), at=NOON)
    return fresh(candidacy)


def adjourned():
    candidacy = full(before_open_assembly)()
    actions.adjourn(candidacy, reasons="Its statutes are to come.", by=SECRETARY, at=NOON)
    return fresh(candidacy)


def withdrawn():
    candidacy = full(advised)()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    return fresh(candidacy)


def signed_for():
    candidacy = full(sent)()
    signed(candidacy)
    return fresh(candidacy)


def everything(many=3):
    """A file under way with all that a file can have, `many` of what has no end; its candidate was refused before."""
    assembly()
    judges = [judge(number) for number in range(1, 5)]
    candidacy = written()
    for number in range(min(many, MOST)):
        added(candidacy, content=pdf(pages=number + 1), name=f"report-{number}.pdf")
    actions.send_request(fresh(candidacy), by=own(candidacy), at=NOON)
    for one in judges[2:]:
        actions.declare_conflict(candidacy, reason="A joint project.", by=one, at=NOON)
    actions.take_back_conflict(fresh(candidacy), reason="It has ended.", by=judges[2], at=NOON)
    for line in lines_of(fresh(candidacy)):
        for one in judges[:2] if line.is_judged and line.name != "aims_to_create" else ():
            actions.judge(candidacy, criterion=line.name, answer="met", reason="Seen.", by=one, at=NOON)
    actions.conclude_verification(fresh(candidacy), by=judges[0], at=NOON)
    votes = actions.Votes.named({int(one.id.removeprefix("account:")): "for" for one in judges[:3]})
    actions.give_opinion(fresh(candidacy), **OPINION | {"votes": votes}, by=judges[0], at=NOON)
    actions.correct_opinion(fresh(candidacy), **OPINION | {"votes": votes}, why="Typed wrong.", by=judges[0], at=NOON)
    earlier = note(candidacy)
    note(candidacy, words="They wrote.", corrects=earlier.pk)
    answer(ask(candidacy), deposit=deposit(pdf(pages=30), "accounts.pdf"))
    invite(candidacy)
    signed(candidacy)
    signed(candidacy, content=pdf(pages=2), by=own(candidacy))
    multiplied(candidacy, many)
    return fresh(candidacy)


def multiplied(candidacy, many):
    """Let a file have this many more notes, questions, letters and deeds, and an earlier file before it."""
    for kind in (Note, Question):
        said = {"candidacy": candidacy, "words": "And this?", "at": NOON, "by": SECRETARY.id}
        kind.objects.bulk_create(kind(**said, capacity="secretariat") for _one in range(many))
    Letter.objects.bulk_create(
        copied(Letter.objects.filter(about=named(candidacy)).first(), uuid4) for _one in range(many)
    )
    earlier = copied(fresh(candidacy), uuid4)
    earlier.number, earlier.state, earlier.opened_at = 99, Candidacy.State.REFUSED, NOON - DAY
    earlier.save(force_insert=True)
    earlier.steps_done.create(step="vote", at=NOON - DAY, by=SECRETARY.id)
    Candidacy.objects.filter(pk=candidacy.pk).update(again_of=earlier)


def copied(row, key):
    found = copy(row)
    found.pk = key()
    return found


def refused_with_everything(many=3):
    with_appeal()
    candidacy = follow(everything(many), "rejected")
    Item.objects.update(state=Item.State.REJECTED)
    actions.note_reasons(candidacy, reasons="It holds no enterprise yet.", by=SECRETARY, at=NOON)
    actions.appeal_refusal(fresh(candidacy), statement="We hold two.", by=own(candidacy), at=NOON)
    return fresh(candidacy)


STATES = {
    "interested": interested,
    "offered": offered,
    "chosen": chosen,
    "met": met,
    "written": written,
    "sent": full(sent),
    "sent and signed": signed_for,
    "verified": full(verified),
    "advised": full(advised),
    "convened": convened,
    "adjourned": adjourned,
    "admitted": admitted,
    "just refused": turned_down,
    "refused and appealed": refused,
    "withdrawn": withdrawn,
    "everything": everything,
    "three hundred of everything": lambda: everything(300),
    "everything, refused": refused_with_everything,
    "three hundred of everything, refused": lambda: refused_with_everything(300),
}


def reader(office, candidacy):
    judge()
    emails = {"board": "judge.1@example.org", "candidate": candidacy.contact.email}
    return Account.objects.get(email=emails.get(office, f"{office}@example.org"))


def asked(client, url):
    client.get(url)  # what is remembered between two pages is remembered now
    with CaptureQueriesContext(connection) as questions:
        page = client.get(url)
    assert (page.status_code, len(page.content) < LIGHT) == (200, True)
    return len(questions)


@pytest.mark.parametrize("state", STATES)
def test_a_file_and_its_criteria_ask_no_more_than_twenty(client, state):
    candidacy = STATES[state]()
    found = {}
    for office in OFFICES:
        client.force_login(reader(office, candidacy))
        found[office, "file"] = asked(client, candidacy.get_absolute_url())
        if hasattr(candidacy, "request") and office != "candidate":
            found[office, "criteria"] = asked(client, reverse("criteria", args=[candidacy.pk]))
    assert {where: number for where, number in found.items() if number > MOST} == {}
