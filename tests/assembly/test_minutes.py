"""Minutes follow from what happened; they are corrected, signed and approved, and then stay as they are."""

import pytest
from assembly.samples import CHAIR, TODAY, attends, declare, opened, vote, with_quorum, without_quorum
from assembly.samples_day import asks, in_hand, speaks
from assembly.samples_minutes import HOUR, deciding_on, drafted, over, several_sign, signed
from cast import NOON, acting
from django.urls import reverse
from register.samples import entering, left, member, organisation
from statutes.samples import SECRETARY

from accede.assembly import actions
from accede.assembly.models import Minutes
from accede.assembly.queries import due_for
from accede.assembly.queries.minutes import is_signed, sections_of
from accede.journal.actions import Forbidden
from accede.journal.models import Entry
from accede.people.capacities import Capacity
from accede.register.actions import enter_member

pytestmark = pytest.mark.django_db


def correct(minutes, text="# Opening\n\nIt began late.", language="en", seen=1):
    actions.correct_minutes(minutes, language=language, text=text, seen=seen, by=SECRETARY, at=NOON)
    return Minutes.objects.get(pk=minutes.pk)


def sign(minutes, by=CHAIR, seen=1):
    actions.sign_minutes(minutes, seen=seen, by=by, at=NOON)
    return Minutes.objects.get(pk=minutes.pk)


def test_minutes_are_drafted_once_the_assembly_is_closed():
    with pytest.raises(actions.NotOver):
        actions.draft_minutes(opened(), by=SECRETARY, at=NOON)


def test_the_draft_tells_what_happened_in_each_language_with_figures_and_articles():
    minutes = drafted("BE", "FR", "IT")
    english, french = (minutes.latest[one].text.replace("\u00a0", " ") for one in ("en", "fr"))
    assert "3 of 3 members took part." in english
    assert "3 membres sur 3 ont participé." in french
    assert "For: 2. Against: 1. Abstained: 0. Blank: 0. Invalid: 0." in english
    assert "For: Belgium and France." in english
    assert "Pour : Belgique et France." in french
    assert "Carried: 2 for, 1 against; 2 were needed. (art. 13)" in english
    assert english.endswith("The chair closed the meeting at 16:00.")
    assert [one.heading for one in sections_of(french)][-1] == "La fin de la réunion"


def test_whoever_comes_later_or_leaves_is_told_with_the_time_and_what_it_made_of_the_quorum():
    with_quorum()
    assembly = opened()
    early, late = member("Early", "BE"), member("Late", "FR")
    attends(early, assembly, at=NOON + HOUR)
    attends(late, assembly, "remote", at=NOON + HOUR)
    attends(early, assembly, "absent", at=NOON + 2 * HOUR)
    actions.close_assembly(assembly, by=CHAIR, at=NOON + 3 * HOUR)
    minutes = actions.draft_minutes(assembly, by=SECRETARY, at=NOON + 3 * HOUR)
    told = sections_of(minutes.latest["en"].text.replace("\u00a0", " "))[1].paragraphs
    assert told == (
        "2 of 2 members took part.",
        "In the room: Early (Belgium).",
        "At a distance: Late (France).",
        "From 15:00 in the room: Early.",
        "There is a quorum: 1 take part, 1 are needed. (art. 15)",
        "From 15:00 at a distance: Late.",
        "There is a quorum: 2 take part, 1 are needed. (art. 15)",
        "Left at 16:00: Early.",
        "There is a quorum: 1 take part, 1 are needed. (art. 15)",
    )


def test_whoever_is_admitted_or_excluded_there_is_counted_as_the_register_stood():
    assembly = opened(at=NOON + HOUR)
    stays, goes = member("Aalto", "BE"), member("Bertha", "FR")
    for one in (stays, goes):
        attends(one, assembly, at=NOON + 2 * HOUR)
    new = entering(effective_on=TODAY, decided_on=TODAY)
    enter_member(organisation("Ciao", "IT"), **new, by=SECRETARY, at=NOON + 3 * HOUR)
    left(goes, on=TODAY, at=NOON + 3 * HOUR)
    attends(stays, assembly, "absent", at=NOON + 4 * HOUR)
    actions.close_assembly(assembly, by=CHAIR, at=NOON + 5 * HOUR)
    minutes = actions.draft_minutes(assembly, by=SECRETARY, at=NOON + 5 * HOUR)
    assert sections_of(minutes.latest["en"].text.replace("\u00a0", " "))[1].paragraphs == (
        "2 of 2 members took part.",
        "In the room: Aalto (Belgium) and Bertha (France).",
        "From 16:00 in the room: Aalto and Bertha.",
        "No quorum is asked for; 2 of 2 members take part with a vote.",
        "Left at 18:00: Aalto.",
        "No quorum is asked for; 0 of 2 members take part with a vote.",
    )


def test_a_vote_without_a_quorum_is_told_without_a_result():
    minutes = actions.draft_minutes(without_quorum(), by=SECRETARY, at=NOON)
    assert sections_of(minutes.latest["en"].text.replace("\u00a0", " "))[2].paragraphs == (
        "The vote was opened at 14:00; the result was declared at 14:00.",
        "There is no quorum: 1 take part, 2 are needed. (art. 15)",
        "No quorum: Réseau Neuf.",
    )


def test_the_language_of_the_statutes_decides():
    assert drafted().authoritative == "fr"


def test_drafted_again_nothing_changes_unless_something_happened_since():
    minutes = drafted()
    with pytest.raises(actions.Unchanged):
        actions.draft_minutes(minutes.assembly, by=SECRETARY, at=NOON)


def test_a_draft_after_a_correction_stands_and_the_correction_stays_as_a_version():
    minutes = correct(drafted(), language="fr")
    first = minutes.texts.get(language="fr", number=1).text
    actions.draft_minutes(minutes.assembly, by=SECRETARY, at=NOON)
    texts = minutes.texts.filter(language="fr").order_by("number")
    assert [one.text for one in texts] == [first, "# Opening\n\nIt began late.", first]


def test_a_translation_is_stale_once_the_text_that_decides_has_changed_until_it_is_brought_to_it():
    minutes = correct(drafted(), language="fr")
    assert minutes.is_stale(minutes.latest["en"])
    minutes = correct(minutes, minutes.latest["en"].text, "en")
    assert not minutes.is_stale(minutes.latest["en"])


def test_a_correction_of_a_translation_leaves_the_text_that_decides_alone():
    minutes = correct(drafted(), language="en")
    assert (minutes.deciding.number, minutes.is_stale(minutes.latest["en"])) == (1, False)


def test_a_correction_made_from_an_older_version_is_refused():
    minutes = correct(drafted())
    with pytest.raises(actions.CorrectedMeanwhile):
        correct(minutes, "# Another")


def test_a_second_press_of_the_same_correction_changes_nothing():
    minutes = correct(drafted())
    with pytest.raises(actions.Unchanged):
        correct(minutes)
    assert minutes.texts.filter(language="en").count() == 2


def test_minutes_without_words_are_refused():
    with pytest.raises(actions.Wordless):
        correct(drafted(), " \n")


def test_minutes_are_signed_once_every_office_that_the_statutes_name_has_signed():
    several_sign()
    minutes = drafted()
    for one in (Capacity.CHAIR, Capacity.BOARD, Capacity.TREASURER):
        assert not is_signed(sign(minutes, acting(one)))
    assert is_signed(sign(minutes, SECRETARY))


def test_where_no_rule_says_who_the_chair_alone_signs():
    assert is_signed(signed())


def test_an_office_that_the_statutes_do_not_name_does_not_sign():
    with pytest.raises(Forbidden):
        sign(drafted(), acting(Capacity.TREASURER))


def test_an_office_signs_a_text_once():
    with pytest.raises(actions.AlreadySigned):
        sign(signed())


def test_nobody_signs_what_was_corrected_meanwhile():
    minutes = correct(drafted(), language="fr")
    with pytest.raises(actions.CorrectedMeanwhile):
        sign(minutes)


def test_a_correction_of_the_text_that_decides_asks_for_another_signature():
    minutes = correct(signed(), language="fr")
    assert not is_signed(minutes)
    assert is_signed(sign(minutes, seen=2))


def test_a_corrected_translation_keeps_the_signatures():
    assert is_signed(correct(signed(), language="en"))


@pytest.fixture
def approved():
    minutes = signed()
    item, member = deciding_on(minutes)
    vote(member, item, at=item.opened_at)
    declare(item, at=item.opened_at)
    return Minutes.objects.get(pk=minutes.pk)


def test_the_next_assembly_approves_minutes_and_the_journal_keeps_what_they_say(approved):
    entry = Entry.objects.filter(action="assembly.approve_minutes").get()
    assert approved.approved_at
    assert set(entry.values["texts"]) == {"en", "fr"}
    assert Entry.objects.get(sequence=entry.cause).action == "assembly.declare_result"


def test_minutes_that_are_rejected_are_not_approved():
    minutes = signed()
    item, member = deciding_on(minutes)
    vote(member, item, "against", at=item.opened_at)
    declare(item, at=item.opened_at)
    assert Minutes.objects.get(pk=minutes.pk).approved_at is None


def test_approved_minutes_change_no_more(approved):
    with pytest.raises(actions.Unchangeable):
        correct(approved)
    with pytest.raises(actions.Unchangeable):
        actions.draft_minutes(approved.assembly, by=SECRETARY, at=NOON)


def test_what_nobody_put_to_the_vote_is_told_as_not_dealt_with():
    assembly = actions.close_assembly(opened(), by=CHAIR, at=NOON)
    minutes = actions.draft_minutes(assembly, by=SECRETARY, at=NOON)
    assert "This item was not dealt with." in minutes.latest["en"].text


def test_an_assembly_without_minutes_has_none():
    assert not Minutes.objects.filter(assembly=over()).exists()


def due(by):
    return [one.title for one in due_for(by, NOON.date(), NOON)]


def test_minutes_are_due_for_the_secretariat_to_draft_and_then_for_whoever_signs_them():
    assembly = over()
    assert due(SECRETARY) == ["Draft the minutes: General Assembly, 4\u00a0May 2027"]
    minutes = actions.draft_minutes(assembly, by=SECRETARY, at=NOON)
    assert (due(SECRETARY), due(CHAIR)) == ([], ["Sign the minutes: General Assembly, 4\u00a0May 2027"])
    sign(minutes)
    assert due(CHAIR) == []


def test_minutes_are_due_by_the_day_that_the_statutes_say():
    several_sign()
    over()
    row = due_for(SECRETARY, NOON.date(), NOON)[0]
    assert (str(row.on), row.answer.article) == ("2027-06-04", ("13",))


def debated():
    """Return a closed assembly at which B spoke before A, and C only asked to."""
    item, (one, two, three) = in_hand("AT", "BE", "CY")
    for speaking in (two, one, two):
        speaks(speaking, item)
    asks(three, item)
    return actions.close_assembly(item.assembly, by=CHAIR, at=NOON)


def test_who_was_heard_stands_in_the_minutes_only_where_that_is_asked_for():
    assembly = debated()
    minutes = actions.draft_minutes(assembly, by=SECRETARY, at=NOON)
    assert "Heard on it" not in minutes.latest["en"].text
    minutes = actions.draft_minutes(assembly, names_heard=True, by=SECRETARY, at=NOON)
    assert "Heard on it: Network BE 1 and Network AT 0." in minutes.latest["en"].text.replace("\xa0", " ")


def test_the_secretariat_asks_for_it_on_the_page_where_anybody_spoke(client, cast):
    assembly = debated()
    cast.signed_in(client, Capacity.SECRETARIAT)
    url = reverse("minutes", args=[assembly.address])
    assert "The same, with who was heard" in client.get(url).content.decode()
    client.post(reverse("draft_minutes", args=[assembly.address]), {"heard": "yes"})
    assert "Heard on it" in client.get(url).content.decode()


def test_where_nobody_spoke_it_is_not_offered(client, cast):
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "with who was heard" not in client.get(reverse("minutes", args=[over().address])).content.decode()
