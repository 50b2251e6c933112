"""The assembly decides in writing: where the statutes let it, for as long as it was told, and as they ask it there."""

from datetime import timedelta

import pytest
from assembly.samples import BEFORE, CHAIR, TITLE, attends, declare, planned, speaker, vote
from assembly.samples_rights import accepted
from assembly.samples_writing import BEGINS, ENDS, convened, ruled, voting
from assembly.samples_writing import planned as in_writing
from cast import NOON
from django.urls import reverse
from register.samples import delegate, member
from statutes.samples import SECRETARY, house_texts, law

from accede.assembly import actions
from accede.assembly.actions.casting import enter_votes
from accede.assembly.actions.meeting import EndsTooEarly, InWriting
from accede.assembly.actions.vote import TermOver
from accede.assembly.actions.writing import NotYet, open_writing
from accede.assembly.models import Assembly, Item, Place
from accede.assembly.queries import due_for
from accede.assembly.queries.agenda import takes
from accede.assembly.queries.convening import convocations
from accede.assembly.queries.drafting import drafted
from accede.assembly.queries.written import to_open
from accede.journal.models import Entry
from accede.journal.record import instant
from accede.people.capacities import CLOCK, Capacity

pytestmark = pytest.mark.django_db
WRITTEN = Assembly.Mode.WRITTEN


def plain(text):
    return text.replace("\xa0", " ")


def again(item):
    return Item.objects.get(pk=item.pk)


def test_an_assembly_is_planned_in_writing_only_where_the_statutes_let_it():
    planned()
    with pytest.raises(actions.NotInWriting) as refused:
        actions.plan_assembly(
            day=BEGINS.date(), opens_at=BEGINS, ends_at=ENDS, place="", mode=WRITTEN, by=SECRETARY, at=BEFORE
        )
    assert refused.value.verdict.code == "body.may_not_write"


def test_the_plan_rests_on_the_article_that_allows_it():
    in_writing()
    entry = Entry.objects.get(action="assembly.plan_assembly")
    assert (entry.article, entry.values["ends_at"]) == (["15"], instant(ENDS))


def test_its_convocation_asks_for_votes_until_a_moment_and_names_no_room():
    assembly = in_writing()
    delegate(member("Aalto"), "a@example.org")
    actions.add_item(assembly, matter="accounts", title=TITLE, by=SECRETARY, at=BEFORE)
    actions.convene(assembly, by=CHAIR, at=BEFORE)
    (letter,) = convocations(assembly)
    body = plain(letter.body)
    assert plain(letter.subject) == "Decisions in writing, until 18 May 2027, 14:00"
    assert "Votes are taken from 4 May 2027, 14:00 until 18 May 2027, 14:00." in body
    assert "1. Réseau Neuf (Accounts and budget)" in body
    assert "This body may decide without a meeting. (art. 15)" in body
    assert assembly.get_absolute_url() in body
    assert "Place:" not in body


@pytest.mark.parametrize("ends", [None, BEGINS, BEGINS - timedelta(days=1)])
def test_votes_in_writing_end_after_they_begin(ends):
    with pytest.raises(EndsTooEarly):
        in_writing(ends_at=ends)


def test_what_needs_a_meeting_or_ballots_is_not_put_on_its_agenda():
    assembly = in_writing()
    assert {"statutes", "directors"} & set(takes(assembly)) == set()
    with pytest.raises(actions.NotInWriting):
        actions.add_item(assembly, matter="statutes", title=TITLE, by=SECRETARY, at=BEFORE)


def test_all_items_are_open_at_once_from_the_hour_that_the_members_were_told():
    assembly = convened("accounts", "discharge")
    with pytest.raises(NotYet):
        open_writing(assembly, by=CHAIR, at=BEGINS - timedelta(seconds=1))
    assert to_open(BEGINS - timedelta(seconds=1)) == []
    assert to_open(BEGINS) == [assembly]
    open_writing(assembly, by=CLOCK, at=BEGINS)
    assert {(one.state, one.closes_at) for one in assembly.items.all()} == {("open", ENDS)}
    assert Entry.objects.filter(action="assembly.open_vote").count() == 2


def test_nobody_comes_together_for_it():
    assembly = convened()
    with pytest.raises(InWriting):
        actions.open_assembly(assembly, by=CHAIR, at=BEGINS)
    open_writing(assembly, by=CHAIR, at=BEGINS)
    with pytest.raises(InWriting):
        attends(member(), assembly)
    with pytest.raises(InWriting):
        actions.declare_consensus(assembly.items.get(), by=CHAIR, at=NOON)


def test_whoever_votes_takes_part_from_afar_and_whoever_does_not_is_absent():
    assembly, (one, other) = voting("BE", "FR")
    item = assembly.items.get()
    vote(one, item, at=BEGINS + timedelta(days=2))
    found = {place.organisation_id: (place.attendance, place.since) for place in Place.objects.all()}
    assert found == {
        one.organisation_id: ("remote", BEGINS + timedelta(days=2)),
        other.organisation_id: ("absent", None),
    }


def test_a_vote_is_changed_until_the_term_and_refused_after_it():
    assembly, (one, _other) = voting("BE", "FR")
    item = assembly.items.get()
    vote(one, item)
    vote(one, item, "against", at=ENDS - timedelta(seconds=1))
    with pytest.raises(TermOver) as refused:
        vote(one, item, "for", at=ENDS)
    assert "18 May 2027" in plain(str(refused.value.sentence))
    assert item.ballots.last().choice == "against"


def test_a_result_is_declared_at_the_end_or_once_all_have_voted():
    assembly, (one, other) = voting("BE", "FR")
    item = assembly.items.get()
    vote(one, item)
    with pytest.raises(actions.StillVoting):
        declare(item, ENDS - timedelta(seconds=1))
    vote(other, item)
    assert declare(item).outcome == "carried"


def test_at_the_end_silence_is_not_agreement():
    assembly, (one, _other) = voting("BE", "FR")
    item = assembly.items.get()
    vote(one, item)
    found = declare(item, ENDS)
    assert (found.outcome, found.verdict.article) == ("rejected", ("13", "15"))


def test_whoever_holds_a_proxy_votes_for_both_in_writing():
    assembly = convened()
    one, other = member("Network A", "BE"), member("Network B", "FR")
    accepted(assembly, one, other)
    assembly = open_writing(assembly, by=CHAIR, at=BEGINS)
    item = assembly.items.get()
    vote(other, item)
    assert declare(item).tally.for_ == 2


def test_a_paper_that_came_in_time_is_entered_after_the_term():
    assembly, (one,) = voting("BE")
    item = assembly.items.get()
    enter_votes(item, votes={one.organisation: "for"}, by=SECRETARY, at=ENDS + timedelta(hours=1))
    assert (Place.objects.get().attendance, declare(item, ENDS + timedelta(hours=2)).outcome) == ("remote", "carried")


def test_what_is_moved_is_taken_for_as_long_as_before():
    assembly = in_writing()
    moved = actions.postpone_assembly(
        assembly, opens_at=BEGINS + timedelta(days=3), place="", reason="Holidays.", by=SECRETARY, at=BEFORE
    )
    assert moved.ends_at == ENDS + timedelta(days=3)


def test_it_closes_once_every_result_is_declared():
    assembly, (one,) = voting("BE")
    item = assembly.items.get()
    vote(one, item)
    with pytest.raises(actions.VoteStillOpen):
        actions.close_assembly(assembly, by=CHAIR, at=ENDS)
    declare(item)
    assert actions.close_assembly(assembly, by=CHAIR, at=ENDS).state == "closed"


def titles(actor, at):
    return [plain(row.title) for row in due_for(actor, at.date(), at)]


def test_whoever_has_not_voted_is_reminded_by_the_due_list_until_the_term():
    assembly, (one, other) = voting("BE", "FR")
    item = assembly.items.get()
    asks = "Vote: Réseau Neuf"
    later = BEGINS + timedelta(days=5)
    assert asks in titles(speaker(one), later)
    vote(one, item)
    assert asks not in titles(speaker(one), later)
    row = next(row for row in due_for(speaker(other), later.date(), later) if row.title == asks)
    assert (row.on, row.act_url) == (ENDS.date(), item.get_absolute_url())
    assert asks not in titles(speaker(other), ENDS)


def test_the_chair_declares_when_it_may_and_closes_when_all_is_declared():
    assembly, (one, _other) = voting("BE", "FR")
    item = assembly.items.get()
    vote(one, item)
    assert titles(CHAIR, BEGINS + timedelta(days=5)) == []
    assert titles(CHAIR, ENDS) == ["Declare the result: Réseau Neuf"]
    declare(item, ENDS)
    assert titles(CHAIR, ENDS) == ["Close it: General Assembly, 4 May 2027"]


@pytest.mark.usefixtures("at_noon")
def test_a_members_page_tells_term_question_and_whether_its_vote_is_awaited(client, cast):
    assembly, (one, _other) = voting("BE", "FR", matters=("accounts", "discharge"))
    vote(one, assembly.items.first())
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    shown = plain(client.get(assembly.get_absolute_url()).content.decode())
    assert "Votes are taken until 18 May 2027, 14:00." in shown
    assert (shown.count("your vote is awaited"), shown.count(">voted<")) == (1, 1)
    assert "Who attends" not in shown
    page = client.get(assembly.items.last().get_absolute_url()).content.decode()
    assert "Cast this vote" in page
    assert "check in" not in page.lower()


@pytest.mark.usefixtures("at_noon")
def test_the_chairs_page_counts_who_has_voted_and_asks_for_no_attendance(client, cast):
    assembly, (one, _other) = voting("BE", "FR")
    vote(one, assembly.items.get())
    cast.signed_in(client, Capacity.CHAIR)
    shown = plain(client.get(assembly.get_absolute_url()).content.decode())
    assert "1 of 2 has voted" in shown
    page = client.get(assembly.items.get().get_absolute_url()).content.decode()
    assert "Declare the result" not in page
    assert "Attends" not in page
    assert client.get(reverse("preside", args=[assembly.address])).status_code == 404


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize(
    ("lawful", "sent", "planned_is"),
    [(True, {"ends_at": "2027-08-30T12:00"}, True), (True, {}, False), (False, {"ends_at": "2027-08-30T12:00"}, False)],
)
def test_the_secretariat_plans_it_with_its_term_where_the_statutes_let_it(client, cast, lawful, sent, planned_is):
    (ruled if lawful else law)()
    house_texts()
    cast.signed_in(client, Capacity.SECRETARIAT)
    said = {"day": "2027-08-14", "hour": "09:00", "mode": "written"} | sent
    client.post(reverse("assemblies"), said)
    assert Assembly.objects.filter(mode=WRITTEN).exists() is planned_is


def test_minutes_say_that_it_was_in_writing_by_which_article_and_who_voted():
    assembly, (one, other) = voting("BE", "FR")
    item = assembly.items.get()
    vote(one, item, at=BEGINS + timedelta(days=1))
    declare(item, ENDS)
    actions.close_assembly(assembly, by=CHAIR, at=ENDS)
    text = plain(drafted(Assembly.objects.get(), "en"))
    assert "Decisions in writing, without a meeting." in text
    assert "This body may decide without a meeting. (art. 15)" in text
    assert "Votes were taken until 18 May 2027, 14:00." in text
    assert f"Voted in writing: {one.organisation.name} (Belgium)." in text
    assert f"Did not vote: {other.organisation.name} (France)." in text
    assert "The vote was opened on 4 May 2027, 14:00; the result was declared on 18 May 2027, 14:00." in text
