"""Members hear of calls that may fit, as often as each wishes, those most like what they do in front."""

from datetime import UTC, datetime, timedelta

import pytest
from cast import NOON
from projects.samples import call, own, told, wishing
from register.samples import delegate as delegate_of
from register.samples import left
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import CLOCK
from accede.post.models import Letter
from accede.projects.actions import note_conditions, publish_call, tell_of_calls
from accede.projects.eligibility.conditions import Conditions
from accede.projects.models import Call
from accede.projects.queries import matching, most_like, own_applicants, profile_of, to_tell_of_calls
from accede.register.models import Membership

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def house():
    """The law and the words of the house."""
    house_texts()
    law()


def published(identifier, at=NOON + timedelta(hours=1), **said):
    one = call(identifier, audience="", **said)
    return publish_call(one, audience="members", by=SECRETARY, at=at)


def tell(profile, at=NOON + DAY):
    tell_of_calls(profile, by=CLOCK, at=at)
    return list(Letter.objects.order_by("-pk"))


@pytest.mark.parametrize(("often", "days"), [("daily", 1), ("weekly", 7), ("monthly", 30)])
def test_each_is_told_as_often_as_it_wishes(often, days):
    profile = wishing(often)
    turn = NOON + timedelta(days=days)
    assert list(to_tell_of_calls(turn - timedelta(minutes=1))) == []
    assert list(to_tell_of_calls(turn)) == [profile]
    tell(profile, turn)
    assert list(to_tell_of_calls(turn)) == []


def test_whoever_does_not_wish_it_or_has_left_is_not_told():
    wishing("never")
    gone = wishing(name="Brug", country="FR")
    left(Membership.objects.get(organisation=gone.organisation), on=(NOON + DAY).date())
    assert list(to_tell_of_calls(NOON + 2 * DAY)) == []


def test_a_letter_names_what_is_new_open_and_may_fit():
    profile = wishing()
    delegate_of(Membership.objects.get(organisation=profile.organisation), name="Ana")
    published("FITS", titles={"en": "A call that fits"})
    published(
        "OTHERS", titles={"en": "For others"}, conditions=told().conditions.model_copy(update={"countries": ("AZ",)})
    )
    published("OVER", titles={"en": "Over already"}, deadlines=(NOON + timedelta(hours=2),))
    published("OLD", at=NOON, titles={"en": "Known before"})
    call("HIDDEN", audience="", titles={"en": "Hidden"})
    [letter] = tell(profile)
    named = [
        words
        for words in ("A call that fits", "For others", "Over already", "Known before", "Hidden")
        if words in letter.body
    ]
    assert named == ["A call that fits"]
    assert "1\u00a0September 2027" in letter.body
    assert tell(profile, NOON + 3 * DAY) == [letter]


def test_nothing_is_written_if_nothing_is_new():
    assert tell(wishing()) == []


def test_rare_words_that_both_use_bring_a_call_to_the_front():
    one, _speaker = own(does="We run repair cafés for bicycles", looks_for="", themes="")
    common = {"en": "Social enterprises in Europe"}
    call("A", titles=common, summaries={"en": "Training for social enterprises"})
    call("B", titles=common, summaries={"en": "Réparation: bicycles and repair"})
    call("C", titles=common, summaries={"en": "We run programmes"})
    ordered = [each.identifier for each in most_like(profile_of(one), Call.objects.order_by("identifier"))]
    assert ordered == ["B", "A", "C"]
    assert [each.identifier for each in most_like(None, Call.objects.order_by("identifier"))] == ["A", "B", "C"]


@pytest.mark.parametrize("compared", [1, 1_000])
def test_the_list_begins_with_what_is_most_like_and_leaves_out_what_does_not_fit(monkeypatch, compared):
    monkeypatch.setattr("accede.projects.queries.fitting.COMPARED", compared)
    one, speaker = own(does="We run repair cafés", looks_for="", themes="")
    elsewhere = told().conditions.model_copy(update={"countries": ("AZ",)})
    call("A", summaries={"en": "Training"})
    call("B", summaries={"en": "Repair for all"})
    call("C", summaries={"en": "Repair in the Caucasus"}, conditions=elsewhere)
    ours = own_applicants(speaker, NOON.date())
    assert [each.organisation for each in ours] == [one]
    found = matching(Call.objects.order_by("identifier"), ours, NOON, fits=True, like=True)
    named = [Call.objects.get(pk=pk).identifier for pk in found]
    assert named == (["B", "A"] if compared > 1 else ["A", "B"])


def test_conditions_that_are_noted_later_are_those_by_which_it_fits():
    _one, speaker = own()
    elsewhere = call("A", conditions=None)
    ours = own_applicants(speaker, NOON.date())
    assert matching(Call.objects.all(), ours, NOON, fits=True, like=False) == [elsewhere.pk]
    note_conditions(elsewhere, Conditions(countries=("AZ",)), by=SECRETARY, at=NOON)
    assert matching(Call.objects.all(), ours, NOON, fits=True, like=False) == []


def test_a_person_ends_the_letters_about_calls_at_one_touch_and_its_member_is_told_further(client):
    profile = wishing()
    members = Membership.objects.get(organisation=profile.organisation)
    for name in ("Ana", "Ben"):
        delegate_of(members, f"{name}@example.org", name=name)
    published("FITS")
    tell(profile)
    address = Letter.objects.get(recipient="Ben").leave_url.removeprefix("http://127.0.0.1:8000")
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    published("NEXT", at=NOON + 2 * DAY)
    tell(profile, NOON + 8 * DAY)
    assert sorted(one.recipient for one in Letter.objects.all()) == ["Ana", "Ana", "Ben"]


def test_a_call_is_judged_by_the_tables_of_its_last_day_and_one_without_a_day_by_those_of_today():
    _one, speaker = own(country="GB")
    ours = own_applicants(speaker, NOON.date())
    europe = Conditions(countries=("eu",))
    last, first = datetime(2020, 1, 31, 22, 59, tzinfo=UTC), datetime(2020, 1, 31, 23, tzinfo=UTC)
    call("INSIDE", conditions=europe, deadlines=(last,))
    call("OUTSIDE", conditions=europe, deadlines=(first,))
    call("UNDATED", conditions=europe, deadlines=())
    found = matching(Call.objects.all(), ours, NOON, fits=True, like=False)
    assert [Call.objects.get(pk=pk).identifier for pk in found] == ["INSIDE"]
