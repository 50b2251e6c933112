"""Members take part from afar: what the rules ask of that is shown before the meeting opens, troubles stand in the minutes."""

import pytest
from assembly.samples import CHAIR, opened
from assembly.samples_distance import MORE, convened
from assembly.samples_distance import opened as from_afar
from cast import NOON
from django.urls import reverse

from accede.assembly.actions import open_assembly
from accede.assembly.actions.meeting import NotConvened
from accede.assembly.actions.trouble import NothingHappened, note_trouble
from accede.assembly.queries.distance import conditions
from accede.assembly.queries.drafting import drafted
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def test_each_thing_that_is_asked_has_its_answer_and_its_article():
    found = {one.code: (one.holds, one.article) for one in conditions(convened())}
    assert found == {
        "remote.identified": (True, ("15",)),
        "remote.follow": (True, ("15",)),
        "remote.speak": (True, ("15",)),
        "remote.vote": (True, ("15",)),
        "remote.bureau": (None, ("15",)),
    }


def test_a_meeting_that_nobody_can_follow_from_afar_says_so():
    found = {one.code: one.holds for one in conditions(convened(link=""))}
    assert found["remote.no_follow"] is False


@pytest.mark.parametrize(
    ("mode", "link", "answers"), [("both", "https://meet.example.org/a", True), ("remote", "", False)]
)
def test_the_convocation_has_to_say_how_one_takes_part_and_the_room_to_stand_open_where_the_rules_ask_it(
    mode, link, answers
):
    found = {one.code: one.holds for one in conditions(convened(mode, link, asks=MORE))}
    no = "" if answers else "no_"
    assert (found[f"remote.{no}notice"], found[f"remote.{no}room"]) == (answers, answers)


@pytest.mark.parametrize("assembly", [lambda: convened(mode="room"), opened])
def test_nothing_is_asked_of_a_meeting_in_a_room_or_where_the_rules_are_silent(assembly):
    assert conditions(assembly()) == []


def test_the_chair_reads_it_before_the_meeting_opens_and_writes_troubles_down_then(client, cast):
    assembly = convened(link="")
    cast.signed_in(client, Capacity.CHAIR)
    url = reverse("preside", args=[assembly.address])
    assert "No link was named" in client.get(url).content.decode()


def test_troubles_are_written_down_while_the_meeting_is_open(client, cast):
    assembly = from_afar()
    cast.signed_in(client, Capacity.CHAIR)
    client.post(reverse("note_trouble", args=[assembly.address]), {"text": "No sound for five minutes."})
    assert "No sound for five minutes." in client.get(reverse("preside", args=[assembly.address])).content.decode()
    text = drafted(assembly, "en")
    assert "a technical trouble was noted: No sound for five minutes." in text
    assert "Whoever takes part from afar has signed in" in text


def test_nothing_is_written_down_of_a_meeting_that_is_not_open_nor_without_words():
    assembly = convened()
    with pytest.raises(NotConvened):
        note_trouble(assembly, text="No sound.", by=CHAIR, at=NOON)
    open_assembly(assembly, by=CHAIR, at=NOON)
    with pytest.raises(NothingHappened):
        note_trouble(assembly, text=" ", by=CHAIR, at=NOON)
