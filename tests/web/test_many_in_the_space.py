"""Lists of the members' space with three rows and with three hundred: small, and quickly made."""

import pytest
from cast import NOON
from debates.samples import said as said_of_source
from projects.samples import own
from statutes.samples import house_texts, law

from accede.debates.models import Source, Topic
from accede.people.capacities import Capacity
from accede.projects.models import Idea, PastPartner, PastProject, Watch

pytestmark = pytest.mark.django_db


def sources(one, number):
    Source.objects.bulk_create(Source(**said_of_source(name=f"{place}"), next_at=NOON) for place in range(number))


def topics(one, number):
    words = {"en": ["social economy", "social enterprise"]}
    Topic.objects.bulk_create(Topic(titles={"en": f"Topic {place}"}, words=words) for place in range(number))


def watches(one, number):
    Watch.objects.bulk_create(Watch(words=f"{place}", next_at=NOON) for place in range(number))


def ideas(one, number):
    said = {"organisation": one, "kind": "idea", "language": "en", "text": "Who would join us?", "at": NOON}
    Idea.objects.bulk_create(Idea(title=f"Idea {place}", **said) for place in range(number))


def pasts(one, number):
    several = (PastProject(organisation=one, title=f"{place}", starts=2020, at=NOON) for place in range(number))
    for past in PastProject.objects.bulk_create(several):
        PastPartner.objects.bulk_create(PastPartner(project=past, name=f"Partner {place}") for place in range(3))


LISTS = [
    (sources, "debates/sources/"),
    (topics, "debates/topics/"),
    (watches, "calls/portal/"),
    (ideas, "ideas/"),
    (pasts, "projects/"),
]


@pytest.mark.parametrize("number", [3, 300])
@pytest.mark.parametrize(("make", "page"), LISTS)
def test_a_list_stays_small_and_asks_little(make, page, number, cast, client, django_assert_max_num_queries):
    house_texts()
    law()
    one, _speaker = own()
    make(one, number)
    cast.signed_in(client, Capacity.SECRETARIAT)
    client.get(address := f"/en/space/{page}")
    with django_assert_max_num_queries(20):
        shown = client.get(address)
    assert (shown.status_code, len(shown.content) < 100_000) == (200, True)
