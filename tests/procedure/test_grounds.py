"""After a vote that did not admit: the reasons noted and told, the appeal, when to try again; an adjourned file goes on."""

import pytest
from assembly.samples import CHAIR
from cast import NOON
from django.db.models import QuerySet
from django.urls import reverse
from procedure.samples import AFTER, NEXT, assembly, before_open_assembly, fresh, item_on, turned_down, verified
from procedure.samples_again import refused
from procedure.samples_appeals import with_appeal
from statutes.samples import SECRETARY

from accede.assembly.models import Assembly, Item
from accede.people.capacities import Capacity
from accede.post.actions import send_waiting
from accede.post.models import Letter
from accede.procedure import actions
from accede.procedure.models import Candidacy
from accede.procedure.queries.due import due_for
from accede.procedure.queries.grounds import reasons_due
from accede.procedure.queries.opinion import may_give_opinion

pytestmark = pytest.mark.django_db


def explained(candidacy, reasons="It holds no enterprise yet."):
    return actions.note_reasons(candidacy, reasons=reasons, by=SECRETARY, at=NOON)


def adjourned(candidacy, reasons="Its statutes are to come."):
    noted = actions.adjourn(candidacy, reasons=reasons, by=SECRETARY, at=NOON)
    return noted, fresh(candidacy)


def letter(kind):
    return " ".join(Letter.objects.get(kind=kind).body.replace("\N{NO-BREAK SPACE}", " ").split())


def page(client, cast, candidacy, capacity):
    owner = candidacy.organisation_id if capacity == Capacity.CANDIDATE else None
    return cast.signed_in(client, capacity, owner).get(reverse("candidacy", args=[candidacy.pk]))


def test_an_adjournment_locks_the_item_first_as_a_declared_result_does(monkeypatch):
    candidacy, locked = before_open_assembly(), []
    lock = QuerySet.select_for_update

    def noted(rows, **of):
        locked.append(rows.model)
        return lock(rows, **of)

    monkeypatch.setattr(QuerySet, "select_for_update", noted)
    adjourned(candidacy)
    assert locked[:2] == [Item, Candidacy]


def test_the_reasons_of_a_refusal_are_noted_and_told_in_a_letter():
    candidacy = turned_down()
    assert explained(candidacy).assembly.day == NEXT
    told = letter("refusal_explained")
    for part in (
        "It holds no enterprise yet.",
        "The statutes know no appeal against this decision.",
        "One may try again at once: the statutes name no time to wait.",
    ):
        assert part in told


def test_where_the_statutes_know_an_appeal_and_make_one_wait_the_letter_says_until_and_from_when():
    with_appeal()
    explained(turned_down())
    told = letter("refusal_explained")
    assert "You can appeal against this decision until 4 July 2027." in told
    assert "After the refusal one must wait until 4 May 2028." in told


def test_what_a_candidate_reads_of_its_refusal_promises_reasons_only_once_they_have_left(client, cast):
    candidacy = turned_down()
    shown = page(client, cast, candidacy, Capacity.CANDIDATE).content.decode()
    assert ("This candidacy has ended without an admission." in shown, "A letter says why." in shown) == (True, False)
    explained(candidacy)
    assert "A letter says why." not in page(client, cast, candidacy, Capacity.CANDIDATE).content.decode()
    waiting = Letter.objects.filter(state=Letter.State.WAITING).values_list("pk", flat=True)
    send_waiting(list(waiting), by=SECRETARY, at=NOON)
    assert "A letter says why." in page(client, cast, candidacy, Capacity.CANDIDATE).content.decode()


@pytest.mark.parametrize(("make", "act"), [(turned_down, explained), (before_open_assembly, adjourned)])
def test_reasons_wait_to_be_looked_at(make, act):
    candidacy = make()
    act(candidacy)
    about = Letter.objects.filter(kind__in=("refusal_explained", "adjourned"))
    assert [one.state for one in about] == [Letter.State.WAITING]


def test_a_decision_on_an_appeal_waits_behind_the_refusal(client, cast):
    with_appeal()
    candidacy = turned_down()
    actions.appeal_refusal(candidacy, statement="We hold two.", by=SECRETARY, at=NOON)
    cast.signed_in(client, Capacity.CHAIR)
    said = {"upheld": "no", "reasons": "As before."}
    answer = client.post(reverse("candidacy_appeal_decision", args=[candidacy.pk]), said, follow=True)
    assert "The letter waits for the secretariat to look at it." in answer.content.decode()
    assert Letter.objects.get(kind="appeal_decided").state == Letter.State.WAITING


def test_the_reasons_are_due_until_they_are_noted_or_the_letter_with_the_result_has_left():
    first, second = turned_down(), turned_down()
    urls = {reverse("candidacy_grounds", args=[one.pk]) for one in (first, second)}
    assert {row.act_url for row in reasons_due(CHAIR)} == urls
    explained(first)
    (row,) = reasons_due(CHAIR)
    assert row.title == f"Note why {second.organisation.name} is not admitted"
    send_waiting(Letter.objects.filter(kind="refused").values_list("pk", flat=True), by=SECRETARY, at=NOON)
    assert reasons_due(CHAIR) == []


def test_the_secretariat_reads_which_refusals_wait_for_the_chair_to_say_why():
    first, second = turned_down(), turned_down()
    refused()

    def waiting():
        return [row for row in due_for(SECRETARY, NOON.date(), NOON) if row.title.startswith("The chair is to note")]

    assert {row.act_url for row in waiting()} == {one.get_absolute_url() for one in (first, second)}
    explained(first)
    (row,) = waiting()
    assert row.title == f"The chair is to note why {second.organisation.name} is not admitted"
    send_waiting(Letter.objects.filter(kind="refused").values_list("pk", flat=True), by=SECRETARY, at=NOON)
    assert waiting() == []


def test_reasons_are_noted_once_and_only_of_a_refusal_by_an_assembly():
    candidacy = turned_down()
    with pytest.raises(actions.ReasonMissing):
        explained(candidacy, " ")
    explained(candidacy)
    with pytest.raises(actions.NothingToExplain):
        explained(candidacy, "Other reasons.")
    with pytest.raises(actions.NothingToExplain):
        explained(verified())


def test_an_adjourned_candidacy_goes_on_to_the_next_assembly_with_its_file():
    candidacy = before_open_assembly()
    later = assembly(AFTER)
    noted, candidacy = adjourned(candidacy)
    assert (noted.assembly.day, noted.moved_to, candidacy.assembly, candidacy.is_open) == (NEXT, later, later, True)
    assert Item.objects.filter(about=item_on_any(candidacy), assembly=later).exists()
    assert Item.objects.get(about=item_on_any(candidacy), assembly=noted.assembly).state == Item.State.ADJOURNED
    assert "Next General Assembly: 20 November 2027." in letter("adjourned")
    assert may_give_opinion(candidacy)


def item_on_any(candidacy):
    return f"procedure.candidacy:{candidacy.pk}"


def test_without_a_later_assembly_an_adjourned_candidacy_waits_for_one():
    noted, candidacy = adjourned(before_open_assembly())
    assert (noted.moved_to, candidacy.assembly) == (None, None)
    assert "Next General Assembly: a day still to be announced." in letter("adjourned")
    assembly(AFTER)
    assert actions.join_assembly(candidacy, by=SECRETARY, at=NOON).day == AFTER


def test_a_vote_without_a_quorum_can_be_adjourned_and_a_decision_cannot():
    candidacy = before_open_assembly()
    Item.objects.update(state=Item.State.OPEN)
    with pytest.raises(actions.NothingToAdjourn):
        adjourned(candidacy)
    Item.objects.update(state=Item.State.NO_QUORUM)
    assert adjourned(candidacy)[1].is_open
    assert Item.objects.get().state == Item.State.NO_QUORUM


def test_before_the_assembly_begins_nothing_is_adjourned():
    with pytest.raises(actions.NothingToAdjourn):
        adjourned(verified())


def test_the_office_notes_the_reasons_on_the_page_and_the_candidate_reads_them(client, cast, monkeypatch):
    monkeypatch.setattr("accede.procedure.views.grounds.now", lambda: NOON)
    candidacy = turned_down()
    shown = page(client, cast, candidacy, Capacity.SECRETARIAT).context
    assert (shown["may_explain"], shown["grounds"]) == (True, [])
    address = reverse("candidacy_grounds", args=[candidacy.pk])
    assert client.get(address).status_code == 200
    client.post(address, {"reasons": "It holds no enterprise yet."})
    assert client.post(address, {"reasons": "Other."}).status_code == 409
    read = page(client, cast, candidacy, Capacity.CANDIDATE).context
    assert [one["reasons"] for one in read["grounds"]] == ["It holds no enterprise yet."]
    assert (read["appeal"], read["may_explain"]) == ("The statutes know no appeal against this decision.", False)


def test_the_office_notes_an_adjournment_on_the_page(client, cast, monkeypatch):
    monkeypatch.setattr("accede.procedure.views.grounds.now", lambda: NOON)
    candidacy = before_open_assembly()
    assert page(client, cast, candidacy, Capacity.CHAIR).context["may_adjourn"] is True
    client.post(reverse("candidacy_grounds", args=[candidacy.pk]), {"reasons": "Its statutes are to come."})
    [noted] = fresh(candidacy).grounds.all()
    assert (noted.kind, noted.reasons) == ("adjourned", "Its statutes are to come.")
    assert item_on(candidacy).assembly.state == Assembly.State.OPEN
