"""An item is adjourned on the day, taken up again, or put on the agenda of a later assembly with all that hangs on it."""

import pytest
from assembly.samples import BEFORE, CHAIR, WORDS, an_item, opened, paper, prepared, put, voting
from assembly.samples_adjourning import NEXT, WHY, adjourned, next_one
from assembly.samples_elections import called, stand
from assembly.samples_rehearsal import rehearsed
from cast import NOON
from statutes.samples import SECRETARY

from accede.assembly import actions
from accede.assembly.actions.adjourning import AdjournedInItsFile, NotWaiting, bring_adjourned
from accede.assembly.models import Adjournment, Item
from accede.assembly.queries.adjourning import adjourned_before
from accede.assembly.queries.drafting import drafted
from accede.assembly.queries.floor import floor_of
from accede.assembly.queries.papers import papers_of
from accede.journal.models import Entry
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def brought(item, assembly):
    return bring_adjourned(item, assembly, by=SECRETARY, at=NOON)


def test_an_item_is_adjourned_with_a_reason_which_minutes_and_journal_keep():
    item = an_item()
    actions.take_up(item, by=CHAIR, at=NOON)
    item = adjourned(item)
    assert (item.state, floor_of(item.assembly).item) == (Item.State.ADJOURNED, None)
    assert Entry.objects.get(action="assembly.adjourn").values["reason"] == WHY
    told = "This item was adjourned: a later assembly decides on it.\n\nThe reason: The figures are not there yet."
    assert told in drafted(item.assembly, "en")


def test_without_a_reason_nothing_is_adjourned():
    with pytest.raises(actions.WithoutReason):
        adjourned(reason=" ")
    assert not Adjournment.objects.exists()


def test_what_is_voted_on_or_declared_is_not_adjourned():
    item, _members = voting("BE")
    with pytest.raises(actions.AlreadyOpened):
        adjourned(item)
    actions.declare_result(item, by=CHAIR, at=NOON)
    with pytest.raises(actions.AlreadyDeclared):
        adjourned(item)


def test_before_its_assembly_meets_an_item_is_not_adjourned():
    with pytest.raises(actions.NotConvened):
        adjourned(prepared().items.get())


def test_what_follows_from_a_file_is_adjourned_in_that_file():
    assembly = opened()
    with pytest.raises(AdjournedInItsFile):
        adjourned(put(assembly, about="test.file:2", at=NOON))


def test_the_chair_takes_it_up_again_as_if_nothing_had_been():
    item = adjourned()
    actions.take_up(item, by=CHAIR, at=NOON)
    assert (Item.objects.get(pk=item.pk).state, Adjournment.objects.exists()) == (Item.State.PREPARED, False)
    assert actions.declare_consensus(item, by=CHAIR, at=NOON).outcome == "carried"


def test_the_next_assembly_has_it_with_its_words_documents_and_candidates():
    assembly = prepared(NOON.date())
    words, election = put(assembly, "internal_rules"), called(assembly)
    actions.propose_wording(words, **WORDS, by=SECRETARY, at=BEFORE)
    paper(assembly, words)
    stand(election, "Ada")
    actions.open_assembly(actions.convene(assembly, by=CHAIR, at=BEFORE), by=CHAIR, at=NOON)
    later = next_one()
    copies = [brought(adjourned(one), later) for one in (words, election.item)]
    assert list(later.items.values_list("title", flat=True)) == [words.title, election.item.title]
    assert [one.after for one in copies[0].wordings.all()] == [WORDS["after"]]
    assert len(papers_of(later, copies[0])) == 1
    assert [one.name for one in copies[1].election.nominations.all()] == ["Ada"]


def test_what_stands_on_a_later_agenda_is_neither_put_on_another_nor_taken_up_before():
    item, later = adjourned(), next_one()
    brought(item, later)
    with pytest.raises(NotWaiting):
        brought(item, next_one(NOON.date().replace(year=2028)))
    actions.take_up(item, by=CHAIR, at=NOON)
    assert Item.objects.get(pk=item.pk).state == Item.State.ADJOURNED


def test_taken_off_that_agenda_it_waits_for_the_next():
    item, later = adjourned(), next_one()
    actions.take_off_item(brought(item, later), by=SECRETARY, at=NOON)
    assert [one.item for one in adjourned_before(later)] == [item]


def test_nothing_of_a_rehearsal_waits():
    rehearsal = actions.open_assembly(rehearsed(), by=CHAIR, at=NOON)
    adjourned(rehearsal.items.get())
    assert adjourned_before(next_one()) == []


def test_an_election_that_was_called_anew_does_not_wait_beside_it():
    election = called()
    actions.open_assembly(actions.convene(election.item.assembly, by=CHAIR, at=BEFORE), by=CHAIR, at=NOON)
    adjourned(election.item)
    called(next_one(), at=NOON)
    assert adjourned_before(next_one(NEXT.replace(year=2028))) == []


@pytest.mark.parametrize("capacity", [Capacity.CHAIR, Capacity.SECRETARIAT])
def test_chair_and_secretariat_adjourn_from_the_page_of_the_item_and_all_read_why(client, cast, capacity):
    item = an_item()
    cast.signed_in(client, capacity)
    page = item.get_absolute_url()
    assert f'href="{page}adjourn/"' in client.get(page).content.decode()
    assert client.post(f"{page}adjourn/", {"reason": ""}).status_code == 200
    assert client.post(f"{page}adjourn/", {"reason": WHY}, follow=True).redirect_chain[-1][0] == page
    for address in (page, item.assembly.get_absolute_url()):
        assert WHY in client.get(address).content.decode()
    assert client.get(f"{page}adjourn/").status_code == 302


def test_the_agenda_of_the_next_assembly_offers_it_and_its_old_page_says_where_it_went(client, cast):
    item, later = adjourned(), next_one()
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = later.get_absolute_url()
    assert f"General Assembly, 4 May 2027: {WHY}" in client.get(page).content.decode().replace(
        "\N{NO-BREAK SPACE}", " "
    )
    client.post(f"{page}adjourned/", {"item": item.pk})
    assert WHY not in client.get(page).content.decode()
    assert later.items.get().get_absolute_url() in client.get(item.get_absolute_url()).content.decode()
    assert client.post(f"{page}adjourned/", {"item": "x"}).status_code == 404


def test_an_election_that_was_adjourned_says_so_in_place_of_ballots(client, cast):
    election = called()
    actions.open_assembly(actions.convene(election.item.assembly, by=CHAIR, at=BEFORE), by=CHAIR, at=NOON)
    adjourned(election.item)
    cast.signed_in(client, Capacity.CHAIR)
    read = client.get(election.item.get_absolute_url()).content.decode()
    assert "This item was adjourned: a later assembly decides on it." in read
    assert WHY in read
