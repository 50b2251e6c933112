"""Who may vote is published to everybody; proxies are given, accepted, taken back, and counted as the rules say."""

from datetime import timedelta

import pytest
from assembly.samples import BEFORE, CHAIR, TODAY, arrears, attends, opened, prepared, speaker, vote
from assembly.samples_rights import accepted, given, two, with_closing
from cast import NOON
from django.db import connection
from django.test.utils import CaptureQueriesContext
from register.samples import consequence, delegate, left, many, member
from statutes.samples import SECRETARY, house_texts

from accede.assembly.actions import declare_result, open_vote
from accede.assembly.actions.entrusting import (
    AlreadyAnswered,
    AlreadyEntrusted,
    AlreadyGiven,
    AlreadyRevoked,
    AlreadyUsed,
    NoProxy,
    TooLateToEntrust,
    accept_proxy,
    decline_proxy,
    revoke_proxy,
)
from accede.assembly.actions.freezing import AlreadyFrozen, NoCutOff, TooEarlyToFreeze, freeze_roll
from accede.assembly.actions.meeting import OnlyRehearsed
from accede.assembly.actions.rehearsal import plan_rehearsal
from accede.assembly.actions.telling import AlreadyTold, tell_rights
from accede.assembly.models import Entrusting, Item
from accede.assembly.queries import due_for, roll_of
from accede.assembly.queries.presence import presence_of
from accede.assembly.queries.rights import rights_of, to_freeze
from accede.assembly.queries.roll import roll_at_hand
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import CLOCK, Capacity
from accede.post.models import Letter
from accede.register.actions import settle

pytestmark = pytest.mark.django_db
State = Entrusting.State


def frozen(days=5):
    house_texts()
    with_closing()
    return prepared(day=TODAY + timedelta(days=days), at=NOON - timedelta(days=60))


# ── Proxies ─────────────────────────────────────────────────────────────────


def test_a_proxy_holds_once_both_have_said_so():
    assembly, one, other = two()
    proxy = given(assembly, one, other, instructions="Vote for.")
    assert [seat.attendance for seat in roll_of(assembly)] == ["absent", "absent"]
    accept_proxy(proxy, by=speaker(other), at=BEFORE)
    assert [(seat.attendance, seat.proxy) for seat in roll_of(assembly)] == [
        ("represented", f"{other.number} Network B"),
        ("absent", ""),
    ]
    assert not verify()


def test_a_proxy_is_given_to_one_other_at_a_time():
    assembly, one, other = two()
    given(assembly, one, other)
    with pytest.raises(AlreadyGiven):
        given(assembly, one, other)
    with pytest.raises(AlreadyEntrusted):
        given(assembly, one, member("Network C", "IT"))


def test_what_was_declined_or_taken_back_can_be_given_to_somebody_else():
    assembly, one, other = two()
    third = member("Network C", "IT")
    decline_proxy(given(assembly, one, other), by=speaker(other), at=BEFORE)
    revoke_proxy(given(assembly, one, third), by=speaker(one), at=BEFORE)
    assert accepted(assembly, one, other).state == State.ACCEPTED


def test_nobody_holds_more_proxies_than_the_rule_allows():
    assembly, one, other = two()
    third = member("Network C", "IT")
    waiting = given(assembly, third, other)
    accepted(assembly, one, other)
    with pytest.raises(NoProxy) as refused:
        accept_proxy(waiting, by=speaker(other), at=BEFORE)
    assert str(refused.value) == "Network B may hold 1 proxy, and has it already."


def test_a_proxy_is_not_handed_on():
    assembly, one, other = two()
    third = member("Network C", "IT")
    accepted(assembly, one, other)
    with pytest.raises(NoProxy) as refused:
        given(assembly, other, third)
    assert refused.value.verdict.code == "proxy.chain"


def test_whoever_has_no_vote_entrusts_none():
    assembly, one, other = two()
    arrears(one)
    with pytest.raises(NoProxy) as refused:
        given(assembly, one, other)
    assert refused.value.verdict.article == ("15",)


@pytest.mark.parametrize("answer", [accept_proxy, decline_proxy])
def test_a_proxy_is_answered_once(answer):
    assembly, one, other = two()
    proxy = accepted(assembly, one, other)
    with pytest.raises(AlreadyAnswered):
        answer(proxy, by=speaker(other), at=BEFORE)
    revoke_proxy(proxy, by=speaker(one), at=BEFORE)
    with pytest.raises(AlreadyRevoked):
        answer(proxy, by=speaker(other), at=BEFORE)
    with pytest.raises(AlreadyRevoked):
        revoke_proxy(proxy, by=speaker(one), at=BEFORE)


def test_a_proxy_is_not_given_once_the_meeting_is_closed():
    assembly, one, other = two()
    type(assembly).objects.update(state="closed")
    with pytest.raises(TooLateToEntrust):
        given(assembly, one, other)


def test_whoever_comes_itself_is_not_represented():
    assembly, one, other = opened(), member("Network A", "BE"), member("Network B", "FR")
    accepted(assembly, one, other, at=NOON)
    attends(one, assembly)
    assert roll_of(assembly)[0].attendance == "present"


def represented():
    assembly = opened()
    one, other, third = (member(f"Network {name}", name) for name in ("BE", "FR", "IT"))
    proxy = accepted(assembly, one, other, at=NOON)
    attends(third, assembly)
    return assembly, proxy, one, other, third


def test_a_proxy_that_was_used_is_not_taken_back():
    assembly, proxy, one, other, _third = represented()
    attends(other, assembly)
    open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    with pytest.raises(AlreadyUsed):
        revoke_proxy(proxy, by=speaker(one), at=NOON)


def test_a_proxy_whose_holder_is_absent_does_not_count_and_can_be_taken_back():
    assembly, proxy, one, _other, third = represented()
    item = open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    vote(third, item)
    assert revoke_proxy(proxy, by=speaker(one), at=NOON).state == State.REVOKED
    assert declare_result(item, by=CHAIR, at=NOON).tally.members_represented == 1


def test_the_choice_of_the_holder_counts_for_whom_it_represents():
    assembly, _proxy, _one, other, third = represented()
    attends(other, assembly)
    item = open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    vote(other, item)
    vote(third, item, "against")
    assert declare_result(item, by=CHAIR, at=NOON).tally.choices()["for"] == 2


def test_a_holder_reads_first_thing_that_it_is_asked():
    assembly, one, other = two()
    given(assembly, one, other)
    titles = [row.title for row in due_for(speaker(other), TODAY, NOON)]
    assert "Answer: Network A wants to entrust its votes to you" in titles


# ── The roll closes ─────────────────────────────────────────────────────────


def test_from_its_closing_on_the_roll_does_not_change():
    assembly, one = frozen(), member("Network A", "BE")
    freeze_roll(assembly, by=CLOCK, at=NOON)
    arrears(one)
    member("Network B", "FR")
    assembly.refresh_from_db()
    assert [(each.seat.name, each.right.verdict.holds) for each in rights_of(assembly)] == [("Network A", True)]
    entry = Entry.objects.get(action="assembly.freeze_roll")
    assert (entry.article, entry.values["members"]) == (["15"], 1)


def test_whoever_is_a_member_no_more_has_no_vote_though_the_roll_was_closed_before():
    assembly, one = frozen(), member("Network A", "BE")
    member("Network B", "FR")
    freeze_roll(assembly, by=CLOCK, at=NOON)
    left(one, on=TODAY, at=NOON)
    assembly.refresh_from_db()
    assert [each.name for each in roll_of(assembly)] == ["Network B"]


def test_a_roll_closes_once():
    assembly = frozen()
    freeze_roll(assembly, by=SECRETARY, at=NOON)
    with pytest.raises(AlreadyFrozen):
        freeze_roll(assembly, by=SECRETARY, at=NOON)


def test_a_roll_closes_on_its_day_and_not_before():
    with pytest.raises(TooEarlyToFreeze):
        freeze_roll(frozen(days=8), by=SECRETARY, at=NOON)


def test_without_a_day_in_the_rules_each_vote_closes_its_own_roll():
    house_texts()
    with pytest.raises(NoCutOff):
        freeze_roll(prepared(day=TODAY), by=SECRETARY, at=NOON)


def test_the_clock_closes_the_rolls_whose_day_has_come():
    assembly = frozen()
    assert to_freeze(NOON) == [assembly]
    freeze_roll(assembly, by=CLOCK, at=NOON)
    assert to_freeze(NOON) == []


# ── Each member is told ─────────────────────────────────────────────────────


def letters():
    return {one.recipient: one for one in Letter.objects.filter(kind="rights_told")}


def test_each_member_is_told_its_right_in_its_language_with_the_reason_and_the_cure():
    house_texts()
    assembly, one, other = two()
    delegate(one, name="Ada")
    delegate(other, "ben@example.org", name="Ben", language="fr")
    arrears(one)
    tell_rights(assembly, by=SECRETARY, at=BEFORE)
    told = letters()
    assert "Network A has no vote. The reason: Annual fee unpaid. It ends once what is owed is paid. (art. 15)" in (
        told["Ada"].body.replace("\u00a0", " ")
    )
    assert "each vote closes its own roll when it opens" in told["Ada"].body
    assert told["Ben"].subject == "Votre vote à l’assemblée du 4 mai 2027"
    assert "/rights/" in told["Ben"].body
    with pytest.raises(AlreadyTold):
        tell_rights(assembly, by=SECRETARY, at=BEFORE)


def test_when_the_roll_closes_each_member_is_told_what_does_not_change_any_more():
    assembly, one = frozen(), member("Network A", "BE")
    delegate(one, name="Ada")
    arrears(one)
    tell_rights(assembly, by=SECRETARY, at=BEFORE)
    freeze_roll(assembly, by=CLOCK, at=NOON)
    last = Letter.objects.filter(kind="rights_told").latest("queued_at").body
    assert "who may vote does not change any more" in last
    assert "It ends once" not in last
    assert Letter.objects.filter(kind="rights_told").count() == 2


def test_a_rehearsal_tells_nobody():
    rehearsal = plan_rehearsal(two()[0], by=CHAIR, at=NOON)
    with pytest.raises(OnlyRehearsed):
        tell_rights(rehearsal, by=SECRETARY, at=NOON)


def test_the_office_tells_the_members_from_the_page_and_sees_how_each_letter_fares(client, cast):
    house_texts()
    assembly, one, _other = two()
    delegate(one, name="Ada")
    address = f"/en/assemblies/{assembly.address}/rights/"
    assert "Tell each member by letter" in page(client, cast, assembly, Capacity.SECRETARIAT)
    client.post(f"{address}tell/")
    client.post(f"{address}tell/")  # pressed twice
    read = html(client.get(address))
    assert ("2 letters to the members" in read, "Tell each member" in read) == (True, False)
    assert "Ada" in html(client.get(f"{address}letters/"))
    assert "Network A,Ada," in client.get(f"{address}letters.csv").content.decode()


# ── The page ────────────────────────────────────────────────────────────────


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def page(client, cast, assembly, capacity=Capacity.BOARD, organisation=None):
    cast.signed_in(client, capacity, organisation)
    return html(client.get(f"/en/assemblies/{assembly.address}/rights/"))


def test_everybody_reads_who_may_vote_and_why_not(client, cast):
    assembly, one, _other = two()
    arrears(one)
    read = page(client, cast, assembly)
    assert "1 of 2 members may vote." in read
    assert "Annual fee unpaid. It ends once what is owed is paid." in read


def test_a_member_gives_a_proxy_on_the_page_and_its_holder_accepts_there(client, cast):
    assembly, one, other = two()
    read = page(client, cast, assembly, Capacity.DELEGATE, one.organisation_id)
    assert "may vote, with one vote." in read
    key = one.organisation_id
    sent = {f"of{key}-principal": key, f"of{key}-holder": other.organisation_id, f"of{key}-instructions": "For item 1"}
    client.post(f"/en/assemblies/{assembly.address}/rights/", sent)
    client.post(f"/en/assemblies/{assembly.address}/rights/", sent)  # pressed twice
    proxy = Entrusting.objects.get()
    read = page(client, cast, assembly, Capacity.DELEGATE, other.organisation_id)
    assert "Network A wants to entrust its votes to you." in read
    assert "For item 1" in read
    client.post(f"/en/assemblies/{assembly.address}/proxies/{proxy.pk}/", {"deed": "accept"})
    proxy.refresh_from_db()
    assert proxy.state == State.ACCEPTED


def test_whoever_holds_a_proxy_is_not_asked_to_hand_its_own_on(client, cast):
    assembly, one, other = two()
    accepted(assembly, one, other)
    read = page(client, cast, assembly, Capacity.DELEGATE, other.organisation_id)
    assert "Entrust your votes to another member" not in read


def test_instructions_are_between_two_members_and_the_secretariat(client, cast):
    assembly, one, other = two()
    given(assembly, one, other, instructions="Against item 1")
    assert "Against item 1" not in page(client, cast, assembly)


def test_a_proxy_that_is_refused_says_why_on_the_page(client, cast):
    assembly, one, _other = two()
    cast.signed_in(client, Capacity.SECRETARIAT)
    sent = {"any-principal": one.organisation_id, "any-holder": one.organisation_id}
    read = client.post(f"/en/assemblies/{assembly.address}/rights/", sent)
    assert (read.status_code, "is not another member on the roll" in html(read)) == (409, True)


def test_the_roll_is_a_table_too(client, cast):
    assembly, one, _other = two()
    arrears(one)
    cast.signed_in(client, Capacity.AUDITOR)
    lines = client.get(f"/en/assemblies/{assembly.address}/rights.csv").content.decode().splitlines()
    assert lines[1].endswith("Network A,BE,Member,no,0,Annual fee unpaid,It ends once what is owed is paid.")


@pytest.mark.parametrize("capacity", [Capacity.DELEGATE, Capacity.SECRETARIAT])
def test_the_page_asks_20_questions_and_weighs_100_kb_at_most(client, cast, capacity):
    assembly, one, other = two()
    given(assembly, one, other)
    many(300)
    cast.signed_in(client, capacity, one.organisation_id)
    client.get(f"/en/assemblies/{assembly.address}/rights/")
    with CaptureQueriesContext(connection) as done:
        response = client.get(f"/en/assemblies/{assembly.address}/rights/")
    assert len(done) <= 20, [query["sql"][:80] for query in done]
    assert len(response.content) <= 100_000


# ── Presence while a vote is open ───────────────────────────────────────────


def at_hand(item):
    item = Item.objects.select_related("assembly__edition").get(pk=item.pk)
    counted = presence_of(item.assembly, roll_at_hand(item.assembly, item), item)
    return counted.tally.members_represented, counted.tally.members_entitled


def test_as_long_as_a_vote_is_open_rights_are_those_of_its_opening_and_presence_is_that_of_now():
    assembly, one, two = opened(), member("Network A", "BE"), member("Network B", "FR")
    obligation = arrears(two)
    attends(one, assembly), attends(two, assembly)
    item = open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    assert at_hand(item) == (1, 1), "who is in arrears is not counted"
    consequence(settle, obligation, on=TODAY)
    attends(one, assembly, "absent")
    assert at_hand(item) == (0, 1), "it has paid since, and the other has left"
    attends(one, assembly, "remote")
    vote(one, item)
    declare_result(item, by=CHAIR, at=NOON)
    assert at_hand(item) == (2, 2)


def test_who_is_represented_takes_part_as_long_as_its_holder_does():
    assembly, _proxy, _one, other, _third = represented()
    attends(other, assembly)
    item = open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    assert at_hand(item) == (3, 3)
    attends(other, assembly, "absent")
    assert at_hand(item) == (1, 3)
