"""Members put ideas before the others, and whoever shows interest is brought together with them by letter."""

import pytest
from cast import NOON, acting
from projects.samples import call, consortium, idea, own
from register.samples import delegate as delegate_of
from register.samples import member, organisation
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.projects.actions import Over, Own, Shown, close_idea, show_interest
from accede.projects.models import Idea
from accede.register.models import Membership, Organisation
from accede.register.queries.relations import relations_to
from accede.space.models import Publication

pytestmark = pytest.mark.django_db
WORDS = {"words": "We repair bicycles.", "contact": "bo@example.org"}


@pytest.fixture(autouse=True)
def house(monkeypatch):
    """The hour of the samples."""
    house_texts()
    law()
    monkeypatch.setattr("accede.people.queries.timezone.now", lambda: NOON)


def text(answer):
    return answer.content.decode()


def interested():
    return own("FR", "Autre")


def test_an_idea_lies_on_the_shelf_for_members_until_it_is_closed():
    one = idea()
    laid = Publication.objects.get()
    assert (laid.audience, laid.kind, laid.titles) == ("members", "idea", {"en": "A school of repair"})
    close_idea(one, by=SECRETARY, at=NOON)
    assert not Publication.objects.exists()
    with pytest.raises(Over):
        close_idea(one, by=SECRETARY, at=NOON)


def test_whoever_put_it_out_is_told_who_would_take_part_and_how_to_answer():
    one = idea()
    delegate_of(Membership.objects.get(organisation=one.organisation), name="Ana", language="fr")
    other, speaker = interested()
    show_interest(other, one, **WORDS, by=speaker, at=NOON)
    letter = Letter.objects.get()
    assert letter.subject.startswith("Autre s’intéresse à « A school of repair")
    assert ("We repair bicycles." in letter.body, "bo@example.org" in letter.body) == (True, True)
    assert f"/fr/space/ideas/{one.pk}/" in letter.body


def test_interest_is_shown_once_by_another_while_it_is_open():
    one = idea()
    other, speaker = interested()
    show_interest(other, one, **WORDS, by=speaker, at=NOON)
    with pytest.raises(Shown):
        show_interest(other, one, **WORDS, by=speaker, at=NOON)
    with pytest.raises(Own):
        show_interest(one.organisation, one, **WORDS, by=acting(Capacity.DELEGATE, one.organisation_id), at=NOON)
    close_idea(one, by=SECRETARY, at=NOON)
    third = member("Brug", "NL").organisation
    with pytest.raises(Over):
        show_interest(third, one, **WORDS, by=acting(Capacity.DELEGATE, third.pk), at=NOON)


def test_members_put_out_find_and_answer_on_the_site(cast, client):
    one, _speaker = own()
    found = call()
    cast.signed_in(client, Capacity.DELEGATE, one.pk)
    filled = {"organisation": one.pk, "kind": "request", "title": "Who trains welders?", "text": "For <b>2028</b>"}
    client.post("/en/space/ideas/new/", filled | {"call": found.pk})
    put = Idea.objects.get()
    assert (put.call, put.language) == (found, "en")
    page = text(client.get(put.get_absolute_url()))
    assert "For &lt;b&gt;2028&lt;/b&gt;" in page
    assert "Show interest" not in page
    assert client.post(put.get_absolute_url(), WORDS | {"organisation": one.pk}).status_code == 403
    other, _their = interested()
    cast.signed_in(client, Capacity.DELEGATE, other.pk)
    assert "Who trains welders?" in text(client.get("/en/space/ideas/?q=WELDERS&kind=request"))
    assert "Nothing is found" in text(client.get("/en/space/ideas/?kind=offer"))
    client.post(put.get_absolute_url(), WORDS | {"organisation": other.pk})
    assert [str(each) for each in put.interests.all()] == ["Autre"]
    assert "We repair bicycles." not in text(client.get(put.get_absolute_url()))
    assert client.post(f"{put.get_absolute_url()}close/").status_code == 403
    cast.signed_in(client, Capacity.DELEGATE, one.pk)
    assert "We repair bicycles." in text(client.get(put.get_absolute_url()))
    client.post(f"{put.get_absolute_url()}close/")
    assert "Who trains welders?" not in text(client.get("/en/space/ideas/"))


def test_what_refers_to_an_organisation_here_goes_with_it_when_two_become_one():
    ours = {
        (model._meta.label, field) for model, field in relations_to(Organisation) if "projects." in model._meta.label
    }
    assert ours == {
        ("projects.Profile", "organisation"),
        ("projects.Consortium", "organisation"),
        ("projects.Partner", "organisation"),
        ("projects.Idea", "organisation"),
        ("projects.Interest", "organisation"),
        ("projects.PastPartner", "organisation"),
        ("projects.PastProject", "organisation"),
    }
    assert consortium()
    assert organisation("Brug")
