"""A meeting is moved, called off, or called again where its first call had no quorum."""

from datetime import date, datetime, timedelta

import pytest
from archive.files import deposit, pdf
from assembly.samples import (
    BEFORE,
    CHAIR,
    DAY,
    TODAY,
    WORDS,
    ZONE,
    attends,
    convened,
    declare,
    opened,
    paper,
    planned,
    prepared,
    put,
    vote,
    with_second_call,
    without_quorum,
)
from assembly.samples_elections import called, stand
from assembly.samples_enactments import edition
from assembly.samples_enactments import put as put_edition
from cast import NOON
from django.urls import reverse
from register.samples import delegate, member
from statutes.samples import SECRETARY, house_texts

from accede.assembly import actions
from accede.assembly.actions import (
    arrange_agenda,
    call_again,
    call_off_assembly,
    convene,
    open_assembly,
    open_vote,
    plan_assembly,
    postpone_assembly,
    propose_wording,
    renew_paper,
)
from accede.assembly.models import Assembly
from accede.assembly.queries import next_assemblies
from accede.assembly.queries.adjourning import adjourned_before
from accede.assembly.queries.enactment import enactment_of
from accede.assembly.queries.papers import papers_of
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.post.models import Letter

pytestmark = pytest.mark.django_db

LATER = datetime(2027, 9, 4, 10, tzinfo=ZONE)
TWO_WEEKS = datetime(2027, 5, 18, 14, tzinfo=ZONE)


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def postpone(assembly, opens_at=LATER, place="Porto", reason="The hall is closed."):
    return postpone_assembly(assembly, opens_at=opens_at, place=place, reason=reason, by=SECRETARY, at=NOON)


def call_off(assembly, reason="Nobody can travel."):
    return call_off_assembly(assembly, reason=reason, by=CHAIR, at=NOON)


def test_a_meeting_on_another_day_is_convened_anew():
    delegate(member(), "a@example.org")
    assembly = postpone(convened(DAY, NOON))
    assert (assembly.state, assembly.day, assembly.place) == ("planned", date(2027, 9, 4), "Porto")
    letter = Letter.objects.get(kind="assembly_moved")
    for told in (
        "The assembly of 14 August 2027 is moved.",
        "4 September 2027",
        "10:00",
        "Porto",
        "The hall is closed.",
    ):
        assert told in letter.body.replace("\u00a0", " ")
    assert convene(assembly, by=CHAIR, at=NOON).state == "convened"
    assert Letter.objects.filter(kind="convocation").count() == 2


def test_letters_lead_to_the_same_address_after_it_was_moved():
    assert postpone(convened(DAY, NOON)).address == "2027-08-14"
    assert postpone(planned(date(2027, 8, 15)), LATER + timedelta(days=1)).address == "2027-09-05"


def test_another_hour_or_place_is_told_and_calls_nobody_anew():
    delegate(member(), "a@example.org")
    assembly = convened(DAY, NOON)
    moved = postpone(assembly, assembly.opens_at)
    assert (moved.state, moved.place) == ("convened", "Porto")
    assert Letter.objects.filter(kind="assembly_moved").count() == 1


def test_members_are_not_told_of_what_they_were_not_convened_to():
    delegate(member(), "a@example.org")
    postpone(prepared())
    call_off(Assembly.objects.get())
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"opens_at": NOON - timedelta(days=1)}, actions.PastDay),
        ({"opens_at": datetime(2027, 8, 14, 14, tzinfo=ZONE), "place": "Ghent"}, actions.NothingChanged),
        ({"reason": "  "}, actions.WithoutReason),
    ],
)
def test_a_meeting_is_moved_ahead_somewhere_else_and_with_a_reason(said, refused):
    with pytest.raises(refused):
        postpone(prepared(), **said)


def test_a_day_holds_one_meeting_of_a_body():
    planned(LATER.date())
    with pytest.raises(actions.AlreadyPlanned):
        postpone(planned())


def test_what_has_begun_is_neither_moved_nor_called_off():
    assembly = opened()
    for deed in (postpone, call_off):
        with pytest.raises(actions.AlreadyOpen):
            deed(assembly)


def test_what_is_called_off_is_told_and_its_items_are_for_a_later_one():
    delegate(member(), "a@example.org")
    assembly = call_off(convened(DAY, NOON))
    assert (assembly.state, assembly.items.get().state) == ("called_off", "adjourned")
    assert "Nobody can travel." in Letter.objects.get(kind="assembly_called_off").body
    assert next_assemblies(NOON.date()) == []
    with pytest.raises(actions.CalledOff):
        call_off(assembly)
    with pytest.raises(actions.AgendaClosed):
        put(assembly)
    with pytest.raises(actions.NotConvened):
        open_assembly(assembly, by=CHAIR, at=NOON)
    later = planned(TODAY + timedelta(days=150), NOON)
    assert [(one.item, one.why) for one in adjourned_before(later)] == [(assembly.items.get(), "Nobody can travel.")]


def test_a_second_call_has_on_its_agenda_what_had_no_quorum_and_decides_with_any_number():
    first = without_quorum()
    second = call_again(first, opens_at=TWO_WEEKS, place="Ghent", by=SECRETARY, at=NOON)
    assert (second.call, second.follows, second.state) == (2, first, "planned")
    item = second.items.get()
    assert (item.matter, item.title, item.state) == ("admission", first.items.get().title, "prepared")
    entry = Entry.objects.get(action="assembly.call_again")
    assert (entry.article, entry.values["verdict"]["code"]) == (["15"], "again.fits")
    with pytest.raises(actions.NoSecondCall):
        call_again(first, opens_at=TWO_WEEKS, place="Ghent", by=SECRETARY, at=NOON)


def test_at_a_second_call_one_member_is_enough():
    first = without_quorum(at=NOON - timedelta(days=40), day=TODAY - timedelta(days=40))
    opens = datetime(2027, 5, 4, 14, tzinfo=ZONE)
    second = call_again(first, opens_at=opens, place="Ghent", by=SECRETARY, at=NOON - timedelta(days=39))
    convene(second, by=CHAIR, at=NOON - timedelta(days=35))
    open_assembly(second, by=CHAIR, at=NOON)
    one = member("Alone")
    attends(one, second)
    item = open_vote(second.items.get(), by=CHAIR, at=NOON)
    vote(one, item)
    assert declare(item).outcome == "carried"


def all_put(assembly, in_force):
    """Put new words, an election with somebody who stands, and new rules on an agenda."""
    words = put(assembly, "internal_rules")
    propose_wording(words, **WORDS, by=SECRETARY, at=BEFORE)
    renew_paper(paper(assembly, words), deposit=deposit(pdf(pages=2)), by=SECRETARY, at=BEFORE)
    election = called(assembly)
    stand(election, "Ada")
    rules = put_edition(edition(in_force), assembly, BEFORE)
    items = [words, election.item, rules]
    minutes = {words.pk: 3}
    arrange_agenda(assembly, order=[one.pk for one in items], minutes=minutes, by=SECRETARY, at=BEFORE)
    return items


def held_without_quorum(in_force="2028-01-01"):
    """Hold an assembly of two members at which nobody attends, with each vote opened and declared."""
    with_second_call()
    for name in ("Aalto", "Bertha"):
        member(name)
    assembly = planned(TODAY)
    words, election, rules = all_put(assembly, in_force)
    open_assembly(convene(assembly, by=CHAIR, at=BEFORE), by=CHAIR, at=NOON)
    for one in (words, rules):
        declare(open_vote(one, by=CHAIR, at=NOON))
    for deed in (actions.open_ballot, actions.close_ballot, actions.declare_election):
        deed(election, by=CHAIR, at=NOON)
    return actions.close_assembly(assembly, by=CHAIR, at=NOON)


def second_call(first):
    return call_again(first, opens_at=TWO_WEEKS, place="Ghent", by=SECRETARY, at=NOON).items.all()


def test_what_is_called_again_has_its_words_its_candidates_and_its_rules_with_it():
    first = held_without_quorum()
    words, election, rules = second_call(first)
    assert [(one.article, one.after) for one in words.wordings.all()] == [(WORDS["article"], WORDS["after"])]
    assert words.minutes_to_speak == 3
    again = election.election
    assert (again.seat, again.seats, again.counted) == ("director", 1, 0)
    assert [(one.name, one.state) for one in again.nominations.all()] == [("Ada", "accepted")]
    assert enactment_of(rules).sha256 == enactment_of(first.items.get(position=3)).sha256


def test_what_is_called_again_has_its_documents_with_it_in_the_version_that_stands():
    first = held_without_quorum()
    words, *_others = second_call(first)
    (was,), (one,) = papers_of(first), papers_of(words.assembly)
    assert (one.paper.item, one.paper.title, one.paper.language) == (words, "Report", "en")
    assert [file.sha256 for file in one.files] == [was.latest.sha256]
    assert was.files[0].sha256 != was.latest.sha256


def test_rules_that_would_be_in_force_before_the_second_call_decides_are_put_anew():
    *_others, rules = second_call(held_without_quorum("2027-05-10"))
    assert (rules.about, rules.title, enactment_of(rules)) == ("", {"en": "New rules", "fr": "Nouvelles règles"}, None)


def test_a_second_call_is_held_between_the_days_of_its_article():
    first = without_quorum()
    for day in (TWO_WEEKS - timedelta(days=1), NOON + timedelta(days=43)):
        with pytest.raises(actions.WrongDay) as refused:
            call_again(first, opens_at=day, place="Ghent", by=SECRETARY, at=NOON)
        assert refused.value.verdict.article == ("15",)


def test_without_an_article_nothing_is_called_again():
    with pytest.raises(actions.NoSecondCall):
        call_again(opened(), opens_at=TWO_WEEKS, place="Ghent", by=SECRETARY, at=NOON)


def test_the_office_moves_calls_off_and_calls_again_on_its_pages(client, cast, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    first = without_quorum()
    house_texts()
    opens = datetime(2027, 8, 14, 14, tzinfo=ZONE)
    plan_assembly(day=DAY, opens_at=opens, place="Ghent", by=SECRETARY, at=BEFORE)
    cast.signed_in(client, Capacity.SECRETARIAT)
    again = reverse("call_again", args=[first.address])
    assert again in html(client.get(first.get_absolute_url()))
    said = {"day": "2027-05-17", "hour": "14:00", "place": "Ghent"}
    assert "It cannot be called again before 18 May 2027." in html(client.post(again, said))
    told = html(client.post(again, said | {"day": "2027-05-18"}, follow=True))
    assert "It is the second call of a meeting without a quorum." in told
    assert f'<a href="{first.get_absolute_url()}">The first call</a>' in told
    other = Assembly.objects.get(day=DAY)
    change = reverse("change_assembly", args=[other.address])
    assert 'value="2027-08-14"' in html(client.get(change))
    said = {"day": "2027-09-04", "hour": "10:00", "place": "Porto"}
    assert client.post(change, said).status_code == 200
    told = html(client.post(change, said | {"reason": "No hall."}, follow=True))
    assert "Moved. It had been announced for 14 August 2027, Ghent." in told
    off = reverse("call_off", args=["2027-09-04"])
    told = html(client.post(off, {"reason": "Nobody can travel."}, follow=True))
    assert "The meeting was called off." in told
    assert client.post(off, {"reason": "Nobody can travel."}).status_code == 409
