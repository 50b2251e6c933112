"""Two members merge: one goes on, or a new one takes the place of both."""

from datetime import date, timedelta

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import SMALL, TODAY, fresh_member, living_by, living_by_text, member
from procedure.samples import house
from register.samples import member as first_member
from statutes.samples import SECRETARY

from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.procedure.actions import InTheFuture, LeftAlready, ReasonsMissing, SameMember, Union, merge_members
from accede.register.models import Membership, RegisterEntry
from accede.register.queries import members_on

pytestmark = pytest.mark.django_db


def two():
    living_by_text(SMALL)
    return member("full"), member("full", "Bertha", "bertha@example.org", language="fr")


def merged(one, other, **union):
    said = {"kept": other, "on": TODAY, "decided_on": TODAY, "decision": "Assembly of May", "reason": "They agreed."}
    return merge_members(one, other=other, union=Union(**(said | union)), by=SECRETARY, at=NOON)


def test_one_goes_on_and_the_other_ends_with_a_line_that_names_it():
    one, other = two()
    assert merged(one, other) == other
    line = RegisterEntry.objects.get(event="left")
    assert (line.organisation, line.decision) == (one.organisation, "Merger with No. 2, Bertha. Assembly of May")
    assert (fresh_member(one).ends, fresh_member(other).ends) == (TODAY, None)
    assert [each.number for each in members_on(TODAY)] == [2]


def test_a_new_member_may_take_the_place_of_both():
    one, other = two()
    new = merged(one, other, kept=None, name="Union", country="BE", category="full")
    assert (new.number, new.organisation.name, new.starts) == (3, "Union", TODAY)
    assert [each.number for each in members_on(TODAY)] == [3]
    said = [each.decision for each in RegisterEntry.objects.filter(event="left")]
    assert said == ["Merger with No. 3, Union. Assembly of May"] * 2


def test_everybody_who_acted_for_either_has_a_letter_in_that_language():
    merged(*two())
    letters = {
        each.email: each.body.replace("\u00a0", " ") for each in Letter.objects.filter(about__contains="membership")
    }
    assert "Aalto has merged with Bertha, which goes on as member No. 2." in letters["delegate@example.org"]
    assert "Aalto a fusionné avec Bertha" in letters["bertha@example.org"]


def test_the_reason_is_kept_in_the_journal_where_it_can_be_erased():
    merged(*two())
    entry = Entry.objects.get(action="procedure.merge_members")
    assert entry.personal_digest
    assert "They agreed." not in str(entry.values)


@pytest.mark.parametrize(
    ("union", "refusal"),
    [({"reason": " "}, ReasonsMissing), ({"on": TODAY + timedelta(days=1)}, InTheFuture)],
)
def test_a_merger_has_a_reason_and_has_happened(union, refusal):
    with pytest.raises(refusal):
        merged(*two(), **union)


def test_it_takes_two_members_that_are_members():
    one, other = two()
    with pytest.raises(SameMember):
        merged(one, one)
    merged(one, other)
    with pytest.raises(LeftAlready):
        merged(one, other)
    assert Membership.objects.filter(ends=date(2027, 5, 4)).count() == 1


def test_where_the_statutes_know_mergers_the_line_rests_on_their_article():
    living_by("iflry")
    merged(member("full"), member("full", "Bertha", "b@example.org"))
    line = RegisterEntry.objects.get(event="left")
    assert (line.path, line.article) == ("merger", ["leaving"])


def test_the_page_says_plainly_where_the_statutes_know_nothing_and_enters_what_was_decided(cast, client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    house()
    one, other = first_member(), first_member("Bertha")
    client = cast.signed_in(client, Capacity.SECRETARIAT)
    address = reverse("merger", args=[one.number])
    assert "do not say what becomes of members that merge" in client.get(address).content.decode()
    said = {"other": str(other.number), "kept": "this", "on": "2027-05-04", "reason": "As both assemblies decided."}
    client.post(address, said)
    assert (fresh_member(one).ends, fresh_member(other).ends) == (None, TODAY)


def test_a_new_organisation_has_a_name(cast, client):
    one, other = two()
    client = cast.signed_in(client, Capacity.SECRETARIAT)
    said = {"other": str(other.number), "kept": "new", "on": "2026-05-04", "reason": "So decided."}
    shown = client.post(reverse("merger", args=[one.number]), said).content.decode()
    assert "Write the name of the new organisation." in shown
