"""A member names who attends and votes for it; a substitute steps in; nobody else acts for it then."""

from io import BytesIO

import pytest
from assembly.samples import BEFORE, CHAIR, TODAY, attends, opened, prepared, speaker, vote
from assembly.samples_delegates import people, sent, with_two
from assembly.samples_elections import balloting
from assembly.samples_rights import accepted
from cast import NOON, acting
from pypdf import PdfReader
from register.samples import member
from statutes.samples import LAW, SECRETARY, house_texts

from accede.assembly.actions import cast_paper, cast_vote, note_attendance, open_vote
from accede.assembly.actions.casting import cast_by_proxy
from accede.assembly.actions.delegation import (
    NotOfThem,
    OnlySubstitutes,
    SpeaksAnother,
    SteppedIn,
    TooManyDelegates,
    step_in,
)
from accede.assembly.actions.rehearsal import plan_rehearsal
from accede.assembly.documents.kit import attendance_pdf
from accede.assembly.queries import due_for, roll_of
from accede.assembly.queries.code import members_of
from accede.assembly.queries.drafting import drafted
from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db


def as_(delegation):
    return acting(Capacity.DELEGATE, delegation.organisation_id, person=delegation.account_id)


def steps_in(mine, other, at=NOON):
    step_in(mine.account, mine, instead_of=other, by=as_(mine), at=at)


def voting_with_two():
    """Return an item whose vote is open, a member that attends, and Ada and Ben, who stands behind her."""
    assembly, one = opened(), member("Network A", "BE")
    ada, ben = people(one, "Ada", "Ben")
    named = sent(one, assembly, ada, substitutes=[ben])
    attends(one, assembly)
    return open_vote(assembly.items.get(), by=CHAIR, at=NOON), one, *named


# ── Who acts ────────────────────────────────────────────────────────────────


def test_whoever_was_not_named_neither_checks_in_nor_votes():
    item, one, ada, _ben = voting_with_two()
    with pytest.raises(SpeaksAnother) as refused:
        vote(one, item)
    assert str(refused.value).startswith("At this meeting Ada attends and votes for Network A.")
    with pytest.raises(SpeaksAnother):
        note_attendance(one.organisation, item.assembly, mode="absent", by=speaker(one), at=NOON)
    assert cast_vote(one.organisation, item, choice="for", by=as_(ada), at=NOON).by == as_(ada).id


def test_a_substitute_votes_once_it_has_stepped_in_and_the_delegate_no_more():
    item, one, ada, ben = voting_with_two()
    with pytest.raises(SpeaksAnother):
        cast_vote(one.organisation, item, choice="for", by=as_(ben), at=NOON)
    steps_in(ben, ada)
    with pytest.raises(SpeaksAnother):
        cast_vote(one.organisation, item, choice="for", by=as_(ada), at=NOON)
    assert cast_vote(one.organisation, item, choice="for", by=as_(ben), at=NOON)
    with pytest.raises(SteppedIn):
        steps_in(ben, ada)
    steps_in(ada, ben)
    assert cast_vote(one.organisation, item, choice="against", by=as_(ada), at=NOON)


def test_papers_of_an_election_are_cast_by_whom_the_member_has_named():
    election, (one,) = balloting("BE")
    (ada,) = sent(one, election.item.assembly, *people(one, "Ada"))
    with pytest.raises(SpeaksAnother):
        cast_paper(one.organisation, election.item, names=["Ada"], by=speaker(one), at=NOON)
    assert cast_paper(one.organisation, election.item, names=["Ada"], by=as_(ada), at=NOON)


def test_a_proxy_is_cast_by_whom_its_holder_has_named():
    assembly, one, other = opened(), member("Network A", "BE"), member("Network B", "FR")
    accepted(assembly, one, other, at=NOON)
    attends(other, assembly)
    (ada,) = sent(other, assembly, *people(other, "Ada"))
    item = open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    said = {"principal": one.organisation, "choice": "against", "at": NOON}
    with pytest.raises(SpeaksAnother):
        cast_by_proxy(other.organisation, item, **said, by=speaker(other))
    assert cast_by_proxy(other.organisation, item, **said, by=as_(ada))


# ── Who is named ────────────────────────────────────────────────────────────


def test_a_member_names_its_own_delegates_each_once():
    one, other, assembly = member("Network A", "BE"), member("Network B", "FR"), prepared(day=TODAY)
    (ada,), (cleo,) = people(one, "Ada"), people(other, "Cleo")
    for wrong in ([cleo], [ada, ada]):
        with pytest.raises(NotOfThem):
            sent(one, assembly, *wrong)
    with pytest.raises(OnlySubstitutes):
        sent(one, assembly, substitutes=[ada])


def test_whoever_is_named_anew_replaces_those_before_and_nobody_lets_each_delegate_speak():
    one, assembly, (_ada, ben) = with_two()
    assert [(each.name, each.speaks) for each in sent(one, assembly, ben.account)] == [("Ben", True)]
    assert sent(one, assembly) == []
    assert assembly.has_delegations is False


def test_no_more_are_sent_than_the_category_may():
    house_texts()
    law = LAW.replace(b"[category.full]\n", b"[category.full]\ndelegates = { at_most = 1 }\n")
    load_edition(law, by=SECRETARY, at=BEFORE)
    one, assembly = member("Network A", "BE"), prepared(day=TODAY)
    with pytest.raises(TooManyDelegates) as refused:
        sent(one, assembly, *people(one, "Ada", "Ben"))
    assert str(refused.value) == "May not send this number of delegates: 2."


def test_the_roll_counts_delegates_where_the_rules_limit_what_one_person_carries():
    house_texts()
    cap = b'\n[cap.person]\narticle = "15"\non = "person"\nat_most = 2\n'
    load_edition(LAW + cap, by=SECRETARY, at=BEFORE)
    one, assembly = member("Network A", "BE"), prepared(day=TODAY)
    sent(one, assembly, *people(one, "Ada", "Ben"))
    assert roll_of(assembly)[0].facts["delegates"] == 2


def test_a_rehearsal_knows_who_was_named():
    _one, assembly, _named = with_two()
    rehearsal = plan_rehearsal(assembly, by=CHAIR, at=NOON)
    assert [each.name for each in rehearsal.delegations.all()] == ["Ada", "Ben"]


# ── Where it is told ────────────────────────────────────────────────────────


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def test_the_member_names_them_on_a_page_and_all_members_read_it(client, cast):
    one, assembly = member("Network A", "BE"), prepared(day=TODAY)
    ada, ben = people(one, "Ada", "Ben")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    address = f"/en/assemblies/{assembly.address}/delegates/{one.organisation_id}/"
    assert "each of its delegates may attend and vote" in html(client.get(address))
    client.post(address, {f"of{ada.pk}": "speaks", f"of{ben.pk}": "substitute"})
    assert "Speaks for it: Ada. May step in: Ben." in html(client.get(address))
    cast.signed_in(client, Capacity.AUDITOR)
    assert "Speaks for it: Ada. May step in: Ben." in html(client.get(f"/en/assemblies/{assembly.address}/rights/"))


def test_a_substitute_steps_in_by_one_button_of_the_room(client, cast):
    item, one, ada, ben = voting_with_two()
    cast.mandates[ben.account_id] = acting(Capacity.DELEGATE, one.organisation_id).mandates
    client.force_login(ben.account)
    page, steps = (f"/en/assemblies/{item.assembly.address}/{name}/" for name in ("follow", "step-in"))
    read = html(client.get(page))
    assert ("Ben steps in for Ada" in read, "Cast this vote" in read) == (True, False)
    client.post(steps, {"do": f"{ben.pk}:{ada.pk}"})
    read = html(client.get(page))
    assert ("Ben steps in for Ada" in read, "Cast this vote" in read) == (False, True)


def test_what_is_due_is_due_to_whoever_speaks():
    _item, one, ada, _ben = voting_with_two()
    due = {who: [row.title for row in due_for(who, TODAY, NOON)] for who in (as_(ada), speaker(one))}
    assert "Vote: Admit Réseau Neuf?" in due[as_(ada)]
    assert "Vote: Admit Réseau Neuf?" not in due[speaker(one)]


def test_the_desk_knows_who_speaks_and_who_may_step_in(client, cast):
    one, assembly, (ada, ben) = with_two()
    (cleo,) = people(one, "Cleo")
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "Ada · Ben (may step in)" in html(client.get(f"/en/assemblies/{assembly.address}/desk/"))
    known = [members_of(each, assembly) for each in (ada.account, ben.account, cleo)]
    assert known == [{one.organisation_id}, {one.organisation_id}, set()]


def test_the_list_to_sign_and_the_minutes_name_who_speaks():
    item, _one, ada, ben = voting_with_two()
    assembly = item.assembly
    listed = " ".join(page.extract_text() for page in PdfReader(BytesIO(attendance_pdf(assembly))).pages)
    assert "Ada" in listed
    assert "In the room: Network A (Belgium) by Ada." in drafted(assembly, "en")
    steps_in(ben, ada)
    told = drafted(assembly, "en")
    assert "In the room: Network A (Belgium) by Ben." in told
    assert "From 14:00 Ben spoke for Network A." in told
