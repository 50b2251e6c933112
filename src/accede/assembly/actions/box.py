"""The box of a secret vote as such: made with its key, checked, closed for good, and told to the journal."""

from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext_lazy as _

from accede.assembly.models import Box, Item, Slip
from accede.assembly.models.box import order_of
from accede.assembly.queries.secrecy import ballots_told, draws_told, faults_of
from accede.blind.key import make
from accede.journal.actions import Refused
from accede.journal.record import digest


class BoxBroken(Refused):
    """A box in which something does not belong decides nothing."""

    sentence = _(
        "The box of this vote does not hold together: there are ballots in it that nobody has drawn. Nothing was "
        "counted; write to whoever runs this site."
    )


def open_box(item: Item) -> Box:
    """Make the key of a vote, and the box that goes with it."""
    key = make()
    told = {"modulus": f"{key.public.n:x}", "exponent": key.e, "primes": f"{key.p:x} {key.q:x}"}
    return Box.objects.create(item=item, round=item.round, **told)


def close_box(box: Box, at: datetime) -> None:
    """Check a box whose lock is held, destroy its key, and write its ballots anew in the order of their hashes."""
    slips = sorted(box.slips.all(), key=lambda one: order_of(one.token))
    if faults_of(box, slips):
        raise BoxBroken
    box.slips.all().delete()
    Slip.objects.bulk_create(slips, batch_size=500)
    box.primes, box.closed_at, box.seal = "", at, digest(ballots_told(slips))
    box.save(update_fields=["primes", "closed_at", "seal"])


def box_values(box: Box) -> dict[str, object]:
    """Return what the journal keeps of a closed box: its key, and the seals of the ballots and of who has drawn."""
    drawn = draws_told(box)
    return {
        "key": key_told(box),
        "box": box.seal,
        "in_box": box.slips.count(),
        "draws": digest(drawn),
        "drawn": sum(one["tokens"] for one in drawn),
    }


def key_told(box: Box) -> str:
    """Return by what a key is known: the SHA-256 of its modulus in hexadecimal."""
    return sha256(box.modulus.encode()).hexdigest()
