"""The pages of one file ask the database little wherever it stands, whoever reads them."""

import pytest
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procedure.samples import (
    SECRETARY,
    actions,
    advised,
    before_open_assembly,
    chosen,
    convened,
    follow,
    fresh,
    interested,
    judge,
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
from procedure.samples_papers import signed
from procedure.samples_people import invite
from procedure.samples_questions import answer, ask

from accede.assembly.models import Item
from accede.people.models import Account

pytestmark = pytest.mark.django_db
MOST = 20  # questions of one page
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
}


def reader(office, candidacy):
    judge()
    emails = {"board": "judge.1@example.org", "candidate": candidacy.contact.email}
    return Account.objects.get(email=emails.get(office, f"{office}@example.org"))


def asked(client, url):
    client.get(url)  # what is remembered between two pages is remembered now
    with CaptureQueriesContext(connection) as questions:
        assert client.get(url).status_code == 200
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
