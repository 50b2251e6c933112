"""What is said of assemblies to whoever joins is true: which one votes, until when, or that none does."""

from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import TODAY, living_by, living_by_text
from procedure.samples import AFTER, NEXT, assembly, house, judge, met, sent
from procedure.samples_appeals import RULEBOOK
from procedure.samples_ways import asking, joining
from procedure.test_entrances import decided, reviewed, university
from statutes.samples import SECRETARY

from accede.assembly.models import Assembly
from accede.people.capacities import Capacity
from accede.post.models import KindChoice, Letter
from accede.procedure.queries.due import due_for

pytestmark = pytest.mark.django_db
SOON = date(2027, 5, 11)
NONE_YET = "No General Assembly is announced for it yet; you can send it all the same."


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    for module in ("public", "candidate"):
        monkeypatch.setattr(f"accede.procedure.views.{module}.now", lambda: NOON)


def without_a_last_day():
    living_by_text(RULEBOOK.read_text().replace('when    = "2 weeks before assembly"\n', ""))


def too_near():
    """An assembly whose members are convened, and for which a request would be late."""
    one = assembly(SOON, "Riga")
    Assembly.objects.filter(pk=one.pk).update(state=Assembly.State.CONVENED)


def joined(client, **asked):
    return client.get(reverse("join"), asked).context


def lede(client, cast, candidacy, capacity=Capacity.CANDIDATE):
    cast.signed_in(client, capacity, candidacy.organisation_id)
    return client.get(candidacy.get_absolute_url()).context["lede"].replace("\xa0", " ")


def letter(kind):
    return Letter.objects.get(kind=kind).body.replace("\xa0", " ")


def due(actor, title):
    return next((row for row in due_for(actor, TODAY, NOON) if row.title.startswith(title)), None)


def test_where_no_assembly_votes_join_us_names_none_to_send_a_request_for(client):
    living_by("eua")
    assembly()
    assert joined(client)["said"] == {}


def test_join_us_names_the_next_assembly_and_the_one_that_a_request_is_in_time_for(client):
    too_near(), assembly(NEXT)
    shown = joined(client)
    assert [line.replace("\xa0", " ") for line in shown["docket"]][1:] == ["Riga", "Tuesday 11 May 2027"]
    assert shown["said"]["text"].replace("\xa0", " ") == (
        "Send your request by Saturday 29 May 2027 and the members can vote on it on 12 June 2027. "
        "It is too late for the assembly of 11 May 2027."
    )


def test_an_assembly_that_is_too_near_is_not_said_to_be_unannounced(client):
    too_near()
    assert joined(client)["said"]["text"].startswith("No General Assembly that can vote on a request is announced yet.")


def test_without_a_last_day_the_day_of_the_vote_is_told(client):
    without_a_last_day()
    assembly()
    assert (
        joined(client)["said"]["text"].replace("\xa0", " ") == "The members can vote on your request on 12 June 2027."
    )
    met()
    assert "The members can vote on it on 12 June 2027." in letter("meeting_held")


def test_after_the_meeting_no_assembly_is_promised_where_none_is_announced():
    too_near()
    met()
    assert NONE_YET in letter("meeting_held")


def test_a_letter_that_waits_is_not_said_to_be_on_its_way(client):
    house()
    KindChoice.objects.create(kind="interest_received", waits=True)
    page = client.get(reverse("interest"), {"arrived": ""}).content.decode()
    assert "The secretariat writes to the address that you gave." in page
    assert "on its way" not in page


def test_nobody_is_said_to_have_verified_what_is_not_verified(client, cast):
    living_by("iflry")
    assembly(AFTER)
    said = "Your request is with us. The members can vote on it on 20 November 2027."
    assert lede(client, cast, asking(joining("iflry", "observer"))) == said


def test_whom_a_council_admits_is_not_told_that_the_members_did(client, cast):
    candidacy = decided(reviewed(university()))
    assert lede(client, cast, candidacy, Capacity.DELEGATE) == "Welcome. You have been admitted."


def test_a_request_is_due_to_be_brought_only_to_an_assembly_that_it_is_in_time_for():
    candidacy = sent()
    too_near()
    title = f"Bring the request of {candidacy.organisation.name}"
    assert due(SECRETARY, title) is None
    assembly(AFTER)
    said = due(SECRETARY, title).text.replace("\xa0", " ")
    assert said == "It is meant for no assembly yet; that of 20 November 2027 can vote on it."


def test_the_board_is_told_of_the_vote_only_where_the_members_vote():
    candidacy, title = university(), "Judge whether"
    assert (due(judge(), title).text, due(judge(), title).on) == ("", None)
    assert candidacy.assembly is None


def test_the_board_is_told_when_the_members_vote():
    assembly()
    sent()
    assert (due(judge(), "Judge whether").text, due(judge(), "Judge whether").on) == (
        "The members vote on that day.",
        NEXT,
    )
