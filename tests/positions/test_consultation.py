"""A consultation goes from its question to a position that a body adopts."""

from datetime import timedelta

import pytest
from cast import NOON
from positions.samples import TODAY, UNTIL, adopted, drafted, final, noted, opened, proposed, stood, worded
from register.samples import member, organisation
from statutes.samples import LAW, SECRETARY, law

from accede.journal.models import Entry
from accede.positions import actions
from accede.positions.queries.deciding import Adopter, adopters
from accede.rulebook.loading import load
from accede.space.models import Publication
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db
AFTER = NOON + timedelta(days=31)


def shelf():
    return list(Publication.objects.values_list("kind", "audience", "address"))


def test_a_consultation_lies_on_the_shelf_for_members_from_its_opening_to_its_end():
    consultation = worded()
    assert shelf() == []
    actions.open_consultation(consultation, by=SECRETARY, at=NOON)
    assert shelf() == [("consultation", "members", f"space/positions/{consultation.pk}/")]
    assert day_of(Publication.objects.get().begins) == consultation.ends, "it is shown on its last day"
    actions.drop_consultation(consultation, reason="Overtaken by events.", by=SECRETARY, at=NOON)
    assert shelf() == []


def test_a_position_that_was_adopted_lies_there_for_everybody():
    found = adopted()
    assert shelf() == [("position", "public", f"positions/{found.pk}/")]


def test_nobody_is_asked_about_nothing_or_until_a_day_that_has_passed():
    with pytest.raises(actions.NoText):
        actions.open_consultation(drafted(), by=SECRETARY, at=NOON)
    with pytest.raises(actions.PastDay):
        drafted(until=TODAY - timedelta(days=1))
    with pytest.raises(actions.PastDay):
        actions.open_consultation(worded(), by=SECRETARY, at=AFTER)


def test_a_text_whose_languages_do_not_fit_is_not_kept():
    with pytest.raises(actions.Uneven):
        worded(texts={"en": "One.\n\nTwo.", "fr": "Un."})


def test_a_text_is_final_once_each_amendment_has_its_answer():
    one, consultation = member().organisation, opened()
    amendment = proposed(one, consultation)
    with pytest.raises(actions.AmendmentsOpen):
        actions.finish_text(consultation, until=UNTIL, by=SECRETARY, at=NOON)
    actions.settle_amendment(amendment, accepts=True, by=SECRETARY, at=NOON)
    assert actions.finish_text(consultation, until=UNTIL, by=SECRETARY, at=NOON).state == "final"


def test_a_member_changes_its_mind_until_the_last_day_and_may_join_later():
    one, other, consultation = member().organisation, member("Brug").organisation, final()
    with pytest.raises(actions.WithoutReasons):
        stood(one, consultation, "dissents")
    stood(one, consultation, "dissents", reason="Too timid.")
    stood(one, consultation)
    with pytest.raises(actions.TimeIsUp):
        stood(other, consultation, at=AFTER)
    adopted(consultation, at=AFTER)
    stood(other, consultation, at=AFTER)
    with pytest.raises(actions.TimeIsUp):
        stood(other, consultation, "dissents", reason="No.", at=AFTER)
    assert [(each.organisation, each.kind) for each in consultation.stands.all()] == [
        (one, "endorses"),
        (other, "endorses"),
    ]


def test_only_members_are_heard():
    law()
    with pytest.raises(actions.OnlyMembers):
        stood(organisation("Stranger"), final())


def test_the_rules_say_who_adopts_and_the_record_names_article_day_and_minutes():
    consultation = final()
    with pytest.raises(actions.NotItsBody):
        actions.record_adoption(consultation, body="assembly", on=TODAY, minutes="Item 3", by=SECRETARY, at=NOON)
    with pytest.raises(actions.NotDecidedYet):
        adopted(consultation, on=TODAY + timedelta(days=1))
    found = adopted(consultation)
    assert (found.body, found.decided_on, found.article) == ("board", TODAY, ["13"])
    entry = Entry.objects.get(action="positions.record_adoption")
    assert (entry.article, entry.values["minutes"]) == (["13"], "Minutes of 4 May 2027, item 3")


def test_a_rulebook_may_name_the_body_that_adopts_positions():
    own = LAW.replace(
        b"[body.assembly]",
        b'[decision.position]\narticle = "12"\nby = "assembly"\nmajority = "ordinary"\n\n[body.assembly]',
        1,
    )
    assert adopters(load(own)) == [Adopter("assembly", ("12",))]


def test_where_the_rules_name_nobody_each_body_that_meets_may_adopt():
    book = load(LAW.replace(b'otherwise       = "board"', b"", 1))
    assert adopters(book) == [Adopter("assembly"), Adopter("board")]


def test_the_log_tells_what_was_done_and_uses_what_was_adopted():
    with pytest.raises(actions.StillToCome):
        noted(on=TODAY + timedelta(days=1))
    with pytest.raises(actions.NotAdopted):
        noted(position=final())
    assert noted(position=adopted()).position.state == "adopted"
