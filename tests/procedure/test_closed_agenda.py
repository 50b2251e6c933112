"""An agenda that has left with the convocation takes a candidacy no more: it goes on to a later assembly, and is told so."""

from datetime import date

import pytest
from cast import NOON
from django.urls import reverse
from procedure.houses import living_by_text
from procedure.samples import AFTER, NEXT, assembly, fresh, judge, judged, own, turned_down
from procedure.samples_appeals import APPEAL, RULEBOOK
from procedure.samples_ways import affiliating, asking, joining, living_by
from procedure.test_entrances import decided, noted
from statutes.samples import SECRETARY

from accede.assembly.models import Assembly, Notice
from accede.people.capacities import Capacity
from accede.post.models import Letter
from accede.procedure import actions

pytestmark = pytest.mark.django_db
LAST = date(2028, 6, 10)


def convened(day=NEXT, state=Assembly.State.CONVENED):
    Assembly.objects.filter(day=day).update(state=state)
    # IFLRY's agenda leaves after the invitation; elsewhere no duty has this name.
    Notice.objects.create(assembly=Assembly.objects.get(day=day), name="agenda", sent_at=NOON)


def planned(name, *days):
    living_by(name)
    for day in days:
        assembly(day)


def letter(kind):
    return " ".join(Letter.objects.get(kind=kind).body.replace("\N{NO-BREAK SPACE}", " ").split())


def item_days(candidacy):
    return [str(one.assembly.day) for one in candidacy.assembly.items.all()] if candidacy.assembly else []


def test_a_request_is_meant_for_the_assembly_whose_agenda_is_open():
    planned("iflry", NEXT, AFTER)
    convened()
    candidacy = asking(joining("iflry", "observer"))
    assert item_days(candidacy) == [str(AFTER)]
    assert "can vote on it at the General Assembly of 20 November 2027." in letter("request_received")


def test_a_request_for_which_no_agenda_is_open_is_sent_and_waits():
    planned("iflry", NEXT)
    convened()
    candidacy = asking(joining("iflry", "observer"))
    assert (candidacy.assembly, candidacy.step) == (None, "circulation")
    assert "No General Assembly is announced at present" in letter("request_waiting")
    candidacy = noted(candidacy, "circulation")
    assert "No General Assembly is announced for it yet; it waits for the next date." in letter("step_done")
    assembly(AFTER)
    assert actions.join_assembly(candidacy, by=SECRETARY, at=NOON).day == AFTER


def test_what_a_board_decides_after_the_agenda_was_closed_goes_on_to_the_next_assembly():
    planned("enqa", NEXT, AFTER)
    candidacy = noted(affiliating(), "concerns")
    assert candidacy.assembly.day == NEXT
    convened()
    Letter.objects.all().delete()
    candidacy = decided(candidacy)
    assert (candidacy.step, item_days(candidacy)) == ("endorsement", [str(AFTER)])
    assert "The members can vote on it on 20 November 2027." in letter("step_done")


@pytest.mark.usefixtures("at_noon")
def test_a_candidate_reads_which_assembly_it_comes_to_once_an_agenda_is_closed(client, cast):
    planned("enqa", NEXT, AFTER)
    candidacy = affiliating()
    convened()
    cast.signed_in(client, Capacity.CANDIDATE, candidacy.organisation_id)
    assert "on 20 November 2027" in client.get(candidacy.get_absolute_url()).context["lede"].replace("\xa0", " ")
    convened(AFTER)
    assert "when the date of an assembly is known" in client.get(candidacy.get_absolute_url()).context["lede"]


def test_an_adjourned_candidacy_passes_over_a_closed_agenda():
    planned("iflry", AFTER, LAST)
    candidacy = asking(joining("iflry", "observer"))
    convened(AFTER, Assembly.State.OPEN)
    convened(LAST)
    noted = actions.adjourn(candidacy, reasons="Later.", by=SECRETARY, at=NOON)
    assert (noted.moved_to, fresh(candidacy).assembly) == (None, None)


def test_an_appeal_that_is_upheld_passes_over_a_closed_agenda():
    text = RULEBOOK.read_text().replace("[path.admission]\n", APPEAL)
    living_by_text("\n".join(one for one in text.splitlines() if "standing_item" not in one))
    candidacy = turned_down()
    assembly(AFTER)
    convened(AFTER)
    actions.appeal_refusal(candidacy, statement="We hold two.", by=own(candidacy), at=NOON)
    actions.decide_appeal(candidacy, upheld=True, reasons="It does.", by=judge(), at=NOON)
    assert (fresh(candidacy).is_open, fresh(candidacy).assembly) == (True, None)
    assert "it waits for the next date" in letter("appeal_decided")


def test_a_verification_that_outlasts_an_agenda_tells_the_next_assembly():
    text = RULEBOOK.read_text()
    living_by_text("\n".join(one for one in text.splitlines() if "standing_item" not in one))
    assembly(NEXT), assembly(AFTER)
    candidacy = judged()
    convened()
    actions.conclude_verification(candidacy, by=judge(), at=NOON)
    assert item_days(fresh(candidacy)) == [str(AFTER)]
    assert "20 November 2027" in letter("verified")


@pytest.mark.usefixtures("at_noon")
def test_join_us_says_which_agenda_is_closed(client):
    planned("iflry", NEXT, AFTER)
    convened()
    first, second = client.get(reverse("join"), {"path": "observer"}).context["coming"]
    assert first["text"] == "Its agenda is closed: a request comes to a later assembly."
    assert second["text"] != first["text"]
