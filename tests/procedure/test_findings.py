"""What several members of the Board find: each for itself, side by side, settled by the Board, on evidence."""

from importlib import import_module

import pytest
from cast import NOON
from django.apps import apps
from django.urls import reverse
from procedure.samples import DAY, SHEET, TEXTS, differing, fresh, judge, judged, met, own, sent
from procedure.samples_papers import added
from register.samples import mandate

from accede.people.capacities import Capacity
from accede.people.models import Account
from accede.procedure import actions
from accede.procedure.models import Judgement
from accede.procedure.queries.verification import findings, verdict_of

pytestmark = pytest.mark.django_db


def found(candidacy, number=1, answer="met", reason="Seen.", at=NOON, **more):
    said = {"criterion": "democratic", "answer": answer, "reason": reason} | more
    return actions.judge(candidacy, **said, by=judge(number), at=at)


def settled(candidacy, answer="met", criterion="democratic", number=1):
    said = {"criterion": criterion, "answer": answer, "reason": "As most of us say."}
    return actions.settle_difference(candidacy, **said, by=judge(number), at=NOON)


def page(client, candidacy, number=1, **asked):
    client.force_login(Account.objects.get(pk=int(judge(number).id.removeprefix("account:"))))
    return client.get(reverse("criteria", args=[candidacy.pk]), asked)


def democratic(response):
    rows = [row for top in response.context["judged"] for row in top["children"]]
    return next(row["judgement"] for row in rows if row["text"] == "Governance is democratic")


def test_each_member_judges_for_itself():
    candidacy = sent()
    for number, answer in ((1, "met"), (2, "met"), (3, "not_met")):
        found(candidacy, number, answer)
    assert [one.answer for one in findings(candidacy)["democratic"].own] == ["met", "met", "not_met"]


def test_while_members_differ_nothing_can_be_concluded():
    with pytest.raises(actions.NotYetJudged):
        actions.conclude_verification(differing(), by=judge(), at=NOON)


def test_what_the_board_finds_counts_where_its_members_differ():
    candidacy = differing()
    settled(candidacy)
    assert verdict_of(fresh(candidacy)).holds is True
    settled(candidacy, "not_met", number=2)
    assert verdict_of(fresh(candidacy)).holds is False


def test_where_members_agree_there_is_nothing_to_settle():
    with pytest.raises(actions.NothingToSettle):
        settled(judged())


def test_whoever_judges_again_changes_its_own_judgement_and_the_earlier_one_stays_known():
    candidacy = differing()
    found(candidacy, 2, "met", "I have read it again.")
    finding = findings(fresh(candidacy))["democratic"]
    assert ([one.reason for one in finding.own], finding.differs) == (["Seen.", "I have read it again."], False)
    assert [(one.answer, one.reason) for one in finding.earlier] == [("not_met", "No.")]


def test_once_they_agree_again_what_they_share_counts():
    candidacy = differing()
    settled(candidacy, "not_met")
    found(candidacy, 2, "met", "I have read it again.")
    assert findings(fresh(candidacy))["democratic"].answer == "met"


def test_what_does_not_apply_is_not_asked_of_the_candidate():
    candidacy = judged(leave=("aims_to_create", "democratic"))
    assert verdict_of(candidacy).holds is None
    found(candidacy, answer="not_applicable", reason="Its founder alone decides, as the law of its country wants it.")
    assert verdict_of(fresh(candidacy)).holds is True


def test_the_page_says_how_many_found_what(client):
    candidacy = differing()
    assert democratic(page(client, candidacy)) == {
        "state": "now",
        "label": "They differ",
        "reason": "1 says met and 1 says not met.",
        "evidence": {"url": "?criterion=democratic#now", "label": "See and settle it"},
    }


def test_where_all_is_judged_the_page_says_what_the_board_is_still_to_settle(client):
    candidacy = differing()
    said = "the Board is to settle one criterion on which its members differ."
    assert page(client, candidacy).context["lede"].endswith(said)
    settled(candidacy)
    assert page(client, candidacy).context["lede"] == "All that is needed is judged."


def test_where_one_person_judges_the_page_says_what_it_found_and_why(client):
    said = democratic(page(client, judged()))
    assert (said["label"], said["reason"], said["evidence"]["label"]) == ("Met", "Seen.", "Judge again")


def test_another_member_is_asked_to_judge_too_and_finds_its_own_form_empty(client):
    response = page(client, judged(), number=2, criterion="democratic")
    assert democratic(response)["evidence"]["label"] == "Judge it too"
    assert response.context["form"]["reason"].value() is None


def test_what_members_found_stands_side_by_side_with_what_they_found_before(client):
    candidacy = differing()
    found(candidacy, 2, "not_met", "Three directors name each other.", at=NOON + DAY)
    rows = page(client, candidacy, criterion="democratic").context["said_of_it"]
    assert [(one["who"], one["tag"]["label"], one["reason"], one["is_earlier"]) for one in rows] == [
        ("Board 1", "Met", "Seen.", False),
        ("Board 2", "Not met", "Three directors name each other.", False),
        ("Board 2", "Not met", "No.", True),
    ]


def test_a_difference_is_settled_on_the_page(client):
    candidacy = differing()
    assert "The Board finds" in page(client, candidacy, criterion="democratic").content.decode()
    said = {"board-criterion": "democratic", "board-answer": "met", "board-reason": "As most of us say."}
    answer = client.post(reverse("criteria_settle", args=[candidacy.pk]), said, follow=True)
    assert democratic(answer)["reason"] == "1 says met and 1 says not met. As most of us say."


def test_the_board_settles_only_what_it_has_seen_and_what_it_typed_is_kept(client):
    candidacy = differing()
    form = page(client, candidacy, criterion="democratic").context["settlement"]
    found(candidacy, 3, "not_met", "Its board names itself.")
    words = {"answer": "met", "reason": "As most of us say."}
    said = {
        f"board-{name}": one
        for name, one in (words | {"criterion": "democratic", "seen": form["seen"].value()}).items()
    }
    answer = client.post(reverse("criteria_settle", args=[candidacy.pk]), said)
    assert answer.status_code == 409
    assert answer.content.decode().count(str(actions.JudgedMeanwhile.sentence)) == 1
    assert "Its board names itself." in answer.content.decode()
    again = answer.context["settlement"]
    assert (again["answer"].value(), again["reason"].value()) == ("met", "As most of us say.")
    client.post(reverse("criteria_settle", args=[candidacy.pk]), said | {"board-seen": again["seen"].value()})
    assert findings(fresh(candidacy))["democratic"].settled.reason == "As most of us say."


def test_the_board_does_not_settle_what_counts_no_more_since_its_page_was_made():
    candidacy = differing()
    found(candidacy, 3, "not_met", "Its board names itself.")
    seen = [one.pk for one in findings(fresh(candidacy))["democratic"].counting]
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(3), at=NOON)
    said = {"criterion": "democratic", "answer": "met", "reason": "As most of us say."}
    with pytest.raises(actions.JudgedMeanwhile):
        actions.settle_difference(fresh(candidacy), **said, seen=seen, by=judge(), at=NOON)


def test_what_somebody_found_who_stands_aside_since_is_shown_and_counts_no_more(client):
    candidacy = differing()
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(2), at=NOON + DAY)
    rows = page(client, candidacy, criterion="democratic").context["said_of_it"]
    assert [(one["who"], one["reason"], one.get("counts_until")) for one in rows] == [
        ("Board 1", "Seen.", None),
        ("Board 2", "No.", "5\u00a0May 2027"),
    ]
    actions.take_back_conflict(fresh(candidacy), reason="It has ended.", by=judge(2), at=NOON + DAY)
    rows = page(client, candidacy, criterion="democratic").context["said_of_it"]
    assert [one.get("counts_until") for one in rows] == [None, None]


def test_a_judgement_rests_on_answers_files_and_pages_elsewhere(client):
    candidacy = met()
    paper = added(candidacy, name="statutes.pdf")
    actions.save_draft(candidacy, sheet=SHEET, motivation="We wish to join.", adheres=TEXTS, by=own(candidacy), at=NOON)
    actions.send_request(candidacy, by=own(candidacy), at=NOON)
    candidacy = fresh(candidacy)
    said = {"criterion": "democratic", "answer": "met", "reason": "Seen.", "link": "https://example.org/register"}
    page(client, candidacy)
    client.post(
        reverse("criteria", args=[candidacy.pk]), said | {"evidence": ["answer:legal_form", f"paper:{paper.pk}"]}
    )
    [row] = page(client, candidacy, criterion="democratic").context["said_of_it"]
    assert [one["label"] for one in row["evidence"]] == [
        "Legal form: Association",
        "statutes.pdf",
        "https://example.org/register",
    ]


@pytest.mark.parametrize("name", ["paper:99999", "answer:nothing", "javascript:alert(1)"])
def test_a_judgement_does_not_rest_on_what_is_not_in_the_file(name):
    with pytest.raises(actions.NoSuchEvidence):
        found(sent(), evidence=[name])


def test_whoever_comes_back_takes_part_again_and_what_it_found_counts_again(client):
    candidacy = differing()
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(2), at=NOON)
    response = page(client, candidacy, 2)
    assert (response.status_code, response.context["may_come_back"]) == (403, True)
    address = reverse("candidacy_conflict_back", args=[candidacy.pk])
    assert client.get(address).status_code == 200
    client.post(address, {"reason": "The project has ended."})
    assert findings(fresh(candidacy))["democratic"].differs
    [shown] = page(client, candidacy).context["conflicts"]
    assert (shown["who"], shown["back_because"]) == ("Board 2", "The project has ended.")


def test_whoever_also_works_for_the_secretariat_judges_nothing_and_finds_the_way_back(client):
    candidacy, both = sent(), judge(2)
    account = Account.objects.get(pk=int(both.id.removeprefix("account:")))
    mandate(account, office="secretariat", capacity=Capacity.SECRETARIAT)
    actions.declare_conflict(candidacy, reason="A joint project.", by=both, at=NOON)
    back = reverse("candidacy_conflict_back", args=[candidacy.pk])
    shown = page(client, candidacy, 2)
    assert (back in shown.content.decode(), shown.context["may_judge"]) == (True, False)
    client.post(back, {"reason": "The project has ended."})
    shown = page(client, candidacy, 2)
    assert (back in shown.content.decode(), shown.context["may_judge"]) == (False, True)


def test_only_who_stands_aside_can_come_back_and_says_why():
    candidacy = sent()
    with pytest.raises(actions.NothingDeclared):
        actions.take_back_conflict(candidacy, reason="None.", by=judge(), at=NOON)
    actions.declare_conflict(candidacy, reason="A joint project.", by=judge(), at=NOON)
    with pytest.raises(actions.ReasonMissing):
        actions.take_back_conflict(candidacy, reason=" ", by=judge(), at=NOON)


def test_a_member_can_stand_aside_again_after_it_came_back():
    candidacy = sent()
    for _ in range(2):
        actions.declare_conflict(candidacy, reason="A joint project.", by=judge(), at=NOON)
        actions.take_back_conflict(candidacy, reason="It has ended.", by=judge(), at=NOON)
    assert candidacy.conflicts.count() == 2


def test_what_counted_when_the_latest_judgement_counted_still_counts():
    candidacy = differing()
    import_module("accede.procedure.migrations.0006_findings").keep_what_counted(apps, None)
    finding = findings(fresh(candidacy))["democratic"]
    assert (finding.answer, finding.settled.reason, Judgement.objects.filter(for_board=True).count()) == (
        "not_met",
        "No.",
        1,
    )


def test_the_page_stays_small_whatever_the_board_writes(client, django_assert_max_num_queries):
    candidacy = judged()
    for number in range(2, 14):
        for line in ("democratic", "solidarity", "autonomous"):
            found(candidacy, number, ("met", "not_met")[number % 2], "Word. " * 300, criterion=line)
    page(client, candidacy)
    with django_assert_max_num_queries(20):
        response = client.get(reverse("criteria", args=[candidacy.pk]), {"criterion": "democratic"})
    assert len(response.content) < 100_000
