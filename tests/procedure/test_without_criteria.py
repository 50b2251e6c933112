"""Files on a path for which the statutes name no criteria: every page and paper of them, and what is refused there."""

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import TODAY
from procedure.samples import OPINION, judge
from procedure.samples_ways import affiliating
from procedure.test_paper import words

from accede.people.models import Account
from accede.post.queries import letters_about
from accede.procedure import actions
from accede.procedure.models import Opinion

pytestmark = pytest.mark.django_db
JUDGED = {"criterion": "democratic", "answer": "met", "reason": "Seen."}


@pytest.fixture
def board(client):
    client.force_login(Account.objects.get(pk=judge().id.removeprefix("account:")))
    return client


def url(candidacy, name="criteria"):
    return reverse(name, args=[candidacy.pk])


@pytest.mark.parametrize("name", ["candidacy", "candidacy_ask", "candidacy_conflict", "candidacy_opinion"])
def test_its_pages_are_shown(board, name):
    assert board.get(url(affiliating(), name)).status_code == 200


def test_whoever_asks_for_its_criteria_is_led_to_the_file(board):
    candidacy = affiliating()
    assert board.get(url(candidacy)).url == candidacy.get_absolute_url()
    assert board.post(url(candidacy), JUDGED).url == candidacy.get_absolute_url()


def test_nothing_is_judged_or_concluded_on_it():
    candidacy = affiliating()
    with pytest.raises(actions.NoSuchCriterion):
        actions.judge(candidacy, **JUDGED, by=judge(), at=NOON)
    with pytest.raises(actions.NoSuchCriterion):
        actions.conclude_verification(candidacy, by=judge(), at=NOON)


def test_its_report_tells_of_the_opinion_alone(board):
    candidacy = affiliating()
    actions.give_opinion(candidacy, **OPINION, by=judge(), at=NOON)
    told = words(board.get(url(candidacy, "candidacy_report")))
    assert ("Opinion of the Board" in told, "Criteria" in told) == (True, False)


def test_whoever_notes_an_opinion_reads_it_on_the_file(board, monkeypatch):
    monkeypatch.setattr("accede.procedure.views.opinion.now", lambda: NOON)
    candidacy = affiliating()
    said = {"advice": "admit", "reasons": "Yes.", "votes_for": 1, "votes_against": 0, "abstentions": 0}
    answer = board.post(f"{url(candidacy, 'candidacy_opinion')}?by=number", said | {"on": TODAY.isoformat()})
    assert Opinion.objects.filter(candidacy=candidacy).exists()
    assert answer.url == f"{candidacy.get_absolute_url()}#opinion"


def test_the_letter_that_tells_of_a_request_leads_to_the_file():
    judge()
    candidacy = affiliating()
    letter = letters_about(candidacy).filter(kind="request_arrived").first()
    assert ("/criteria/" in letter.body, url(candidacy, "candidacy") in letter.body) == (False, True)
