"""Members are asked into a consortium and have it due; each call they answer stands there before it ends."""

from datetime import timedelta

import pytest
from cast import NOON, acting
from projects.samples import asked_one, consortium, idea, watch, with_another
from register.samples import delegate as delegate_of
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import CLOCK, Capacity
from accede.post.models import Letter
from accede.projects.actions import (
    CannotBeAsked,
    Closed,
    NotAsked,
    answer_consortium,
    ask_partner,
    change_idea,
    close_consortium,
    note_search,
    take_partner_out,
)
from accede.projects.models import Fault, Watch
from accede.projects.portal.client import Failed
from accede.projects.queries.due import waiting_for
from accede.register.models import Membership
from accede.space.models import Publication
from accede.space.queries.due import due_of
from accede.web.home import due

pytestmark = pytest.mark.django_db
ENDING = NOON + timedelta(days=100)  # the sample ends in September


@pytest.fixture(autouse=True)
def house():
    """The law and the words of the house."""
    house_texts()
    law()


def speaker(organisation):
    return acting(Capacity.DELEGATE, organisation)


def titles(actor, at=NOON):
    return [row.title for row in due_of(waiting_for(actor, at.date()))]


def test_a_member_is_asked_by_letter_once_has_it_due_and_answers():
    partner = with_another()
    delegate_of(Membership.objects.get(organisation=partner.organisation), name="Ana", language="fr")
    by, other = speaker(partner.consortium.organisation_id), speaker(partner.organisation_id)
    with pytest.raises(NotAsked):
        answer_consortium(partner, joins=True, by=other, at=NOON)
    ask_partner(partner, by=by, at=NOON)
    with pytest.raises(CannotBeAsked):
        ask_partner(partner, by=by, at=NOON)
    letter = Letter.objects.get(kind="partner_asked")
    assert letter.subject == "Aalto vous demande de participer : Skills across borders"
    assert titles(other) == ["Say whether you take part: Skills across borders"]
    assert answer_consortium(partner, joins=False, by=other, at=NOON).joins is False
    assert titles(other) == []


def test_whoever_leads_and_whoever_is_no_member_is_not_asked():
    one, by = consortium()
    with pytest.raises(CannotBeAsked):
        ask_partner(one.partners.get(), by=by, at=NOON)


def test_a_consortium_that_is_closed_asks_for_nothing_and_changes_no_more():
    partner = asked_one()
    by, other = speaker(partner.consortium.organisation_id), speaker(partner.organisation_id)
    assert titles(by, ENDING) == ["The call that you answer ends: Skills across borders"]
    close_consortium(partner.consortium, by=by, at=NOON)
    assert (titles(by, ENDING), titles(other)) == ([], [])
    with pytest.raises(Closed):
        take_partner_out(partner, by=by, at=NOON)


def test_the_asked_member_alone_of_the_others_reads_the_consortium_and_answers_there(cast, client, monkeypatch):
    monkeypatch.setattr("accede.people.queries.timezone.now", lambda: NOON)
    partner = with_another()
    page, answer = partner.consortium.get_absolute_url(), f"/en/space/consortia/partners/{partner.pk}/answer/"
    cast.signed_in(client, Capacity.DELEGATE, partner.organisation_id)
    assert (client.get(page).status_code, client.post(answer, {"joins": "yes"}).status_code) == (404, 404)
    ask_partner(partner, by=speaker(partner.consortium.organisation_id), at=NOON)
    assert "Do you take part?" in client.get(page).content.decode()
    client.post(answer, {"joins": "yes"})
    assert "Takes part" in client.get(page).content.decode()
    assert client.post(f"/en/space/consortia/{partner.consortium_id}/close/").status_code == 403


def test_an_idea_is_said_otherwise_and_the_shelf_follows(cast, client, monkeypatch):
    monkeypatch.setattr("accede.people.queries.timezone.now", lambda: NOON)
    one = idea()
    change_idea(one, kind="offer", title="We repair", text="Bicycles", by=speaker(one.organisation_id), at=NOON)
    assert Publication.objects.get().titles == {"en": "We repair"}
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    said = {"organisation": one.organisation_id, "kind": "idea", "title": "We mend", "text": "Shoes"}
    client.post(f"/en/space/ideas/{one.pk}/change/", said)
    assert Publication.objects.get().titles == {"en": "We mend"}


def test_the_office_is_told_once_the_portal_has_failed_for_more_than_a_day():
    watch()
    for _each in range(4):
        note_search(Watch.objects.get(), brought=Failed(Fault.SHAPE), by=CLOCK, at=NOON)
    assert titles(SECRETARY) == []
    note_search(Watch.objects.get(), brought=Failed(Fault.SHAPE), by=CLOCK, at=NOON)
    assert "The Funding & Tenders portal is not read any more" in [row.title for row in due(SECRETARY, NOON)]
