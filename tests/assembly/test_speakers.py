"""Members that share one voice name who speaks for all of them, or a body chooses where they do not agree."""

import pytest
from assembly.samples import CHAIR, declare, speaker, vote, voting
from assembly.samples_elections import called, with_law
from assembly.samples_speakers import BEFORE, CHOSEN, PICKED, TODAY, begun, french, named, ruled
from cast import NOON
from django.urls import reverse
from register.samples import member
from statutes.samples import SECRETARY

from accede.assembly.actions import convene
from accede.assembly.actions.manner import NothingToPick, pick_for_group
from accede.assembly.actions.speaker import NotTogether, name_speaker
from accede.assembly.models import Item, Naming
from accede.assembly.queries import due_for, outcome_of
from accede.assembly.queries.drafting import drafted
from accede.assembly.queries.roll import roll_of
from accede.assembly.queries.secrecy import ballots_for, silent_groups
from accede.assembly.queries.speaker import groups_of
from accede.journal.models import Entry
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def speaks(assembly):
    assembly.refresh_from_db()
    return {one.name: one.speaker and one.speaker.name for one in groups_of(assembly, roll_of(assembly))}


def spoken(item):
    return {one.group: one.choice for one in outcome_of(Item.objects.get(pk=item.pk)).voices}


def test_the_one_on_whom_all_agree_that_have_named_somebody_speaks_for_their_country():
    assembly, one, other = french()
    assert speaks(assembly) == {"FR": None}
    named(assembly, one, other)
    assert speaks(assembly) == {"FR": "Network B"}
    named(assembly, other, one)
    assert speaks(assembly) == {"FR": None}
    named(assembly, one, one)
    assert speaks(assembly) == {"FR": "Network A"}


def test_who_named_whom_stands_in_the_journal():
    assembly, one, other = french()
    named(assembly, one, other)
    assert Entry.objects.get(action="assembly.name_speaker").values["group"] == "FR"
    assert Naming.objects.get().by == speaker(one).id


def test_only_members_that_share_a_voice_name_one_another():
    assembly, one, _other = french()
    stranger = member("Network C", "BE")
    with pytest.raises(NotTogether):
        named(assembly, one, stranger)
    with pytest.raises(NotTogether):
        named(assembly, stranger, stranger)


def test_where_one_they_choose_speaks_only_that_one_is_counted():
    ruled(CHOSEN)
    assembly, one, other = french()
    alone = member("Network C", "BE")
    named(assembly, one, other)
    item = begun(assembly, one, other, alone)
    vote(one, item, "against"), vote(other, item, "for"), vote(alone, item, "for")
    assert spoken(item) == {"FR": "for", "BE": "for"}


def test_a_country_that_has_agreed_on_nobody_is_blank():
    ruled(CHOSEN)
    assembly, one, other = french()
    item = begun(assembly, one, other)
    vote(one, item), vote(other, item)
    assert spoken(item) == {"FR": "blank"}


def test_what_was_named_after_a_vote_opened_is_for_the_next():
    ruled(CHOSEN)
    assembly, one, other = french()
    item = begun(assembly, one, other)
    named(assembly, one, other)
    vote(other, item)
    assert spoken(item) == {"FR": "blank"}


def test_in_a_secret_vote_the_one_they_named_draws_the_one_ballot_of_their_country():
    assembly, one, other = french()
    named(assembly, one, other)
    item = begun(assembly, one, other)
    places = {place.organisation_id: place for place in item.places.all()}
    assert ballots_for(item, places[one.organisation_id]) == 0
    assert ballots_for(item, places[other.organisation_id]) == 1
    assert silent_groups(item, list(places.values())) == {}


def test_a_body_chooses_for_a_country_that_does_not_agree():
    ruled(PICKED)
    item, (one, other) = voting("FR", "FR")
    with pytest.raises(NothingToPick):
        pick_for_group(item, group="FR", choice="for", by=CHAIR, at=NOON)
    vote(one, item), vote(other, item, "against")
    assert outcome_of(Item.objects.get()).outcome == "cannot_say"
    pick_for_group(item, group="FR", choice="for", by=CHAIR, at=NOON)
    assert declare(item).outcome == "carried"
    assert Entry.objects.get(action="assembly.pick_for_group").values["motion"] == {"voice.FR": "for"}


def test_the_chair_records_what_was_chosen_on_the_page_of_the_item(client, cast):
    ruled(PICKED)
    item, (one, other) = voting("FR", "FR")
    vote(one, item), vote(other, item, "against")
    cast.signed_in(client, Capacity.CHAIR)
    shown = client.get(item.get_absolute_url()).content.decode()
    assert "Board for France: for" in shown
    client.post(reverse("pick_for_group", args=[item.assembly.address, item.position]), {"said": "FR:against"})
    assert Item.objects.get().motion == {"voice.FR": "against"}


def test_a_delegate_names_on_one_page_and_everybody_reads_it(client, cast):
    assembly, one, other = french()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    url = reverse("speakers", args=[assembly.address])
    assert "They have not agreed on anybody" in client.get(url).content.decode()
    client.post(url, {"name": f"{one.organisation_id}:{other.organisation_id}"})
    shown = client.get(url).content.decode()
    assert "Network A names Network B." in shown
    assert "Network B speaks for all of them." in shown


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ([CHOSEN], "They have not agreed on anybody, and so say nothing for or against."),
        ([CHOSEN, PICKED], "They have not agreed on anybody; this body chooses for them: Board."),
    ],
)
def test_where_one_they_choose_speaks_the_page_says_so_of_every_vote(client, cast, rules, said):
    ruled(*rules)
    assembly, one, _other = french()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    shown = client.get(reverse("speakers", args=[assembly.address])).content.decode().replace("\xa0", " ")
    assert ("the one they choose speaks for all of them." in shown, said in shown) == (True, True)
    assert "in a secret vote" not in shown


def test_whoever_may_choose_another_way_than_the_rules_know_still_reads_what_counts(client, cast):
    ruled(CHOSEN, PICKED)
    assembly, one, other = french()
    named(assembly, one, other)
    item = begun(assembly, one, other)
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert "Your country’s voice is what Network B says." in client.get(item.get_absolute_url()).content.decode()


def test_minutes_say_who_spoke_for_a_country_and_who_named_it():
    assembly, one, other = french()
    named(assembly, one, other)
    begun(assembly, one, other)
    assembly.refresh_from_db()
    assert "For France spoke Network B, named by: Network A." in drafted(assembly, "en")


def test_the_secretariat_enters_what_a_member_said():
    assembly, one, other = french()
    name_speaker(one.organisation, assembly, speaker=other.organisation, by=SECRETARY, at=NOON)
    assert speaks(assembly) == {"FR": "Network B"}


def due(actor):
    rows = due_for(actor, TODAY, NOON)
    return [row for row in rows if row.act_url.endswith("/speakers/")]


def test_before_a_secret_election_whoever_may_name_a_speaker_has_it_due_while_nobody_speaks():
    assembly, one, other = french()
    alone = member("Network C", "BE")
    called(assembly)
    assert due(speaker(one)) == []
    convene(assembly, by=CHAIR, at=BEFORE)
    (row,) = due(speaker(one))
    assert row.title.replace("\xa0", " ") == "Name who speaks for France: General Assembly, 4 May 2027"
    assert (row.on, row.answer.article) == (TODAY, ("15",))
    assert len(due(SECRETARY)) == 1
    assert due(speaker(alone)) == []
    named(assembly, one, other)
    assert due(speaker(one)) == due(SECRETARY) == []
    named(assembly, other, one)
    assert len(due(speaker(one))) == len(due(speaker(other))) == 1


def test_where_nobody_is_elected_in_secret_no_speaker_is_due():
    with_law()
    assembly, one, _other = french()
    called(assembly)
    convene(assembly, by=CHAIR, at=BEFORE)
    assert due(speaker(one)) == []
