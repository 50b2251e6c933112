"""Assemblies from before are brought in, kept with their papers, and found by their words."""

from datetime import timedelta

import pytest
from archive.files import deposit
from assembly.samples_minutes import drafted
from assembly.samples_past import SAID, past, with_paper
from cast import NOON
from django.urls import reverse
from statutes.samples import SECRETARY

from accede.assembly import actions
from accede.assembly.models import PastAssembly
from accede.assembly.queries.records import records
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def found(words, *, all_minutes=True):
    return [one.title.replace("\u00a0", " ") for one in records(words, all_minutes=all_minutes)]


def test_an_assembly_is_brought_in_once():
    past()
    with pytest.raises(actions.AlreadyBroughtIn):
        past()


def test_an_assembly_that_is_still_to_come_is_planned_and_not_brought_in():
    with pytest.raises(actions.NotPast):
        past(day=NOON.date() + timedelta(days=1))


def test_a_correction_takes_no_other_assemblys_day_and_name():
    past(name="Another")
    one = past()
    with pytest.raises(actions.AlreadyBroughtIn):
        actions.correct_past(one, **(SAID | {"name": "Another"}), by=SECRETARY, at=NOON)


def test_a_corrected_assembly_is_found_by_its_new_words():
    actions.correct_past(past(), **(SAID | {"decided": "The seat moves."}), by=SECRETARY, at=NOON)
    assert (found("seat moves"), found("fee")) == (["General Assembly, 12 June 2009"], [])


def test_a_search_knows_neither_case_nor_accents():
    past()
    assert found("LODZ fee") == ["General Assembly, 12 June 2009"]


def test_a_search_finds_what_holds_every_word():
    past()
    assert found("fee seat") == []


def test_minutes_are_found_beside_earlier_assemblies_by_their_latest_text_alone():
    past()
    minutes = drafted()
    assert found("Réseau Neuf") == ["General Assembly, 4 May 2027"]
    for one in ("en", "fr"):
        actions.correct_minutes(minutes, language=one, text="# Nothing", seen=1, by=SECRETARY, at=NOON)
    assert found("Réseau Neuf") == []
    assert found("") == ["General Assembly, 4 May 2027", "General Assembly, 12 June 2009"]


def test_whoever_does_not_read_drafts_does_not_find_them():
    drafted()
    assert found("Neuf", all_minutes=False) == []


def test_a_paper_is_kept_once():
    one, _paper = with_paper()
    with pytest.raises(actions.SamePaper):
        actions.keep_past_paper(one, deposit=deposit(None, "again.pdf"), by=SECRETARY, at=NOON)


def test_the_secretariat_brings_one_in_and_a_delegate_finds_and_reads_it(client, cast):
    past(name="Before")
    cast.signed_in(client, Capacity.SECRETARIAT)
    sent = client.post(reverse("bring_in_past"), SAID | {"day": "2009-06-12"})
    one = PastAssembly.objects.get(name="General Assembly")
    assert sent["Location"] == one.get_absolute_url()
    cast.signed_in(client, Capacity.DELEGATE, 1)
    assert one.get_absolute_url() in client.get(reverse("records"), {"q": "lodz fee"}).content.decode()
    assert "The fee is 100." in client.get(one.get_absolute_url()).content.decode()


def test_a_paper_of_another_assembly_is_no_page(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    _one, paper = with_paper()
    other = past(name="Before")
    assert client.get(reverse("past_paper", args=[other.pk, paper.pk])).status_code == 404
