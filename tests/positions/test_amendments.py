"""Amendments change a text paragraph by paragraph: settled by whoever drafts, or by a vote of the members."""

from datetime import timedelta

import pytest
from cast import NOON
from positions.samples import CHAIR, UNTIL, opened, proposed, put, said, speaker, voted
from register.samples import member, owe
from statutes.samples import SECRETARY

from accede.journal.models import Entry
from accede.positions import actions
from accede.positions.models import Amendment
from accede.positions.queries.text import laid, latest, plain, uneven
from accede.positions.queries.text import said as read

pytestmark = pytest.mark.django_db
AFTER = NOON + timedelta(days=31)


def english(consultation):
    return plain(latest(consultation).paragraphs, "en").split("\n\n")


def accept(amendment):
    return actions.settle_amendment(amendment, accepts=True, by=SECRETARY, at=NOON)


def six():
    return [member(f"Member {number}").organisation for number in range(6)]


def test_empty_lines_part_paragraphs_and_each_language_has_as_many():
    texts = {"en": "One\nline.\r\n\r\nTwo.\n\n\n", "fr": "Un.\n\nDeux.", "nl": "Een."}
    assert uneven(texts, "en") == "nl"
    text = laid({"en": texts["en"], "fr": texts["fr"]})
    assert [(one["key"], one["texts"]) for one in text] == [
        (1, {"en": "One\nline.", "fr": "Un."}),
        (2, {"en": "Two.", "fr": "Deux."}),
    ]


def test_an_accepted_amendment_makes_a_version_and_marks_the_other_languages_stale():
    one, consultation = member().organisation, opened()
    accept(proposed(one, consultation))
    assert english(consultation) == ["The budget must be social and green.", "It must be simple."]
    assert [version.number for version in consultation.versions.all()] == [1, 2]
    first, second = read(latest(consultation).paragraphs, "fr", "en")
    assert (first.words, first.is_stale, second.is_stale) == ("Le budget doit être social.", True, False)
    actions.translate_text(
        consultation, language="fr", words={1: "Social et vert.", 2: "Simple."}, by=SECRETARY, at=NOON
    )
    first, _second = read(latest(consultation).paragraphs, "fr", "en")
    assert (first.words, first.is_stale) == ("Social et vert.", False)


def test_a_paragraph_is_inserted_and_another_struck():
    one, consultation = member().organisation, opened()
    accept(proposed(one, consultation, paragraph=0, kind="insert", words="First of all."))
    accept(proposed(one, consultation, paragraph=1, kind="insert", words="And then."))
    accept(proposed(one, consultation, paragraph=2, kind="strike"))
    assert english(consultation) == ["First of all.", "The budget must be social.", "And then."]
    # What is new has its own key for good, and is shown in the language that it has.
    assert [(each.key, each.language) for each in read(latest(consultation).paragraphs, "fr", "en")] == [
        (3, "en"),
        (1, "fr"),
        (4, "en"),
    ]
    with pytest.raises(actions.NoSuchParagraph):
        said(one, consultation, paragraph=2)


def test_an_amendment_to_words_that_another_has_changed_is_not_accepted():
    one, consultation = member().organisation, opened()
    first, second = proposed(one, consultation), proposed(one, consultation, words="The budget must be large.")
    accept(first)
    with pytest.raises(actions.Overtaken):
        accept(second)
    assert english(consultation)[0] == "The budget must be social and green."


def test_who_rejects_says_why_and_the_same_words_are_no_amendment():
    one, consultation = member().organisation, opened()
    with pytest.raises(actions.NothingSaid):
        actions.settle_amendment(proposed(one, consultation), accepts=False, by=SECRETARY, at=NOON)
    with pytest.raises(actions.SameWords):
        proposed(one, consultation, words="The budget must be social.")


def test_more_votes_for_than_against_accept_an_amendment_and_a_tie_does_not():
    members, consultation = six(), opened()
    carried, tied = (put(proposed(members[0], consultation, paragraph=key, words=f"Other {key}.")) for key in (1, 2))
    for place, each in enumerate(members):
        voted(each, carried, "for" if place < 4 else "against")
        voted(each, tied, "for" if place < 3 else "against")
    for each in (carried, tied):
        actions.count_amendment(each, by=SECRETARY, at=NOON)
    results = [(each.state, each.result["for"], each.result["against"]) for each in Amendment.objects.all()]
    assert results == [("accepted", 4, 2), ("rejected", 3, 3)]
    assert english(consultation) == ["Other 1.", "It must be simple."]


def test_votes_are_counted_once_all_have_voted_or_the_day_has_passed():
    members = six()
    amendment = put(proposed(members[0], opened()))
    voted(members[0], amendment)
    with pytest.raises(actions.StillVoting):
        actions.count_amendment(amendment, by=SECRETARY, at=NOON)
    with pytest.raises(actions.NotItsTime):
        voted(members[1], amendment, at=AFTER)
    assert actions.count_amendment(amendment, by=CHAIR, at=AFTER).state == "accepted"


def test_a_member_without_a_vote_casts_none_and_nobody_waits_for_it():
    debtor = member("Debtor")
    one = member("Payer").organisation
    amendment = put(proposed(one, opened()))
    owe(debtor)
    with pytest.raises(actions.NoVote) as refused:
        voted(debtor.organisation, amendment)
    assert refused.value.verdict.article == ("15",)
    voted(one, amendment, "against")
    voted(one, amendment, "for")
    assert actions.count_amendment(amendment, by=SECRETARY, at=NOON).result["for"] == 1
    entry = Entry.objects.get(action="positions.count_amendment")
    assert (entry.values["state"], entry.values["version"]) == ("accepted", 2)


def test_after_the_last_day_members_say_nothing_more_and_whoever_drafts_still_may():
    one, consultation = member().organisation, opened()
    with pytest.raises(actions.TimeIsUp):
        said(one, consultation, at=AFTER)
    with pytest.raises(actions.TimeIsUp):
        proposed(one, consultation, at=AFTER)
    found = actions.draft_amendment(
        consultation, paragraph=1, kind="replace", words="Both together.", reason="They agree.", by=CHAIR, at=AFTER
    )
    assert (found.organisation, found.state) == (None, "proposed")
    actions.move_deadline(consultation, until=UNTIL + timedelta(days=30), by=SECRETARY, at=AFTER)
    assert said(one, consultation, at=AFTER).words == "Well said."


def test_what_another_said_is_not_taken_back():
    one, other, consultation = member().organisation, member("Brug").organisation, opened()
    comment, amendment = said(one, consultation), proposed(one, consultation)
    with pytest.raises(actions.NotItsOwn):
        actions.take_comment_back(other, comment, by=speaker(other), at=NOON)
    with pytest.raises(actions.NotItsOwn):
        actions.withdraw_amendment(other, amendment, by=speaker(other), at=NOON)
    actions.take_comment_back(one, comment, by=speaker(one), at=NOON)
    assert actions.withdraw_amendment(one, amendment, by=speaker(one), at=NOON).state == "withdrawn"
    assert not consultation.comments.exists()
