"""The Board meets, or decides in writing: convened, judged by its own rules, interests declared, minutes approved."""

from datetime import timedelta
from io import BytesIO

import pytest
from assembly.samples_sittings import (
    BEGINS,
    CHAIR,
    closed,
    convened,
    director,
    in_writing,
    opened,
    planned,
    put,
    silent,
    vote,
    voting,
)
from cast import NOON
from django.urls import reverse
from pypdf import PdfReader
from statutes.samples import SECRETARY

from accede.assembly import actions
from accede.assembly.models import Point, Sitting
from accede.assembly.queries import due_for
from accede.assembly.queries.sitting import attended, hands_of, resolution_on
from accede.journal.models import Entry
from accede.people.models import Account
from accede.post.models import Letter

pytestmark = pytest.mark.django_db


def decide(point, at=NOON, **said):
    return actions.decide_point(Point.objects.select_related("sitting").get(pk=point.pk), by=CHAIR, at=at, **said)


def account_of(person):
    return int(person.id.removeprefix("account:"))


def signed_in(client, person):
    client.force_login(Account.objects.get(pk=account_of(person)))
    return client


def test_all_who_sit_are_convened_each_with_the_agenda():
    sitting, people = convened(3)
    assert [one.account_id for one in sitting.sitters.all()] == [account_of(one) for one in people]
    letters = Letter.objects.filter(kind="sitting_convened")
    assert sorted(letters.values_list("email", flat=True)) == [f"director{n}@example.org" for n in (1, 2, 3)]
    assert all("1. The budget" in one.body for one in letters)


def test_nobody_is_convened_to_nothing_and_no_empty_body_meets():
    sitting = planned()
    director(1)
    with pytest.raises(actions.NothingToSay):
        actions.convene_sitting(sitting, by=SECRETARY, at=NOON)
    put(sitting)
    Sitting.objects.update(day=NOON.date() - timedelta(days=500))
    with pytest.raises(actions.NobodySits):
        actions.convene_sitting(sitting, by=SECRETARY, at=NOON)


def test_a_body_meets_once_a_day_and_only_ahead():
    planned()
    with pytest.raises(actions.SittingPlanned):
        planned()
    with pytest.raises(actions.BeginsBefore):
        planned(at=BEGINS + timedelta(days=2))


def test_the_quorum_and_the_majority_of_the_board_are_judged_by_its_rules():
    point, people = voting(4)
    vote(point, people[0])
    assert decide(point).state == "no_quorum"
    point = Point.objects.get()
    assert hands_of(point).members == 4
    assert resolution_on(point).quorum.article == ("13",)


@pytest.mark.parametrize(
    ("choices", "state"),
    [(("for", "for", "against"), "carried"), (("for", "against"), "rejected"), (("for", "abstain"), "carried")],
)
def test_more_than_half_of_the_votes_cast_carry(choices, state):
    point, people = voting(4)
    for person, choice in zip(people, choices, strict=False):
        vote(point, person, choice)
    assert decide(point).state == state


def test_whoever_stands_aside_neither_votes_nor_counts_for_the_quorum():
    point, people = voting(3)
    actions.stand_aside(point, reason="My own network.", by=people[0], at=NOON)
    with pytest.raises(actions.StandsAside):
        vote(point, people[0])
    vote(point, people[1])
    found = decide(point)
    assert (found.state, found.hands["members"]) == ("carried", 2)
    entry = Entry.objects.get(action="assembly.stand_aside")
    assert "My own network." not in str(entry.values)


def test_whoever_has_voted_no_longer_stands_aside():
    point, people = voting()
    vote(point, people[0])
    with pytest.raises(actions.HasVoted):
        actions.stand_aside(point, reason="My own network.", by=people[0], at=NOON)


def test_a_vote_is_changed_until_the_result_and_never_after():
    point, people = voting()
    vote(point, people[0]), vote(point, people[0], "against"), vote(point, people[1], "against")
    assert decide(point).hands == {"members": 3, "for": 0, "against": 2, "abstain": 0}
    with pytest.raises(actions.NotItsTime):
        vote(point, people[2])


def test_only_those_convened_vote():
    point, _people = voting()
    with pytest.raises(actions.DoesNotSit):
        vote(point, director(9))


def test_raised_hands_are_noted_by_name():
    point, people = voting(3)
    choices = {account_of(people[0]): "for", account_of(people[1]): "for"}
    actions.note_hands(point, choices=choices, by=SECRETARY, at=NOON)
    assert decide(point).state == "carried"


def test_where_the_statutes_are_silent_the_chair_says_what_was_decided():
    point, people = voting(3, silent)
    vote(point, people[0])
    with pytest.raises(actions.StatutesSilent):
        decide(point)
    assert decide(point, carried=True).state == "carried"


def test_in_writing_all_must_agree_where_the_statutes_say_so():
    point, people = in_writing(3)
    vote(point, people[0]), vote(point, people[1])
    with pytest.raises(actions.StillVoting):
        decide(point)
    vote(point, people[2])
    assert decide(point).state == "carried"


def test_in_writing_silence_is_no_agreement():
    point, people = in_writing(3)
    vote(point, people[0]), vote(point, people[1])
    ends = point.sitting.ends_at
    with pytest.raises(actions.NotItsTime):
        vote(point, people[2], at=ends)
    assert decide(point, at=ends).state == "rejected"


def test_statutes_that_know_no_decision_in_writing_refuse_one():
    with pytest.raises(actions.NotInWriting) as refused:
        planned(silent, mode="written", ends_at=BEGINS + timedelta(days=5))
    assert refused.value.verdict.code == "body.may_not_write"


def test_enough_who_ask_for_a_meeting_end_a_decision_in_writing():
    point, people = in_writing(3)
    assert actions.ask_to_meet(point.sitting, by=people[0], at=NOON).holds is False
    assert actions.ask_to_meet(point.sitting, by=people[0], at=NOON).holds is False
    assert actions.ask_to_meet(point.sitting, by=people[1], at=NOON).holds is True
    assert Sitting.objects.get().state == "called_off"


def test_the_quorum_follows_who_is_there():
    sitting, people = opened(4)
    assert attended(sitting).holds is False
    for person in people[:2]:
        seat = sitting.sitters.get(account=account_of(person))
        actions.note_sitter(seat, mode="remote", by=person, at=NOON)
    assert attended(Sitting.objects.get()).holds is True


def test_one_notes_only_oneself_unless_one_keeps_the_minutes():
    sitting, people = convened()
    other = sitting.sitters.get(account=account_of(people[1]))
    with pytest.raises(actions.DoesNotSit):
        actions.note_sitter(other, mode="present", by=people[0], at=NOON)
    assert actions.note_sitter(other, mode="excused", by=SECRETARY, at=NOON).mode == "excused"


def test_a_sitting_is_not_closed_over_an_open_vote_and_approved_minutes_stay():
    point, people = voting()
    with pytest.raises(actions.PointsOpen):
        actions.close_sitting(point.sitting, by=CHAIR, at=NOON)
    vote(point, people[0]), vote(point, people[1])
    decide(point)
    sitting = actions.close_sitting(point.sitting, by=CHAIR, at=NOON)
    actions.minute_point(point, said="It was discussed.", by=SECRETARY, at=NOON)
    actions.approve_sitting_minutes(sitting, by=people[0], at=NOON)
    with pytest.raises(actions.NotItsTime):
        actions.minute_point(point, said="Something else.", by=SECRETARY, at=NOON)


def test_a_director_reads_votes_and_sees_the_result_with_its_article(client):
    point, people = voting(2)
    url = reverse("point", args=[point.sitting.address, 1])
    signed_in(client, people[0])
    assert b'value="for"' in client.get(url).content
    act = reverse("point_act", args=[point.sitting.address, 1])
    assert client.post(act, {"act": "vote", "choice": "for"}).status_code == 302
    vote(point, people[1])
    decide(point)
    shown = client.get(url).content.decode()
    assert '<span class="fact">Carried</span>' in shown
    assert "Director 1 and Director 2" in shown
    minutes = client.get(reverse("sitting_minutes", args=[point.sitting.address])).content.decode()
    assert "The budget" in minutes
    assert '<span class="fact">Carried</span>' in minutes


def test_a_refused_deed_is_told_on_the_page(client):
    sitting, people = closed()
    signed_in(client, people[0])
    response = client.post(reverse("move_sitting", args=[sitting.address]), {"act": "close"})
    assert response.status_code in (403, 409)
    response = client.post(reverse("point_act", args=[sitting.address, 1]), {"act": "vote", "choice": "for"})
    assert response.status_code == 409
    assert "This cannot be done at this stage of the meeting." in response.content.decode()


def test_pages_ask_no_more_for_many_points_and_many_who_sit(client, django_assert_max_num_queries):
    sitting, people = convened(30)
    for number in range(40):
        put(sitting, f"Point {number}", at=NOON)
    signed_in(client, people[0])
    for url in (sitting.get_absolute_url(), reverse("point", args=[sitting.address, 1]), reverse("sittings")):
        with django_assert_max_num_queries(20):
            assert client.get(url).status_code == 200


def test_whoever_was_convened_is_told_that_a_meeting_is_called_off():
    sitting, _people = convened(3)
    actions.call_off_sitting(sitting, by=SECRETARY, at=NOON)
    assert Letter.objects.filter(kind="sitting_called_off").count() == 3


def test_what_nobody_was_convened_to_is_called_off_without_a_letter():
    actions.call_off_sitting(planned(), by=SECRETARY, at=NOON)
    assert not Letter.objects.exists()


def test_whoever_votes_takes_part_though_nobody_has_noted_it():
    point, people = voting(3)
    vote(point, people[0])
    actions.note_hands(point, choices={account_of(people[1]): "for"}, by=SECRETARY, at=NOON)
    modes = dict(point.sitting.sitters.values_list("account", "mode"))
    assert [modes[account_of(one)] for one in people] == ["remote", "present", "absent"]


def test_a_meeting_and_a_vote_in_writing_are_due_for_those_who_sit():
    _sitting, (one, *_others) = convened(2)
    assert [row.title for row in due_for(one, NOON.date(), NOON)] == ["Take part: Board, 4\u00a0May 2027"]
    Sitting.objects.update(state="called_off")
    assert due_for(one, NOON.date(), NOON) == []


def test_a_vote_in_writing_is_due_until_it_ends():
    _point, (one, *_others) = in_writing(2)
    [row] = due_for(one, NOON.date(), NOON)
    assert (row.title, row.on) == ("Vote in writing: Board, 4\u00a0May 2027", (BEGINS + timedelta(days=5)).date())


@pytest.mark.parametrize(("lang", "title"), [("en", "Minutes: Board"), ("fr", "Procès-verbal")])
def test_minutes_are_handed_out_as_a_tagged_pdf_in_the_readers_language(client, lang, title):
    point, people = voting(3)
    vote(point, people[0]), vote(point, people[1])
    decide(point)
    url = reverse("sitting_minutes_file", args=[Sitting.objects.get().address]).replace("/en/", f"/{lang}/")
    file = signed_in(client, people[0]).get(url)
    read = PdfReader(BytesIO(file.content))
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = " ".join(" ".join(page.extract_text() for page in read.pages).split())
    assert title in text
    assert "Director 1" in text
