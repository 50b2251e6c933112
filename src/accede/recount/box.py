"""The box of a secret vote: each ballot bears the signature of the vote, was drawn by somebody, and is counted."""

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from accede.blind.key import PublicKey
from accede.blind.signature import prepared, verify
from accede.recount.ballot import BLANK, names_of
from accede.recount.bundle import Bundle, Row
from accede.recount.check import Check
from accede.recount.fault import Fault
from accede.recount.seal import digest
from accede.rulebook.facts import Fact
from accede.rulebook.papers import Paper
from accede.rulebook.roll import takes_part
from accede.rulebook.tally import Choices, Voter

CLOSING = ("assembly.close_secret_vote", "assembly.close_ballot")


def boxes(bundle: Bundle) -> Check:
    """Every ballot in a box belongs there, and the box is the one that was sealed at the close."""
    told = bundle.part("boxes")
    values = {"n": sum(len(one["ballots"]) for one in told), "drawn": sum(drawn(one) for one in told)}
    return Check("box", tuple(_faults(bundle, told)), values)


def _faults(bundle: Bundle, told: list[Row]) -> Iterator[Fault]:
    sealed = [one["values"] for one in bundle.entries_of(*CLOSING) if "box" in one["values"]]
    if len(sealed) != len(told):
        yield Fault("box.changed")
    for box, said in zip(told, sealed, strict=False):
        seals = (sha256(box["key"]["n"].encode()).hexdigest(), digest(box["ballots"]), digest(box["drawn"]))
        if seals != (said["key"], said["box"], said["draws"]):
            yield Fault("box.changed")
        yield from _drawn_wrong(bundle, box)
        yield from _forged(box)


def _drawn_wrong(bundle: Bundle, box: Row) -> Iterator[Fault]:
    may_draw = _may_draw(bundle)
    numbers = {row["number"]: bundle.voters[row["organisation"]].member for row in bundle.roll}
    tokens: Counter[int] = Counter()
    for one in box["drawn"]:
        tokens[one["member"]] += one["tokens"]
    shared = {one["member"] for one in box["drawn"] if one.get("share")}
    for member, number in tokens.items():
        most = may_draw.get(numbers.get(member))
        # Of the delegates that carry a member's votes in shares, some may have drawn and others not.
        if number != most and (member not in shared or most is None or number > most):
            yield Fault("box.no_right", {"member": member})
    if len({(one["member"], one.get("share")) for one in box["drawn"]}) < len(box["drawn"]):
        yield Fault("box.drawn_twice")
    if len(box["ballots"]) > drawn(box):
        yield Fault("box.stuffed", {"n": len(box["ballots"]), "drawn": drawn(box)})


def _may_draw(bundle: Bundle) -> dict[str, int]:
    """How many ballots each member may draw: its votes, or one, where it speaks for a group or is alone in it."""
    there = _there(bundle)
    if bundle.voice is None:
        votes = {one["member"]: one["votes"] for one in bundle.part("rights")}
        return {one.member: votes[one.member] for one in there}
    groups, named = Counter(one.belongs(bundle.voice.group) for one in there), _spoken_for(bundle)
    return {
        one.member: 1
        for one in there
        if one.facts.get("speaks") is True
        or (groups[(group := one.belongs(bundle.voice.group))] == 1 and group not in named)
    }


def _forged(box: Row) -> Iterator[Fault]:
    key = PublicKey(int(box["key"]["n"], 16), box["key"]["e"])
    tokens = Counter(one["token"] for one in box["ballots"])
    yield from (Fault("box.twice", {"token": token}) for token, number in tokens.items() if number > 1)
    for one in box["ballots"]:
        token, signature = bytes.fromhex(one["token"]), bytes.fromhex(one["signature"])
        if not verify(prepared(one["choice"], token), signature, key):
            yield Fault("box.forged", {"token": one["token"]})


def drawn(box: Row) -> int:
    """How many ballots were drawn for a box."""
    return sum(one["tokens"] for one in box["drawn"])


def in_box(bundle: Bundle) -> Choices:
    """How many ballots the box of a question has for each choice; who agreed on no speaker has a blank voice."""
    counted = Counter(one["choice"] for box in bundle.part("boxes") for one in box["ballots"])
    return dict(counted + Counter({"blank": silent(bundle)}))


def papers(bundle: Bundle, number: int) -> list[Paper]:
    """The papers in the box of one ballot of an election."""
    found = [box for box in bundle.part("boxes") if box["round"] == number]
    counted = Counter(one["choice"] for box in found for one in box["ballots"])
    counted += Counter({BLANK: silent(bundle) if found else 0})
    return [Paper(names_of(choice), votes) for choice, votes in counted.items()]


def silent(bundle: Bundle) -> int:
    """How many groups with one voice have several members there, and nobody who speaks for them."""
    if bundle.voice is None:
        return 0
    groups, named = Counter(one.belongs(bundle.voice.group) for one in _there(bundle)), _spoken_for(bundle)
    return sum(number > 1 and group not in named for group, number in groups.items())


def _there(bundle: Bundle) -> list[Voter]:
    """The members with a vote that are there, or whose holder is."""
    voters = {voter.member: voter for voter in bundle.voters.values()}
    rights = {one["member"]: one["holds"] for one in bundle.part("rights")}
    return [one for name, one in voters.items() if takes_part(one, voters) and rights[name] is not False]


def _spoken_for(bundle: Bundle) -> set[Fact | None]:
    """The groups that have named who speaks for them."""
    speakers = [one for one in bundle.voters.values() if one.facts.get("speaks") is True]
    return {one.belongs(bundle.voice.group) for one in speakers}
