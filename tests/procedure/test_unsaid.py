"""Every path by which one joins ends: where the rules name nobody who decides, the office writes down what was."""

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import RULEBOOKS, TODAY
from procedure.samples import fresh, judge
from procedure.samples_ways import asking, joining
from statutes.samples import SECRETARY

from accede.people.capacities import Capacity
from accede.post.queries import letters_about
from accede.procedure import actions
from accede.procedure.queries.due import due_for
from accede.procedure.queries.path import ITSELF, entrances, every_step, is_voted, is_written_down, opens
from accede.register.models import Membership
from accede.web.cli.reading import book

PAGES = ("meets", "checks", "presents")


@pytest.fixture
def noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def nation():
    papers = ["application", "signed agreement"]
    return asking(joining("arge_historica_parent", "national"), papers=papers, associations_in_nation="0")


@pytest.mark.django_db
def test_where_the_rules_name_nobody_who_decides_the_office_has_it_due_and_writes_it_down(cast, client, noon):
    candidacy = nation()
    [row] = [one for one in due_for(SECRETARY, TODAY, NOON) if candidacy.organisation.name in one.title]
    assert row.title == f"Decide on the admission: {candidacy.organisation.name}"
    file = cast.signed_in(client, Capacity.SECRETARIAT).get(row.act_url.partition("#")[0]).content.decode()
    assert "the rules do not say who decides" in file
    said = {"step": "", "on": f"{TODAY}", "answer": "yes", "note": "As the minutes say."}
    client.post(reverse("candidacy_step", args=[candidacy.pk]), said)
    assert fresh(candidacy).state == "admitted"
    assert Membership.objects.get(organisation=candidacy.organisation).category == "national"
    assert "Decided: Admission of a national association" in letters_about(candidacy).get(kind="admitted").body


@pytest.mark.django_db
def test_a_refusal_that_the_office_writes_down_says_why():
    candidacy = nation()
    said = {"step": "", "on": TODAY, "answer": False}
    with pytest.raises(actions.ReasonsMissing):
        actions.decide(candidacy, **said, reason="", by=SECRETARY, at=NOON)
    actions.decide(candidacy, **said, reason="The nation has one.", by=SECRETARY, at=NOON)
    assert fresh(candidacy).state == "refused"
    assert "The nation has one." in letters_about(candidacy).get(kind="refused").body


@pytest.mark.django_db
def test_the_office_decides_nothing_before_all_steps_are_taken():
    candidacy = joining("arge_historica_parent", "national")
    with pytest.raises(actions.OutOfTurn):
        actions.decide(candidacy, step="", on=TODAY, answer=True, reason="", by=SECRETARY, at=NOON)


@pytest.mark.django_db
def test_nothing_follows_from_a_verification_that_is_no_step_of_the_path():
    with pytest.raises(actions.NothingToConclude):
        actions.conclude_verification(nation(), by=judge(), at=NOON)


def taken_on(step, path, rules):
    """Name the page on which a step is taken."""
    if opens(step, path):
        return "the first contact"
    if is_written_down(step, path, rules):
        return "the file"
    if step.verb == "sends":
        return "the request" if step.by in ITSELF else ""
    if step.verb == "decides":
        return "the vote" if is_voted(step, rules) else ""
    return step.verb if step.verb in PAGES else ""


@pytest.mark.parametrize("folder", sorted(one.name for one in RULEBOOKS.iterdir() if [*one.glob("[0-9]*.toml")]))
def test_each_step_by_which_one_joins_is_taken_on_a_page_and_no_page_takes_two_of_a_path(folder):
    rules = book(RULEBOOKS / folder)
    for path in entrances(rules):
        pages = [taken_on(step, path, rules) for step in every_step(path)]
        own = [one for one in pages if one != "the file"]
        assert "" not in pages
        assert len(own) == len(set(own)), path.name
        assert pages[-1] == "the file"
