"""Each deed on a file is refused when the file has ended, before its turn and after it; a refusal leaves no trace."""

import pytest
from cast import NOON
from procedure.samples import DAY, chosen, interested, judge, met, offered, own, sent, verified
from statutes.samples import SECRETARY

from accede.journal.models import Entry
from accede.post.models import Letter
from accede.procedure import actions

pytestmark = pytest.mark.django_db
SEEN = {"criterion": "democratic", "answer": "met", "reason": "Seen."}

DEEDS = {
    "offer_times": lambda one: actions.offer_times(one, starts=[NOON + 9 * DAY], by=SECRETARY, at=NOON),
    "withdraw_times": lambda one: actions.withdraw_times(one, slots=[one.slots.first().pk], by=SECRETARY, at=NOON),
    "choose_time": lambda one: actions.choose_time(one, slot=one.slots.first(), by=own(one), at=NOON),
    "note_meeting_held": lambda one: actions.note_meeting_held(
        one, attended="Mari", notes="Held.", by=SECRETARY, at=NOON
    ),
    "save_draft": lambda one: actions.save_draft(one, motivation="We", by=own(one), at=NOON),
    "send_request": lambda one: actions.send_request(one, by=own(one), at=NOON),
    "join_assembly": lambda one: actions.join_assembly(one, by=SECRETARY, at=NOON),
    "judge": lambda one: actions.judge(one, **SEEN, by=judge(), at=NOON),
    "declare_conflict": lambda one: actions.declare_conflict(one, reason="Mine.", by=judge(), at=NOON),
    "conclude_verification": lambda one: actions.conclude_verification(one, by=judge(), at=NOON),
    "name_presenter": lambda one: actions.name_presenter(one, name="Mari", by=own(one), at=NOON),
    "note_presented": lambda one: actions.note_presented(one, by=SECRETARY, at=NOON),
    "withdraw": lambda one: actions.withdraw(one, by=own(one), at=NOON),
}


def refused(deed, candidacy, error):
    """Try a deed; return whether it was refused so, with a sentence, and neither recorded nor written to anybody."""
    judge()
    before = Entry.objects.count(), Letter.objects.count()
    with pytest.raises(error) as refusal:
        DEEDS[deed](candidacy)
    return bool(str(refusal.value)) and (Entry.objects.count(), Letter.objects.count()) == before


@pytest.mark.parametrize("deed", DEEDS)
def test_nothing_is_done_on_a_file_that_was_withdrawn(deed):
    candidacy = offered()
    actions.withdraw(candidacy, by=own(candidacy), at=NOON)
    assert refused(deed, candidacy, actions.Closed)


@pytest.mark.parametrize(
    ("deed", "make"),
    [
        ("send_request", interested),
        ("judge", met),
        ("conclude_verification", met),
        ("note_presented", sent),
    ],
)
def test_a_step_is_not_done_before_the_one_that_comes_first(deed, make):
    assert refused(deed, make(), actions.NotItsTurn)


@pytest.mark.parametrize(
    ("deed", "make"),
    [
        ("offer_times", met),
        ("choose_time", met),
        ("note_meeting_held", met),
        ("judge", verified),
        ("conclude_verification", verified),
    ],
)
def test_a_step_that_is_done_is_not_done_again(deed, make):
    assert refused(deed, make(), actions.AlreadyDone)


@pytest.mark.parametrize(
    ("deed", "make", "error"),
    [
        ("offer_times", chosen, actions.AlreadyChosen),
        ("choose_time", chosen, actions.AlreadyChosen),
        ("save_draft", sent, actions.AlreadySent),
        ("send_request", sent, actions.AlreadySent),
        ("send_request", met, actions.Incomplete),
        ("join_assembly", met, actions.NotWaiting),
        ("join_assembly", sent, actions.NoAssembly),
        ("conclude_verification", sent, actions.NotYetJudged),
    ],
)
def test_a_deed_that_its_state_does_not_allow_says_why(deed, make, error):
    assert refused(deed, make(), error)
