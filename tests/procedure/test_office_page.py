"""The office's page of a file leads to what is to be done on it, and shows no form before it is needed."""

import pytest
from django.urls import reverse
from procedure.samples import assembly, chosen, interested, met, offered, sent

from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(client, cast):
    """What the secretariat reads of a file."""
    cast.signed_in(client, Capacity.SECRETARIAT)
    return lambda candidacy: client.get(candidacy.get_absolute_url()).content.decode()


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize(
    ("make", "place", "said"),
    [
        (interested, "meeting", "Times are still to be offered"),
        (met, "request", "Any day"),
        (lambda: assembly() and sent(), "criteria", "Before "),
    ],
)
def test_the_step_whose_turn_it_is_leads_to_where_it_is_taken(shown, make, place, said):
    page = shown(make())
    assert f'<a href="#{place}">{said}' in page
    assert f'id="{place}"' in page


def test_a_meeting_held_elsewhere_is_noted_in_a_fold_until_a_time_is_chosen(shown):
    assert "<summary>Note a meeting held at another time</summary>" in shown(offered())
    assert "<details" not in shown(chosen()).partition('id="meeting"')[2].partition("</section>")[0]


def test_what_is_wrong_in_a_note_opens_its_fold(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.post(reverse("candidacy_held", args=[offered().pk]), {"notes": ""}).content.decode()
    assert '<details class="fold gap" open>' in page


def test_the_office_is_not_asked_about_its_own_request(shown):
    assert "Who presents the request" in shown(sent())
