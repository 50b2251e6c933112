"""Where a path or a step of it has a condition, whoever joins is asked, and the rulebook judges what it answers."""

from contextlib import suppress

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import SMALL, living_by, living_by_text
from procedure.samples import SAID, fresh, interested, judge, own
from procedure.test_entrances import decided

from accede.journal.models import Entry
from accede.people.capacities import VISITOR, Capacity
from accede.procedure import actions
from accede.procedure.models import Candidacy
from accede.procedure.queries.path import entrances
from accede.register.models import Membership
from accede.statutes.actions import AlreadyLoaded
from accede.statutes.queries import book_at

pytestmark = pytest.mark.django_db

# Whoever was recommended joins at once; of others a visit is made first, if they are far, and a letter is asked.
ENTRANCES = """
[fact.recommended]
kind = "yes"
label = { en = "Recommended by a member" }

[fact.far]
kind = "yes"
label = { en = "Its seat is far" }

[path.joining]
article = "3"
label = { en = "Joining" }
from = "outside"
into = "full"
if = { recommended = true }
opened_by = ["candidate"]
steps = [
  { name = "visit", by = "board", visits = "candidate", if = { far = true }, label = { en = "The Board makes a visit" } },
  { name = "letter", by = "candidate", sends = ["letter"], to = "board", label = { en = "Send a letter" } },
  { name = "decision", by = "board", decides = "ending", label = { en = "The Board decides" } },
  { name = "welcome", by = "board", notifies = "members", if = { far = true }, label = { en = "The members are told" } },
]
"""


@pytest.fixture(autouse=True)
def at_noon(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def joining(**answers):
    with suppress(AlreadyLoaded):
        living_by_text(SMALL + ENTRANCES)
    return fresh(interested(path="joining", answers=answers))


def requesting(candidacy, **sheet):
    actions.save_draft(fresh(candidacy), sheet=sheet, motivation="We wish to join.", by=own(candidacy), at=NOON)
    return fresh(candidacy)


def asked(client, **said):
    return client.post(reverse("interest"), SAID | said, follow=True)


def words(response):
    return response.content.decode().replace("\xa0", " ")


# ── The condition of a path ─────────────────────────────────────────────────


def test_a_former_member_opens_the_path_for_former_members_and_becomes_an_affiliate():
    living_by("enqa")
    candidacy = fresh(interested(path="former_member", answers={"former_member": "yes"}))
    assert candidacy.step == "decision"
    entry = Entry.objects.get(action="procedure.express_interest")
    assert (entry.article, entry.values["verdict"]["holds"]) == (["membership"], True)
    assert decided(candidacy, by=judge()).state == "admitted"
    assert Membership.objects.get(organisation=candidacy.organisation).category == "affiliate"


def test_whoever_never_was_a_member_is_refused_that_path_with_its_article_and_the_reason():
    living_by("enqa")
    with pytest.raises(actions.NotByThisWay) as stopped:
        interested(path="former_member", answers={"former_member": "no"})
    verdict = stopped.value.verdict
    assert (verdict.holds, verdict.code, verdict.article) == (False, "path.condition", ("membership",))
    assert str(stopped.value) == "The statutes open this way only if: Was a member: yes."
    assert not Candidacy.objects.exists()


def test_whoever_does_not_say_is_asked_before_the_path_opens():
    living_by("enqa")
    with pytest.raises(actions.NotAnswered) as stopped:
        interested(path="former_member")
    assert stopped.value.verdict.missing == ("former_member",)


def test_the_other_paths_of_the_same_statutes_ask_nothing_first():
    living_by("enqa")
    assert interested(path="affiliation").sheet.keys() == {"name", "country"}


def test_what_was_answered_first_is_judged_again_with_the_request():
    candidacy = requesting(joining(recommended="yes", far="no"), recommended="no", far="no")
    with pytest.raises(actions.NotByThisWay):
        actions.send_request(candidacy, by=own(candidacy), at=NOON)
    candidacy = requesting(candidacy, recommended="yes")
    assert actions.send_request(candidacy, by=own(candidacy), at=NOON).sheet == {"recommended": "yes", "far": "no"}


def test_a_new_file_is_opened_by_the_same_condition_with_what_was_answered_before_or_anew():
    candidacy = joining(recommended="yes", far="no")
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    with pytest.raises(actions.NotByThisWay):
        actions.apply_again(fresh(candidacy), answers={"recommended": "no"}, by=own(candidacy), at=NOON)
    assert actions.apply_again(fresh(candidacy), by=own(candidacy), at=NOON).sheet["recommended"] == "yes"


# ── The condition of a step ─────────────────────────────────────────────────


def test_a_step_whose_condition_holds_is_due_and_one_whose_condition_does_not_is_left_out():
    assert [joining(recommended="yes", far=one).step for one in ("yes", "no")] == ["visit", "letter"]


def test_an_answer_that_changes_before_the_request_is_sent_brings_the_step_back_or_leaves_it_out():
    candidacy = joining(recommended="yes", far="yes")
    assert requesting(candidacy, far="no").step == "letter"
    assert requesting(candidacy, far="yes").step == "visit"


def test_where_nothing_is_left_to_do_after_a_decision_the_path_is_walked():
    candidacy = requesting(joining(recommended="yes", far="no"))
    actions.send_request(candidacy, by=own(candidacy), at=NOON)
    assert decided(fresh(candidacy), by=judge()).state == "admitted"


def test_where_a_step_is_left_after_a_decision_it_comes_next():
    candidacy = joining(recommended="yes", far="yes")
    actions.note_step(candidacy, step="visit", note="Seen.", by=judge(), at=NOON)
    candidacy = requesting(fresh(candidacy))
    actions.send_request(candidacy, by=own(candidacy), at=NOON)
    candidacy = decided(fresh(candidacy), by=judge())
    assert (candidacy.state, candidacy.step) == ("open", "welcome")


def test_a_council_of_a_country_that_nobody_else_claims_negotiates_no_merger():
    living_by("edf")
    path = next(one for one in entrances(book_at(NOON)) if one.name == "national_council")
    steps = [path.next({"application"} | path.left_out({"claimed_by_another": one})).name for one in (True, False)]
    assert steps == ["merger", "check"]
    assert path.left_out({}) == frozenset()


# ── On the pages ────────────────────────────────────────────────────────────


def test_the_form_of_first_contact_asks_with_the_article_and_takes_a_yes(client, cast):
    living_by("enqa")
    page = words(client.get(reverse("interest"), {"path": "former_member"}))
    assert "Was a member" in page
    assert "Asked only for: A former member becomes an affiliate." in page
    assert "membership" in page
    assert "Thank you" in words(asked(client, path="former_member", answer_former_member="yes"))
    cast.signed_in(client, Capacity.BOARD)
    page = words(client.get(Candidacy.objects.get().get_absolute_url()))
    assert "<dt>Was a member</dt><dd>Yes</dd>" in page
    assert "The request" not in page


def test_a_no_is_refused_on_the_page_and_every_word_is_still_there(client):
    living_by("enqa")
    page = asked(client, path="former_member", answer_former_member="no", message="Please let us in.")
    assert page.status_code == 409
    assert "The statutes open this way only if: Was a member: yes." in words(page)
    assert "Please let us in." in words(page)
    assert not Candidacy.objects.exists()


def test_no_answer_is_asked_for_and_only_where_the_chosen_way_asks(client):
    living_by("enqa")
    page = words(asked(client, path="former_member"))
    assert "This field is required." in page
    assert not Candidacy.objects.exists()
    asked(client, path="affiliation")
    assert Candidacy.objects.get().path == "affiliation"


def test_whoever_applies_again_finds_its_answer_in_the_form(client):
    candidacy = joining(recommended="yes", far="no")
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    client.force_login(candidacy.contact)
    url = reverse("candidacy_again", args=[candidacy.pk])
    assert 'name="answer_recommended" value="yes"' in words(client.get(url)).replace(
        ' id="id_answer_recommended_0"', ""
    )
    page = client.post(url, {"answer_recommended": "no", "answer_far": "no"})
    assert page.status_code == 409
    assert "only if: Recommended by a member: yes." in words(page)
    client.post(url, {"answer_recommended": "yes", "answer_far": "no"})
    assert Candidacy.objects.count() == 2


def test_a_step_that_is_not_asked_of_a_candidate_does_not_stand_on_its_way(client):
    for far, shown in (("yes", True), ("no", False)):
        candidacy = joining(recommended="yes", far=far)
        client.force_login(candidacy.contact)
        page = words(client.get(candidacy.get_absolute_url()))
        assert ("The Board makes a visit" in page) is shown


def test_a_visitor_without_a_path_walks_the_first():
    living_by("enqa")
    assert actions.express_interest(**SAID, by=VISITOR, at=NOON).path == "admission"
