"""Somebody else is faster than a deed on a file: the page that says so shows the file as it stands by then."""

import pytest
from cast import NOON
from django.urls import reverse
from procedure.samples import own, sent

from accede.people.capacities import Capacity
from accede.procedure import actions
from accede.procedure.models import Candidacy

pytestmark = pytest.mark.django_db


@pytest.fixture
def overtaken(client, cast, monkeypatch):
    """A file that is withdrawn in another tab between the moment it is read and the deed."""
    candidacy = sent()
    monkeypatch.setattr("accede.people.queries.now", lambda: NOON)

    def clock():
        if Candidacy.objects.get().is_open:
            actions.withdraw(candidacy, by=own(candidacy), at=NOON)
        return NOON

    monkeypatch.setattr("accede.procedure.views.candidate.now", clock)
    return candidacy


@pytest.mark.parametrize(
    ("name", "typed"),
    [("candidacy_withdraw", {}), ("candidacy_presenter", {"name": "Mari"})],
)
def test_the_candidate_sees_that_the_file_was_withdrawn_meanwhile(client, cast, overtaken, name, typed):
    cast.signed_in(client, Capacity.CANDIDATE, overtaken.organisation_id)
    refused = client.post(reverse(name, args=[overtaken.pk]), typed)
    assert (refused.status_code, refused.context["candidacy"].state) == (409, "withdrawn")


def test_the_office_sees_that_the_file_was_withdrawn_meanwhile(client, cast, overtaken):
    cast.signed_in(client, Capacity.SECRETARIAT)
    refused = client.post(reverse("candidacy_presenter", args=[overtaken.pk]), {"name": "Mari"})
    assert (refused.status_code, refused.context["candidacy"].state) == (409, "withdrawn")
