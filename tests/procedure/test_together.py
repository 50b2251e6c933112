"""Two at once on one file: nothing twice, nothing lost, and the second is told why."""

from datetime import UTC, datetime
from threading import Thread

import pytest
from cast import NOON
from django.db import connection, transaction
from procedure.houses import SMALL, declared, living_by_text, member, opened, taken
from procedure.houses import fresh as fresh_file
from procedure.samples import (
    ASKED,
    SAID,
    assembly,
    before_open_assembly,
    begun,
    follow,
    fresh,
    house,
    item_on,
    judge,
    judged,
    offered,
    own,
    sent,
    written,
)
from register.test_together import at_once
from statutes.samples import SECRETARY

from accede.assembly.models import Item
from accede.journal.actions import Refused
from accede.journal.models import Entry
from accede.journal.queries import verify
from accede.people.capacities import CLOCK, VISITOR
from accede.post.models import Letter
from accede.procedure import actions
from accede.procedure.models import Candidacy, Inquiry, Judgement, Request, Slot
from accede.register.models import Numbering, RegisterEntry

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]
NEW_YEAR = datetime(2028, 1, 1, 12, 0, tzinfo=UTC)


def entries(action):
    return Entry.objects.filter(action=action).count()


def refusals(found):
    return [one.__name__ for one in found]


def test_an_interest_sent_with_two_clicks_opens_one_file():
    house()
    express = lambda: actions.express_interest(**SAID, by=VISITOR, at=NOON)  # noqa: E731
    assert refusals(at_once(express, express)) == ["AlreadyOpen"]
    assert (Candidacy.objects.count(), entries("procedure.express_interest")) == (1, 1)
    assert verify() == []


def test_a_question_of_a_visitor_sent_with_two_clicks_arrives_once():
    house()
    ask = lambda: actions.ask_secretariat(**ASKED, by=VISITOR, at=NOON)  # noqa: E731
    assert refusals(at_once(ask, ask)) == ["AskedJustNow"]
    assert (Inquiry.objects.count(), entries("procedure.ask_secretariat")) == (1, 1)


def in_line(hold, *deeds):
    """Let deeds wait one behind the other for what is held; where rows are not locked one by one, do them in turn."""
    if not connection.features.has_select_for_update:
        return [refused for deed in deeds for refused in at_once(deed)]
    refused, broken = [], []

    def run(deed):
        try:
            deed()
        except Refused as refusal:
            refused.append(type(refusal))
        except Exception as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[deed]) for deed in deeds]
    with transaction.atomic():
        hold()
        for number, thread in enumerate(threads, 1):
            thread.start()
            while waiting_for_a_lock() < number:
                assert thread.is_alive(), "it did not come to the lock"
    for thread in threads:
        thread.join()
    assert broken == []
    return refused


def waiting_for_a_lock():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(DISTINCT pid) FROM pg_locks JOIN pg_stat_activity USING (pid) "
            "WHERE NOT granted AND datname = current_database()"
        )
        return cursor.fetchone()[0]


def held(*rows):
    """Hold the locks of these rows."""
    return lambda: [type(one).objects.select_for_update().get(pk=one.pk) for one in rows]


def test_a_candidacy_that_is_withdrawn_while_it_comes_on_the_agenda_does_not_stay_there():
    assembly()
    candidacy = judged()
    found = in_line(
        held(candidacy),
        lambda: actions.conclude_verification(fresh(candidacy), by=judge(), at=NOON),
        lambda: actions.withdraw(fresh(candidacy), by=own(candidacy), at=NOON),
    )
    assert (found, fresh(candidacy).state) == ([], "withdrawn")
    assert not Item.objects.exists()
    assert (entries("assembly.add_item"), entries("assembly.withdraw_item")) == (1, 1)
    assert verify() == []


def test_a_candidacy_does_not_come_on_the_agenda_while_it_is_withdrawn():
    assembly()
    candidacy = judged()
    found = in_line(
        held(candidacy),
        lambda: actions.withdraw(fresh(candidacy), by=own(candidacy), at=NOON),
        lambda: actions.conclude_verification(fresh(candidacy), by=judge(), at=NOON),
    )
    assert (refusals(found), fresh(candidacy).state) == (["Closed"], "withdrawn")
    assert not Item.objects.exists()


def test_two_files_of_one_member_that_take_effect_at_once_do_not_wait_for_each_other_for_ever():
    living_by_text(SMALL.replace("grounds = ", 'effect = "end of calendar_year"\ngrounds = '))
    one = member("full")
    leaving, expelled = declared(one), opened(one, "exclusion", opener="board", grounds=("harm",))
    taken(taken(expelled, "hearing"), "decision")
    found = in_line(
        held(Numbering.objects.get()),
        lambda: actions.give_effect(fresh_file(expelled), by=CLOCK, at=NEW_YEAR),
        lambda: actions.give_effect(fresh_file(leaving), by=CLOCK, at=NEW_YEAR),
    )
    assert refusals(found) == ["NotRunning"]
    assert [fresh_file(each).state for each in (leaving, expelled)] == ["ended", "effective"]
    assert RegisterEntry.objects.filter(event=RegisterEntry.Event.LEFT).count() == 1
    assert verify() == []


def test_an_adjournment_and_a_result_at_once_never_wait_for_each_other():
    candidacy = before_open_assembly()
    item = item_on(candidacy)

    def declare():
        with transaction.atomic():
            Item.objects.select_for_update().get(pk=item.pk)
            follow(fresh(candidacy))

    found = at_once(declare, lambda: actions.adjourn(fresh(candidacy), reasons="Later.", by=SECRETARY, at=NOON))
    assert (fresh(candidacy).state, entries("procedure.adjourn") + len(found)) == ("admitted", 1)
    assert verify() == []


def test_two_who_express_their_interest_at_once_have_two_numbers():
    house()
    one = SAID | {"name": "One", "email": "one@example.org"}
    two = SAID | {"name": "Two", "email": "two@example.org"}
    assert (
        at_once(*(lambda said=said: actions.express_interest(**said, by=VISITOR, at=NOON) for said in (one, two))) == []
    )
    assert sorted(Candidacy.objects.values_list("number", flat=True)) == [1, 2]
    assert verify() == []


def test_a_request_sent_from_two_tabs_is_sent_once_with_one_receipt():
    candidacy = written()
    before = Letter.objects.filter(email=candidacy.contact.email).count()
    send = lambda: actions.send_request(fresh(candidacy), by=own(candidacy), at=NOON)  # noqa: E731
    assert refusals(at_once(send, send)) == ["AlreadySent"]
    assert (Request.objects.count(), entries("procedure.send_request")) == (1, 1)
    assert Letter.objects.filter(email=candidacy.contact.email).count() == before + 1


def test_a_draft_and_the_request_at_once_leave_what_was_sent_as_it_was():
    candidacy = written()
    found = at_once(
        lambda: actions.send_request(fresh(candidacy), by=own(candidacy), at=NOON),
        lambda: actions.save_draft(fresh(candidacy), motivation="Other words.", by=own(candidacy), at=NOON),
    )
    assert refusals(found) in ([], ["AlreadySent"])
    assert Request.objects.get().motivation == fresh(candidacy).motivation


def test_two_people_of_one_candidate_that_choose_two_times_have_one_meeting():
    candidacy = offered()
    slots = list(candidacy.slots.all())
    found = at_once(
        *(
            lambda slot=slot: actions.choose_time(fresh(candidacy), slot=slot, by=own(candidacy), at=NOON)
            for slot in slots
        )
    )
    assert len(found) == 1
    assert (Slot.objects.exclude(chosen_at=None).count(), entries("procedure.choose_time")) == (1, 1)


def test_a_meeting_noted_by_two_secretaries_is_held_once():
    candidacy = begun()
    said = {"attended": "Mari", "by": SECRETARY, "at": NOON}
    note = lambda words: actions.note_meeting_held(fresh(candidacy), notes=words, **said)  # noqa: E731
    assert len(at_once(lambda: note("One."), lambda: note("Two."))) == 1
    assert entries("procedure.note_meeting_held") == 1


def test_two_members_of_the_board_judge_one_criterion_at_once_and_both_are_kept():
    candidacy = sent()
    judges = [judge(1), judge(2)]
    said = {"criterion": "democratic", "answer": "met"}
    acts = [
        lambda one=one: actions.judge(fresh(candidacy), **said, reason=f"Seen by {one.id}.", by=one, at=NOON)
        for one in judges
    ]
    assert at_once(*acts) == []
    assert Judgement.objects.filter(criterion="democratic").count() == 2
    assert verify() == []


def test_a_verification_is_concluded_once():
    candidacy, one = judged(), judge()
    conclude = lambda: actions.conclude_verification(fresh(candidacy), by=one, at=NOON)  # noqa: E731
    assert len(at_once(conclude, conclude)) == 1
    assert entries("procedure.conclude_verification") == 1


def test_a_candidacy_is_withdrawn_once_and_judged_no_more():
    candidacy, one = judged(), judge()
    found = at_once(
        lambda: actions.withdraw(fresh(candidacy), by=own(candidacy), at=NOON),
        lambda: actions.conclude_verification(fresh(candidacy), by=one, at=NOON),
    )
    assert fresh(candidacy).state == Candidacy.State.WITHDRAWN
    assert len(found) <= 1
    assert verify() == []
