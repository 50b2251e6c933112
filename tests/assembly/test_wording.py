"""What an item would change in a text is seen article by article before it is voted on."""

import pytest
from assembly.samples import BEFORE, CHAIR, WORDS, declare, planned, put, vote, voting
from cast import NOON
from django.urls import reverse
from register.samples import member
from statutes.samples import SECRETARY, house_texts

from accede.assembly import actions
from accede.assembly.actions import convene, propose_wording
from accede.assembly.models import Wording
from accede.assembly.queries.minuted import minuted
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def amendment():
    return put(planned(), "statutes", {"en": "Statutes", "fr": "Statuts"})


def propose(item, **changed):
    return propose_wording(item, **WORDS | changed, by=SECRETARY, at=BEFORE)


def test_words_are_proposed_once_for_an_article_and_language_and_may_be_worded_anew():
    item = amendment()
    propose(item)
    propose(item, after="Two new words.")
    propose(item, language="fr", before="Un mot.", after="")
    assert [(one.language, one.after) for one in Wording.objects.all()] == [("en", "Two new words."), ("fr", "")]


def test_an_article_with_no_words_on_either_side_is_left_as_it_is():
    item = amendment()
    propose(item)
    propose(item, before=" ", after="")
    assert not Wording.objects.exists()


def test_what_stands_there_already_is_not_proposed():
    with pytest.raises(actions.SameWords):
        propose(amendment(), after="One old word.\r\n")


def test_once_the_members_have_the_agenda_the_words_stay():
    house_texts()
    item = amendment()
    propose(item)
    convene(item.assembly, by=CHAIR, at=NOON)
    with pytest.raises(actions.AgendaClosed):
        propose(item)


def test_members_read_what_goes_and_what_comes(client, cast):
    house_texts()
    item, one = amendment(), member()
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = reverse("wording", args=[item.assembly.address, item.position])
    assert page in html(client.get(item.get_absolute_url()))
    assert client.post(page, WORDS).status_code == 302
    assert 'value="13"' in html(client.get(f"{page}?article=13&language=en"))
    refused = client.post(page, WORDS | {"after": "One old word."})
    assert (refused.status_code, "The proposed words are those that stand there." in html(refused)) == (409, True)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id, email="d@example.org")
    told = html(client.get(item.get_absolute_url()))
    assert "One <del>old</del><ins>new</ins> word." in told
    assert "art. 13" in told
    assert page not in told


@pytest.mark.parametrize(
    ("choice", "told"),
    [
        ("for", ["Carried: Réseau Neuf.", "The text adopted, art. 13: One new word.", "Struck out: 7 bis."]),
        ("against", ["Rejected: Réseau Neuf."]),
    ],
)
def test_minutes_give_the_words_that_were_adopted(choice, told):
    item, (one,) = voting("BE", matter="internal_rules")
    item.wordings.create(**WORDS)
    item.wordings.create(article="7 bis", language="en", before="Gone.")
    vote(one, item, choice)
    declare(item)
    item.refresh_from_db()
    assert [line.replace("\u00a0", " ") for line in minuted(item)][-len(told) :] == told
