"""Whoever drew ballots of a secret vote says that one is missing from the box; it is answered, and stands in the minutes."""

import pytest
from assembly.samples import CHAIR, TODAY, declare, speaker
from assembly.samples_secrecy import Device, close, missed, of, secret_vote
from cast import NOON
from django.urls import reverse
from statutes.samples import SECRETARY

from accede.assembly.actions import close_assembly
from accede.assembly.actions.minutes import Unchangeable
from accede.assembly.actions.objection import (
    AlreadyAnswered,
    AlreadyObjected,
    DrewNone,
    InTheBox,
    NotPublished,
    answer_objection,
    raise_objection,
)
from accede.assembly.models import Minutes, Objection
from accede.assembly.queries import due_for
from accede.assembly.queries.drafting import drafted
from accede.assembly.queries.secrecy import box_of
from accede.journal.models import Entry
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def objects(membership, box, *tokens, text="My ballot.", at=NOON):
    return raise_objection(membership.organisation, box, text=text, tokens=tokens, by=speaker(membership), at=at)


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def page(box):
    return reverse("box", args=[box.item.assembly.address, box.item.position])


def titles(actor):
    return [row.title.replace("\u00a0", " ") for row in due_for(actor, TODAY, NOON)]


def test_an_objection_leaves_an_entry_that_tells_how_many_tokens_were_shown_and_not_which():
    box, one, objection = missed()
    entry = Entry.objects.get(action="assembly.raise_objection")
    assert entry.values["text"] == "My ballot."
    assert entry.values["tokens"] == 1
    assert objection.tokens not in str(entry.values)
    assert (objection.organisation, objection.box) == (one.organisation, box)


def test_a_ballot_that_is_in_the_box_is_not_missing_and_its_token_is_not_kept():
    item, (one,) = secret_vote("BE")
    device = Device(one, item, ["for"]).draw()
    device.cast()
    close(item)
    with pytest.raises(InTheBox):
        objects(one, box_of(of(item)), device.tokens[0].hex())
    assert Objection.objects.count() == 0


def test_nobody_misses_a_ballot_before_the_box_is_published():
    item, (one,) = secret_vote("BE")
    Device(one, item, ["for"]).draw()
    with pytest.raises(NotPublished):
        objects(one, box_of(of(item)))


def test_who_has_drawn_none_misses_none():
    item, (one, two) = secret_vote("BE", "FR")
    Device(one, item, ["for"]).draw()
    close(item)
    with pytest.raises(DrewNone):
        objects(two, box_of(of(item)))


def test_the_same_is_said_once_and_answered_once():
    box, one, objection = missed()
    with pytest.raises(AlreadyObjected):
        objects(one, box, objection.tokens)
    answer_objection(objection, answer="It did not reach us.", by=SECRETARY, at=NOON)
    with pytest.raises(AlreadyAnswered):
        answer_objection(objection, answer="It did.", by=CHAIR, at=NOON)


def test_once_the_minutes_are_approved_nothing_is_added_to_what_they_tell():
    box, one, _objection = missed()
    Minutes.objects.create(assembly=box.item.assembly, authoritative="en", drafted_at=NOON, approved_at=NOON)
    with pytest.raises(Unchangeable):
        objects(one, box, text="Another one.")


def test_the_chair_and_the_secretariat_have_it_due_until_it_is_answered():
    _box, one, objection = missed()
    title = "Answer Network BE 0, which misses a ballot: Admit Réseau Neuf?"
    assert title in titles(CHAIR)
    assert title in titles(SECRETARY)
    assert title not in titles(speaker(one))
    answer_objection(objection, answer="It did not reach us.", by=CHAIR, at=NOON)
    assert title not in titles(CHAIR)


def test_the_minutes_tell_it_with_its_answer():
    box, _one, objection = missed()
    declare(box.item)
    text = drafted(box.item.assembly, "en")
    assert "Network BE 0 objected that a ballot is missing from the box: My ballot." in text
    assert "This has not been answered yet." in text
    close_assembly(box.item.assembly, by=CHAIR, at=NOON)
    answer_objection(objection, answer="It did not reach us.", by=CHAIR, at=NOON)
    assert "The answer: It did not reach us." in drafted(box.item.assembly, "en")


def test_a_voter_objects_on_the_page_of_the_box_and_reads_the_answer_there(client, cast):
    item, (one,) = secret_vote("BE")
    device = Device(one, item, ["for"]).draw()
    close(item)
    box, token = box_of(of(item)), device.tokens[0].hex()
    said = {"organisation": one.organisation_id, "text": "My ballot.", "tokens": f" {token.upper()}\n{token}"}
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert "One of them is missing" in html(client.get(page(box)))
    assert "as it stands above" in html(client.post(page(box), said | {"tokens": "my token"}))
    assert client.post(page(box), said).url == page(box)
    assert Objection.objects.get().tokens == token
    assert token in html(client.get(page(box)))
    cast.signed_in(client, Capacity.CHAIR)
    assert token in html(client.get(page(box)))
    answer = reverse("answer_objection", args=[item.assembly.address, item.position, Objection.objects.get().pk])
    assert client.post(answer, {"answer": ""}).status_code == 200
    assert client.post(answer, {"answer": "It did not reach us."}).url == page(box)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert "It did not reach us." in html(client.get(page(box)))


def test_others_read_that_a_ballot_is_missed_and_see_no_token_and_no_form(client, cast):
    box, _one, objection = missed()
    cast.signed_in(client, Capacity.AUDITOR)
    seen = html(client.get(page(box)))
    assert "My ballot." in seen
    assert objection.tokens not in seen
    assert "One of them is missing" not in seen
    assert "<textarea" not in seen
