"""Declared results for tests, made by the real actions, each as its archive."""

import importlib.util
from datetime import timedelta
from pathlib import Path

from assembly import samples_secrecy as secrecy
from assembly.others import meeting_of, planned_by, voting_by
from assembly.samples import CHAIR, attends, declare, opened, speaker, vote, voting, with_quorum
from assembly.samples_casting import HALF, TELLERS, by_cards, changed, tie, weighted, with_proxy
from assembly.samples_elections import (
    METHOD,
    again,
    ballot,
    balloting,
    called,
    close,
    declared_on_paper,
    paper,
    secret,
    stand,
    tied,
    with_law,
)
from assembly.samples_elections import declare as declare_elected
from assembly.samples_paper_meetings import LATER, enter, signed
from assembly.samples_rights import accepted
from assembly.samples_speakers import begun, french, named
from assembly.samples_writing import BEGINS, ENDS
from assembly.samples_writing import convened as to_write
from assembly.shares import as_, casts, voting_in_shares
from cast import NOON
from register.samples import member
from statutes.samples import LAW, SECRETARY, law

from accede.assembly.actions import declare_consensus, draw_lot, enter_papers
from accede.assembly.actions.cards import count_cards
from accede.assembly.actions.casting import divide_vote, enter_votes
from accede.assembly.actions.correction import correct_election, correct_result
from accede.assembly.actions.entrusting import accept_proxy, entrust
from accede.assembly.actions.manner import settle_tie
from accede.assembly.actions.secrecy import hand_out_papers, void_secret_vote
from accede.assembly.actions.writing import open_writing
from accede.assembly.models import Item
from accede.assembly.queries.bundle import bundle_of
from accede.recount.verifying import verify
from accede.statutes.actions import load_edition

SECOND = Path(__file__).parents[2] / "verifier" / "verify.py"


def archive_of(item):
    return bundle_of(Item.objects.select_related("assembly__edition", "ledger").get(pk=item.pk))


def faults(data):
    """Return the code of every fault that the first verifier finds."""
    return [fault.code for check in verify(data).checks for fault in check.faults]


def second():
    """Return the second verifier, as somebody runs it who has nothing else."""
    spec = importlib.util.spec_from_file_location("second_verifier", SECOND)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def question():
    """Two of one country that disagree, one that changes its vote, one that stays away."""
    item, members = voting("BE", "FR", "FR", "IT", "ES", absent=1)
    for one, choice in zip(members, ("for", "for", "against", "for"), strict=False):
        vote(one, item, choice)
    vote(members[0], item, "against")
    vote(members[0], item, "for")
    declare(item)
    return item


def divided():
    weighted()
    item, (one, other) = voting("BE", "FR")
    divide_vote(one.organisation, item, votes={"for": 3, "against": 2}, by=speaker(one), at=NOON)
    vote(other, item, "for")
    declare(item)
    return item


def in_shares():
    """Delegates that carry shares: on the site, put right on paper; one of them is silent."""
    item, one, ada, _ben, _cleo = voting_in_shares(2, 2, 1)
    casts(ada, item, "for")
    casts(ada, item, "against")
    enter_votes(item, votes={one.organisation: {3: "blank"}}, by=SECRETARY, at=NOON)
    declare(item)
    return item


def in_secret_in_shares():
    """Delegates that draw the ballots of their shares: one of them casts, one is given paper, one is silent."""
    item, one, ada, ben, _cleo = voting_in_shares(2, 2, 1, form="secret")
    secrecy.Device(one, item, ["for", "against"]).draw(by=as_(ada)).cast()
    hand_out_papers(item, organisation=one.organisation, share=ben.share, by=SECRETARY, at=NOON)
    for by in TELLERS:
        count_cards(item, votes={"for": 2}, by=by, at=NOON)
    secrecy.close(item)
    declare(item)
    return item


def roll_call():
    item, one, other, third = with_proxy("roll_call")
    votes = {one.organisation: "for", other.organisation: "against", third.organisation: "against"}
    enter_votes(item, votes=votes, by=SECRETARY, at=NOON)
    declare(item)
    return item, other


def corrected():
    item, other = roll_call()
    correct_result(item, reason="In the wrong row.", votes={other.organisation: "abstain"}, by=CHAIR, at=NOON)
    return item


def in_writing():
    """Two that vote in writing, one of them for a third as well, and one that keeps silent."""
    assembly = to_write()
    one, other, third, _silent = (member(f"Network {name}", name) for name in ("BE", "FR", "IT", "ES"))
    accepted(assembly, one, other)
    open_writing(assembly, by=CHAIR, at=BEGINS)
    item = assembly.items.get()
    vote(other, item, at=BEGINS + timedelta(days=2))
    vote(third, item, "against", at=BEGINS + timedelta(days=3))
    vote(third, item, "for", at=BEGINS + timedelta(days=4))
    declare(item, ENDS)
    return item


def by_proxy():
    """A member that is represented, and for which its holder's own vote counts."""
    item, _one, other, third = with_proxy()
    vote(other, item, "for")
    vote(third, item, "against")
    declare(item)
    return item


def cards(put_right=False):
    item, _members = by_cards()
    for by in TELLERS:
        count_cards(item, votes={"for": 2, "against": 1}, by=by, at=NOON)
    declare(item)
    if put_right:
        correct_result(item, reason="Counted wrong.", cards={"for": 3}, by=CHAIR, at=NOON)
    return item


def consensus():
    assembly = opened()
    for country in ("BE", "FR"):
        attends(member(f"Network {country}", country), assembly)
    item = assembly.items.get()
    declare_consensus(item, by=CHAIR, at=NOON)
    return item


def of_association(name):
    item, held = voting_by(name)
    for one, choice in held:
        vote(one, item, choice)
    declare(item)
    return item


def elected_by(name, seat, seats, *piles):
    """A secret election under another rulebook, on paper: so many votes for these names."""
    election = called(planned_by(name), seats=seats, seat=seat)
    stand(election, "Ada", "Ben", "Cleo")
    meeting_of(election.item.assembly, name)
    ballot(election)
    for votes, *names in piles:
        enter_papers(election.item, names=names, votes=votes, by=SECRETARY, at=NOON)
    close(election)
    declare_elected(election)
    return election.item


def wanting(*papers, method=b"plurality", seats=1):
    """An election by a method, of one ballot with these papers; its seats."""
    if method != b"plurality":
        with_law((METHOD, b'method  = "%s"' % method))
    election, members = balloting(*("BE", "FR", "IT", "ES", "DE")[: len(papers)], seats=seats)
    for one, names in zip(members, papers, strict=True):
        paper(one, election, *names)
    close(election)
    return election


def elected_at_once():
    election = wanting(["Ada"], ["Ben"], ["Ada"])
    declare_elected(election)
    return election.item


def elected_in_two_ballots():
    election = wanting(["Ada"], ["Ada"], ["Ben"], ["Ben"], ["Cleo"], method=b'absolute"\ndrops = "last')
    ballot(again(election))
    members = [one.organisation for one in again(election).item.places.all()]
    for one, name in zip(members, ("Ada", "Ada", "Ben", "Ben", "Ben"), strict=True):
        paper(one.memberships.get(), again(election), name)
    close(election)
    declare_elected(election)
    return election.item


def elected_by_transfer():
    election = wanting(["Ada"], ["Ada"], ["Ben"], ["Ben"], ["Cleo", "Ben"], method=b"stv")
    declare_elected(election)
    return election.item


def elected_by_lot():
    election = tied()
    draw_lot(election.item, words="seven blue birds", by=CHAIR, at=NOON)
    declare_elected(election)
    return election.item


def elected_on_paper():
    election, _members = secret()
    for names, votes in ((["Ada"], 4), (["Ben"], 2), ([], 1)):
        enter_papers(election.item, names=names, votes=votes, by=SECRETARY, at=NOON)
    close(election)
    declare_elected(election)
    return election.item


def put_right():
    """An election that tellers counted, one of whose piles was put right."""
    election = declared_on_paper()
    pile = election.piles.get(names=["Ben"])
    correct_election(election.item, reason="A pile was misread.", piles={pile.pk: 4}, by=CHAIR, at=NOON)
    return again(election).item


def on_paper(**sums):
    """A question of a meeting that was held on paper, by names with a proxy, or by the sums of a sheet."""
    if sums:
        changed((b'voice           = "country"\n', b""))
    assembly, members = signed("BE", "FR")
    principal, holder = member("Network IT", "IT").organisation, members[0].organisation
    proxy = entrust(principal, assembly, holder=holder, by=SECRETARY, at=LATER)
    accept_proxy(proxy, by=SECRETARY, at=LATER)
    enter(assembly, **sums) if sums else enter(assembly, members, ("for", "against"))
    return assembly.items.get()


def no_quorum():
    with_quorum()
    item, (one, *_absent) = voting("BE", "FR", "IT", absent=2)
    vote(one, item, "for")
    declare(item)
    return item


def settled_tie():
    item = tie(b"chair")
    settle_tie(item, said="for", by=CHAIR, at=NOON)
    declare(item)
    return item


def under_two_editions():
    """A result that hangs on a majority which the next edition lets begin before the rest of it."""
    law()
    later = LAW.replace(b"in_force      = 2021-11-26", b"in_force      = 2028-01-01")
    later = later.replace(b"[rulebook]\n", b'[rulebook]\nearly = { "majority.*" = 2027-01-01 }\n', 1)
    load_edition(later.replace(HALF, HALF.replace(b"1/2", b"9/10")), by=SECRETARY, at=NOON)
    item, members = voting("BE", "FR", "IT")
    for one, choice in zip(members, ("for", "for", "against"), strict=True):
        vote(one, item, choice)
    declare(item)
    return item


def in_secret():
    """Two of one country that have agreed on nobody, and two that speak alone; once void, and held again."""
    item, (one, _two, _three, other) = secrecy.secret_vote("BE", "FR", "FR", "IT")
    secrecy.votes(one, item, "against")
    void_secret_vote(item, reason="A lost phone.", by=CHAIR, at=NOON)
    secrecy.votes(one, item, "for")
    secrecy.votes(other, item, "against")
    secrecy.close(item)
    declare(item)
    return item


def in_secret_by_weight():
    item, members = secrecy.secret_vote("BE", "FR", "IT", by_weight=True)
    for one, choice in zip(members, ("for", "against", "abstain"), strict=True):
        secrecy.votes(one, item, choice, choice, choice, "for", "for")
    secrecy.close(item)
    declare(item)
    return item


def in_secret_and_on_paper():
    item, (one, two) = secrecy.secret_vote("BE", "FR", by_weight=True)
    secrecy.votes(one, item, *["for"] * 5)
    hand_out_papers(item, organisation=two.organisation, by=SECRETARY, at=NOON)
    for by in TELLERS:
        count_cards(item, votes={"against": 3, "for": 1}, by=by, at=NOON)
    secrecy.close(item)
    declare(item)
    return item


def elected_in_secret():
    election, (one,) = secret()
    secrecy.votes(one, election.item, '["Ada"]')
    enter_papers(election.item, names=["Ada"], votes=2, by=SECRETARY, at=NOON)
    close(election)
    declare_elected(election)
    return election.item


def in_secret_by_speakers():
    """Two of one country that have named who speaks for them in secret, and one that speaks alone."""
    assembly, one, other = french()
    alone = member("Network C", "BE")
    named(assembly, one, other)
    item = begun(assembly, one, other, alone, form="secret")
    secrecy.votes(other, item, "for")
    secrecy.votes(alone, item, "against")
    secrecy.close(item)
    declare(item)
    return item
