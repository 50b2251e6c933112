"""Ways in on which nobody decides after the Board, nothing is sent, or the assembly is asked only if others disagree."""

from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import RULEBOOKS, TODAY, living_by
from procedure.samples import AFTER, NEXT, assembly, follow, fresh, interested, item_on, judge
from procedure.samples_ways import asking, joining
from procedure.test_entrances import decided, letters, noted
from statutes.samples import SECRETARY

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.post.queries import letters_about
from accede.procedure import actions
from accede.procedure.queries.due import due_for
from accede.procedure.queries.path import entrances
from accede.procedure.queries.request import papers_asked
from accede.web.cli.reading import book as law

pytestmark = pytest.mark.django_db
EDITIONS = [
    sorted(folder.glob("[0-9]*.toml"))[-1] for folder in sorted(RULEBOOKS.iterdir()) if any(folder.glob("[0-9]*"))
]
DOCUMENTS = [
    "governance structure",
    "statutes",
    "number of members by kind",
    "last annual report",
    "web presence",
    "summary in English",
]
AGREED = {"associations_in_nation": "0"}
TO_BRING = "Bring the request of"


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    for module in ("public", "candidate", "criteria", "office"):
        monkeypatch.setattr(f"accede.procedure.views.{module}.now", lambda: NOON)


def society():
    """A society whom a council selects, with nobody who decides after it."""
    living_by("asif")
    return fresh(interested(path="admission", answers={"societies_in_country": "0"}))


def selected(candidacy, answer="met"):
    actions.judge(candidacy, criterion="chosen", answer=answer, reason="Seen.", by=judge(), at=NOON)
    actions.conclude_verification(candidacy, by=judge(), at=NOON)
    return fresh(candidacy)


def insurer():
    """An applicant on whom the board decides if it is unanimous, and else the meeting."""
    living_by("cefor")
    assembly()
    return asking(joining("cefor", "admission"))


def bringing(candidacy):
    return [row for row in due_for(SECRETARY, TODAY, NOON) if row.title.startswith(TO_BRING)]


def read(client, candidacy, name="candidacy"):
    client.force_login(Account.objects.get(pk=judge().id.removeprefix("account:")))
    return client.get(reverse(name, args=[candidacy.pk]))


def test_whoever_is_selected_is_a_member_where_nobody_decides_after():
    candidacy = selected(society())
    member = candidacy.organisation.memberships.get()
    assert (candidacy.state, member.category, member.starts) == ("admitted", "society", TODAY)
    assert letters(candidacy) == {"interest_received", "admitted"}


def test_whoever_is_not_selected_is_refused():
    candidacy = selected(society(), answer="not_met")
    assert (candidacy.state, candidacy.organisation.memberships.count()) == ("refused", 0)


def test_the_board_reads_what_follows_from_its_selection(client):
    candidacy = society()
    actions.judge(candidacy, criterion="chosen", answer="met", reason="Seen.", by=judge(), at=NOON)
    said = read(client, candidacy, "criteria").context["follows"]
    assert said == ["The candidate is a member from today on, and a letter tells it so."]


def test_a_file_without_a_request_leads_to_its_criteria_and_none_is_awaited(client):
    candidacy = society()
    assert reverse("criteria", args=[candidacy.pk]) in read(client, candidacy).content.decode()
    page = read(client, candidacy, "criteria")
    assert ("has not arrived" in page.context["lede"], 'id="opinion"' in page.content.decode()) == (False, False)


def test_whoever_joins_without_the_assembly_reads_of_none(client):
    living_by("asif")
    assembly()
    assert client.get(reverse("join")).context["coming"] == []


def test_a_vote_that_the_board_may_spare_is_not_promised(client, cast):
    candidacy = insurer()
    steps = client.get(reverse("join")).context
    assert (steps["said"], [len(one["lines"]) for one in steps["steps"]]) == ({}, [1, 1, 2])
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    lede = client.get(candidacy.get_absolute_url()).context["lede"]
    assert lede == "What comes next: The board decides, if it is unanimous."
    assert letters(candidacy) == {"interest_received", "request_taken"}


def test_once_the_board_has_not_agreed_the_members_vote(client, cast):
    candidacy = decided(insurer(), step="board", answer=False)
    assert (candidacy.state, item_on(candidacy).matter) == ("open", "admission_by_meeting")
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    assert "12 June 2027" in client.get(candidacy.get_absolute_url()).context["lede"].replace("\xa0", " ")


def test_whoever_sends_nothing_is_brought_to_an_assembly_by_the_office():
    living_by("isprs")
    assembly()
    candidacy = fresh(interested(path="admission"))
    assert (candidacy.assembly, len(bringing(candidacy))) == (None, 1)
    actions.join_assembly(candidacy, by=SECRETARY, at=NOON)
    candidacy = follow(fresh(candidacy))
    assert (candidacy.state, candidacy.organisation.memberships.get().starts) == ("admitted", NEXT)


def test_what_was_voted_on_is_brought_to_no_other_assembly():
    living_by("ess_survey_eric")
    assembly()
    candidacy = joining("ess_survey_eric", "admission")
    candidacy = follow(asking(candidacy, contribution="Two samples.", means="A budget."))
    assembly(AFTER)
    candidacy.assembly.state = "closed"
    candidacy.assembly.save()
    assert (candidacy.step, bringing(candidacy)) == ("deed", [])


def associate():
    """An applicant whom the council has approved: it is an associate for a year before it is a full member."""
    candidacy = asking(joining("feiea", "admission"), papers=DOCUMENTS)
    return decided(noted(candidacy, "paper", note="It fits."), step="approval")


def test_a_step_that_already_moves_the_member_does_so_and_the_rest_of_the_path_goes_on():
    candidacy = associate()
    member = candidacy.organisation.memberships.get()
    going_on = member.proceedings.get()
    assert (candidacy.state, member.category, going_on.step) == ("admitted", "associate", "year")
    assert (going_on.state, going_on.due_on) == ("open", date(2028, 5, 4))


def test_a_year_later_the_associate_is_a_full_member():
    going_on = associate().organisation.memberships.get().proceedings.get()
    actions.pass_time(going_on, by=SECRETARY, at=NOON.replace(year=2028))
    held = {one.category: one.starts for one in going_on.membership.organisation.memberships.all()}
    assert held == {"associate": TODAY, "full": date(2028, 5, 4)}


def test_whoever_is_not_approved_is_refused_before_it_is_anything():
    candidacy = asking(joining("feiea", "admission"), papers=DOCUMENTS)
    candidacy = decided(noted(candidacy, "paper", note="It does not fit."), step="approval", answer=False)
    assert (candidacy.state, candidacy.organisation.memberships.count()) == ("refused", 0)


def test_a_membership_begins_on_the_day_that_the_rules_name():
    candidacy = decided(insurer(), step="board")
    assert candidacy.organisation.memberships.get().starts == date(2028, 1, 1)


def test_a_copy_of_a_request_goes_to_whom_the_rules_name_and_nobody_writes_that_down():
    living_by("ess_survey_eric")
    assembly()
    candidacy = asking(joining("ess_survey_eric", "admission"), contribution="Two samples.", means="A budget.")
    told = letters_about(candidacy).filter(kind="request_arrived")
    assert {one.email for one in told} == {"chair@example.org", "secretariat@example.org"}
    assert candidacy.step == "decision"


@pytest.mark.parametrize("file", EDITIONS, ids=lambda file: file.parent.name)
def test_each_file_that_a_request_asks_for_has_a_name_in_every_language(file):
    book = law(file)
    asked = [name for path in entrances(book) for name in papers_asked(book, path)]
    assert [one for one in asked if set(book.rulebook.languages) - set(book.document[one].label)] == []


def test_a_request_after_which_the_statutes_name_nothing_arrives_and_says_so(client, cast):
    candidacy = asking(joining("arge_historica_parent", "national"), papers=["signed agreement"], **AGREED)
    assert (candidacy.state, candidacy.step) == ("open", "")
    assert "The secretariat writes to you." in letters_about(candidacy).get(kind="request_taken").body
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    lede = client.get(candidacy.get_absolute_url()).context["lede"]
    assert lede == "Your request is with us. The secretariat writes to you."
