"""Where an article lets them, enough members have a meeting in place of a decision in writing."""

import pytest
from assembly.samples import CHAIR, declare, planned, vote
from assembly.samples_stopping import asks, convened
from assembly.samples_writing import BEGINS, MAY
from django.urls import reverse
from register.samples import delegate

from accede.assembly.actions.stopping import AlreadyAskedToMeet, NotStoppable
from accede.assembly.actions.writing import open_writing
from accede.assembly.models import Assembly, Item
from accede.assembly.queries.adjourning import adjourned_before
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.space.models import Publication

pytestmark = pytest.mark.django_db


def state(assembly):
    return Assembly.objects.get(pk=assembly.pk).state


def test_with_as_many_as_the_article_asks_for_the_decision_in_writing_is_called_off():
    assembly, (one, two, _three) = convened("Aalto", "Bertha", "Clara")
    delegate(one, "a@example.org")
    assert asks(one, assembly).holds is False
    assert state(assembly) == "convened"
    assert asks(two, assembly).holds is True
    assert (state(assembly), Item.objects.get().state) == ("called_off", "adjourned")
    assert not Publication.objects.exists()
    entry = Entry.objects.filter(action="assembly.ask_for_meeting").last()
    assert (entry.article, entry.values["verdict"]["code"]) == (["15"], "body.may_stop")
    assert (
        "Enough members have asked for a meeting instead"
        in Letter.objects.get(kind="assembly_called_off", email="a@example.org").body
    )


def test_votes_that_were_cast_decide_nothing_then():
    assembly, (one, two) = convened("Aalto", "Bertha")
    open_writing(assembly, by=CHAIR, at=BEGINS)
    vote(one, assembly.items.get())
    asks(one, assembly)
    asks(two, assembly)
    assert Item.objects.get().state == "adjourned"
    (waits,) = adjourned_before(planned(at=BEGINS))
    assert waits.why == "Enough members have asked for a meeting instead of a decision in writing."
    with pytest.raises(NotStoppable):
        asks(two, assembly)


def test_what_is_declared_stands():
    assembly, (one, two) = convened("Aalto", "Bertha")
    open_writing(assembly, by=CHAIR, at=BEGINS)
    for each in (one, two):
        vote(each, assembly.items.get())
    declare(assembly.items.get())
    with pytest.raises(NotStoppable):
        asks(one, assembly)


def test_a_member_asks_once_and_only_where_an_article_lets_it():
    assembly, (one, _two) = convened("Aalto", "Bertha")
    asks(one, assembly)
    with pytest.raises(AlreadyAskedToMeet):
        asks(one, assembly)


def test_where_no_article_lets_them_nobody_asks():
    assembly, (one,) = convened("Aalto", may=MAY)
    with pytest.raises(NotStoppable):
        asks(one, assembly)


def test_a_delegate_reads_how_many_ask_and_asks_on_the_page(client, cast):
    assembly, (one, _two) = convened("Aalto", "Bertha")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    url = assembly.get_absolute_url()
    page = client.get(url).content.decode()
    assert "Not enough of them ask for a meeting" in page
    assert "Aalto asks for a meeting" in page
    to = reverse("ask_for_meeting", args=[assembly.address])
    assert client.post(to, {"organisation": one.organisation_id}).url == url
    page = client.get(url).content.decode()
    assert "Asking for it: Aalto." in page
    assert "Aalto asks for a meeting" not in page
