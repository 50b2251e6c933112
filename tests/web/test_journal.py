"""The page of the journal shows every entry and checks the chain."""

import pytest
from django.urls import reverse
from register.samples import member
from statutes.samples import house_texts, law

from accede.journal.models import Entry
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


@pytest.fixture
def journal(client, cast):
    law()
    house_texts()
    cast.signed_in(client, Capacity.AUDITOR)
    return lambda **asked: client.get(reverse("journal"), asked)


def entries(response):
    return [row["cells"][0]["text"] for row in response.context["table"]["rows"]]


def test_entries_are_shown_newest_first_with_their_article_and_seal(journal):
    member()
    shown = journal()
    assert entries(shown) == ["4", "3", "2", "1"]
    html = shown.content.decode()
    assert "register.enter_member" in html
    assert Entry.objects.get(sequence=4).hash[:8] in html


def test_entries_can_be_narrowed_to_an_action_and_to_a_subject(journal):
    one, other = member(), member("Brug")
    assert entries(journal(action="register.enter_member")) == ["6", "4"]
    assert entries(journal(subject=f"register.membership:{other.pk}")) == ["6"]
    assert "No entry matches." in journal(action="nothing").content.decode()
    assert one.number == 1


def test_the_chain_is_checked_when_asked(journal):
    member()
    assert "The chain holds." not in journal().content.decode()
    assert "The chain holds." in journal(verify=1).content.decode()
    Entry.objects.filter(sequence=2).update(action="register.nothing")
    broken = journal(verify=1)
    assert broken.context["verdict"]["faults"][0]["title"] == "2"
    assert "The chain does not hold." in broken.content.decode()


@pytest.mark.parametrize("number", [3, 300])
def test_the_page_asks_the_same_number_of_questions_for_3_entries_and_for_300(
    number, journal, django_assert_max_num_queries
):
    Entry.objects.bulk_create(
        Entry(sequence=index, at="2027-05-04T12:00:00Z", action="test.thing", actor=f"account:{index}")
        for index in range(10, 10 + number)
    )
    with django_assert_max_num_queries(14):
        assert len(entries(journal())) == min(number + 2, 50)
