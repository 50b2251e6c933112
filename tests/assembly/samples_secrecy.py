"""Secret votes for tests: a voter's device, as the page's script has it, and votes with such voters."""

import secrets

from assembly.samples import CHAIR, PARTICIPANTS, at_its_place, attends, opened, speaker
from assembly.samples_casting import weighted
from cast import NOON
from permissions import Call, Sample
from register.samples import member

from accede.assembly.actions import open_vote
from accede.assembly.actions.objection import raise_objection
from accede.assembly.actions.secrecy import (
    cast_secretly,
    close_secret_vote,
    draw_ballots,
    signed,
)
from accede.assembly.models import Item, Slip
from accede.assembly.queries.secrecy import box_of
from accede.blind.signature import TOKEN, blind, finalize, prepared
from accede.people.capacities import VISITOR


def of(item):
    """Return an item as it stands now."""
    return Item.objects.select_related("assembly__edition").get(pk=item.pk)


class Device:
    """What somebody's browser does for one member: it makes tokens, blinds, draws, takes the blind off, casts."""

    def __init__(self, membership, item, choices):
        self.membership, self.item, self.box = membership, of(item), box_of(of(item))
        self.tokens = [secrets.token_bytes(TOKEN) for _one in choices]
        self.choices = list(choices)
        self.messages = [prepared(*pair) for pair in zip(self.choices, self.tokens, strict=True)]
        self.blinded = [blind(one, self.box.public) for one in self.messages]
        self.slips = []

    @property
    def sent(self):
        return [one.sent for one in self.blinded]

    def draw(self, holder=None, at=NOON, by=None):
        """Draw the ballots; `holder` is the member that draws for this one, `by` the delegate that draws its share."""
        drawer = holder or self.membership
        said = {"blinded": self.sent, "principal": self.membership.organisation if holder else None}
        box = draw_ballots(drawer.organisation, self.item, **said, by=by or speaker(drawer), at=at)
        key = self.box.public
        found = zip(self.messages, signed(box, self.sent), self.blinded, strict=True)
        signatures = [finalize(message, blind_one, blinded, key) for message, blind_one, blinded in found]
        made = zip(self.tokens, self.choices, signatures, strict=True)
        self.slips = [Slip(token=token.hex(), choice=choice, signature=one.hex()) for token, choice, one in made]
        return self

    def cast(self, at=NOON):
        """Cast what was drawn; return what became of each ballot."""
        return put_in(self.box, *self.slips, at=at)


def put_in(box, *slips, at=NOON):
    fresh = [Slip(token=one.token, choice=one.choice, signature=one.signature) for one in slips]
    return cast_secretly(box, slips=fresh, by=VISITOR, at=at)


def votes(membership, item, *choices):
    """Let a member draw and cast one ballot for each choice."""
    return Device(membership, item, choices).draw().cast()


def secret_vote(*countries, by_weight=False, form="secret", law=()):
    """Return a secret vote that is open, and its members; by weight each of them has five votes."""
    if by_weight:
        weighted(*law)
    item, members = to_open(*countries)
    return open_vote(item, form=form, by=CHAIR, at=NOON), members


def to_open(*countries):
    """Return an item whose vote can be opened, and members in the room."""
    assembly = opened()
    members = [member(f"Network {one} {number}", one) for number, one in enumerate(countries)]
    for one in members:
        attends(one, assembly)
    return assembly.items.get(), members


def close(item, at=NOON):
    return close_secret_vote(item, by=CHAIR, at=at)


def to_draw():
    item, (one,) = secret_vote("BE")
    return Call((one.organisation, item), {"blinded": Device(one, item, ["for"]).sent}, owner=one.organisation_id)


def to_cast():
    item, (one,) = secret_vote("BE")
    device = Device(one, item, ["for"]).draw()
    return Call((device.box,), {"slips": device.slips})


def to_hand_out():
    item, (one,) = secret_vote("BE")
    return Call((item,), {"organisation": one.organisation})


def missed():
    """Return a box that is closed, the member that drew in it, and what it said is missing."""
    item, (one,) = secret_vote("BE")
    device = Device(one, item, ["for"]).draw()
    close(item)
    box = box_of(of(item))
    said = {"text": "My ballot.", "tokens": [device.tokens[0].hex()]}
    return box, one, raise_objection(one.organisation, box, **said, by=speaker(one), at=NOON)


def to_object():
    item, (one,) = secret_vote("BE")
    Device(one, item, ["for"]).draw()
    close(item)
    return Call((one.organisation, box_of(of(item))), {"text": "My ballot."}, owner=one.organisation_id)


def to_be_answered():
    box, _one, objection = missed()
    call = at_its_place(box.item)
    return Call((*call.args, objection.pk), call.named)


SAMPLES = {
    "assembly.raise_objection": Sample("own:delegate", to_object),
    "assembly.answer_objection": Sample(
        "chair secretariat", lambda: Call((missed()[2],), {"answer": "It did not reach us."})
    ),
    "assembly.hand_out_papers": Sample("secretariat", to_hand_out),
    "assembly.draw_ballots": Sample("own:delegate", to_draw),
    "assembly.cast_secretly": Sample("everyone", to_cast),
    "assembly.close_secret_vote": Sample("chair", lambda: Call((secret_vote("BE")[0],))),
    "assembly.void_secret_vote": Sample("chair", lambda: Call((secret_vote("BE")[0],), {"reason": "A lost phone."})),
}


def closed():
    item, (one,) = secret_vote("BE")
    votes(one, item, "for")
    close(item)
    return at_its_place(item)


ACCESS = {
    "secret_vote": Sample("chair", lambda: at_its_place(to_open("BE")[0])),
    **dict.fromkeys(
        ("close_secret_vote", "draw_ballots"), Sample(PARTICIPANTS, lambda: at_its_place(secret_vote("BE")[0]))
    ),
    "hand_out_papers": Sample("secretariat", lambda: at_its_place(secret_vote("BE")[0])),
    "cast_secretly": Sample("everyone", lambda: Call((box_of(of(secret_vote("BE")[0])).pk,))),
    "answer_objection": Sample("chair secretariat", to_be_answered),
    **dict.fromkeys(("box", "box_file"), Sample(PARTICIPANTS, closed)),
}
