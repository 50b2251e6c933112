"""Done in the house before the story begins, by the real actions: members, what three of them owe, and two candidates."""

from datetime import timedelta

from stories.great.sample import JOINING, LATE, MEMBERS, called, director, email

from accede.fees.actions import call_fee
from accede.journal.actions import Actor, Mandated
from accede.people.actions import open_account
from accede.people.capacities import VISITOR
from accede.people.models import Account
from accede.people.queries import actor_for, now
from accede.procedure import actions as procedure
from accede.procedure.models import Candidacy
from accede.procedure.queries.request import adhered_to
from accede.procedure.queries.verification import lines_of
from accede.register.actions import add_organisation, declare_figure, enter_member, give_mandate
from accede.statutes.queries import day_of, edition_at
from accede.web.founding import SETUP

DAY = timedelta(days=1)
BEFORE = now() - 60 * DAY


def found():
    """Let 28 members be there, three of them late with their fee, and two candidates ask to join."""
    for name, country in MEMBERS.items():
        membership = enter(name, country)
        if name in LATE:
            call_fee(membership, year=day_of(BEFORE).year, on=day_of(BEFORE), by=SETUP, at=BEFORE)
    for name, country in JOINING.items():
        stand(name, country)


def enter(name, country):
    """Enter a member with somebody who votes for it."""
    one = add_organisation(called(name), country=country, is_sample=True, by=SETUP, at=BEFORE)
    day = day_of(BEFORE - 400 * DAY)
    said = {"effective_on": day, "decided_on": day, "decision": "", "article": (), "edition": edition_at(now())}
    membership = enter_member(one, category="full", **said, by=SETUP, at=BEFORE)
    declare_figure(one, name="wises", value=12, year=BEFORE.year - 1, source="sample", by=SETUP, at=BEFORE)
    language = "fr" if country in ("FR", "LU") else "en"
    account = open_account(email(name), name=director(name), language=language, by=SETUP, at=BEFORE)
    held = {"office": "delegate", "capacity": "delegate", "organisation": one}
    give_mandate(account, **held, starts=day, by=SETUP, at=BEFORE)
    return membership


def stand(name, country):
    """Bring a candidate to where the Board looks at its request."""
    said = {"name": called(name), "country": country, "contact": "Director", "email": email(name)}
    one = procedure.express_interest(**said, language="en", message="", is_sample=True, by=VISITOR, at=BEFORE)
    own = Actor(f"account:{one.contact_id}", (Mandated("candidate", one.organisation_id, "candidate"),))
    procedure.offer_times(one, starts=[BEFORE + DAY, BEFORE + 2 * DAY], minutes=45, link="", by=SETUP, at=BEFORE)
    procedure.choose_time(one, slot=one.slots.first(), by=own, at=BEFORE)
    later = BEFORE + 3 * DAY
    procedure.note_meeting_held(one, attended="Director", notes="It presented itself.", by=SETUP, at=later)
    sheet = {"name": called(name), "legal_form": "association", "seat": "The capital", "country": country}
    sheet |= {"founded": 2012, "wises": 14, "network_exists": "exists", "contact": "Director"}
    adheres = adhered_to(one.book, one.way)
    procedure.save_draft(one, sheet=sheet, motivation="We wish to join.", adheres=adheres, by=own, at=later)
    procedure.send_request(one, by=own, at=later)
    return one


def verify(*names):
    """Let the Board find that these candidates meet every criterion."""
    board = actor_for(Account.objects.get(email="board@example.org"))
    for candidacy in (Candidacy.objects.get(organisation__name=called(one)) for one in names):
        for line in lines_of(candidacy):
            if line.is_judged and line.name != "aims_to_create":
                said = {"criterion": line.name, "answer": "met", "reason": "Seen in its statutes."}
                procedure.judge(candidacy, **said, by=board, at=now())
        procedure.conclude_verification(candidacy, by=board, at=now())
