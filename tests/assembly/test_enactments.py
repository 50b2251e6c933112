"""Rules that the members vote on are loaded by the result, byte for byte, and by nothing else."""

import pytest
from assembly.samples import DAY
from assembly.samples_enactments import edition, put, voted
from cast import NOON
from django.urls import reverse
from register.samples import member
from statutes.samples import SECRETARY

from accede.assembly.actions import BeforeItsDecision
from accede.assembly.effects import followed, papers
from accede.assembly.models import Enactment, Item
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.statutes.actions import Unreadable, load_edition
from accede.statutes.models import Edition

pytestmark = pytest.mark.django_db


def test_what_is_carried_is_loaded_byte_for_byte_in_the_same_deed():
    item = voted()
    assert item.state == Item.State.CARRIED
    assert bytes(Edition.objects.get(in_force="2028-01-01").content) == edition()
    declared, enacted, loaded = (
        Entry.objects.filter(action=name).latest("sequence")
        for name in ("assembly.declare_result", "assembly.enact", "statutes.load_edition")
    )
    assert (enacted.cause, loaded.cause) == (declared.sequence, enacted.sequence)


def test_what_is_rejected_is_not_loaded():
    assert voted("against").state == Item.State.REJECTED
    assert not Edition.objects.filter(in_force="2028-01-01").exists()


def test_where_another_edition_came_between_the_result_stands_and_says_so(monkeypatch):
    real = put

    def put_and_load(*given, **named):
        item = real(*given, **named)
        load_edition(edition(extra=b"\n# Another.\n"), by=SECRETARY, at=NOON)
        return item

    monkeypatch.setattr("assembly.samples_enactments.put", put_and_load)
    item = voted()
    assert item.state == Item.State.CARRIED
    assert [one.title for one in followed(item)] == ["The new edition of the rules is not loaded"]


def test_the_members_read_before_from_when_it_counts_and_after_that_it_does():
    assert [one.text for one in papers(put()) if one.text] == ["1\u00a0January 2028"]
    assert [one.title for one in followed(voted())] == ["The new edition of the rules is in force"]


def test_rules_do_not_count_before_the_members_decide_on_them():
    with pytest.raises(BeforeItsDecision):
        put(edition(f"{DAY.replace(day=DAY.day - 1)}"))


def test_rules_with_a_fault_and_rules_of_a_day_that_is_taken_are_not_put_to_the_vote():
    with pytest.raises(Unreadable):
        put(edition() + b"nonsense")


def test_the_same_rules_stand_on_an_agenda_once():
    item = put()
    put(assembly=item.assembly)
    assert (item.assembly.items.count(), Enactment.objects.count()) == (1, 1)


def test_the_page_says_what_changes_and_hands_out_the_text(client, cast):
    item = put(edition().replace(b'more_than = "1/2", of = "votes cast"', b'more_than = "2/3", of = "votes cast"'))
    one = member()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    key = [item.assembly.address, item.position]
    shown = client.get(reverse("enactment", args=key)).content.decode()
    assert "more than 2/3 of the votes cast" in shown.replace("\u00a0", " ")
    assert client.get(reverse("enactment_text", args=key)).content == bytes(Enactment.objects.get().content)


def test_a_rehearsed_change_is_put_on_an_agenda_as_it_stands(client, cast, monkeypatch):
    for place in ("accede.web.proposal.views.now", "accede.people.queries.now"):
        monkeypatch.setattr(place, lambda: NOON)
    first = put()
    cast.signed_in(client, Capacity.SECRETARIAT)
    changed = (
        edition("2028-06-01")
        .decode()
        .replace('more_than = "1/2", of = "votes cast"', 'more_than = "2/3", of = "votes cast"')
    )
    said = {"do": "put", "text": changed, "to": f"{first.assembly.address}:internal_rules"}
    sent = client.post(reverse("proposal"), said)
    item = first.assembly.items.last()
    assert (sent.status_code, sent.url) == (302, item.get_absolute_url())
    assert bytes(Enactment.objects.get(item=item).content).decode() == changed
    assert item.title["fr"].endswith("règles en vigueur à partir du 1er\u00a0juin 2028")
