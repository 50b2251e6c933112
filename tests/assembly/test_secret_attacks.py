"""A secret vote under attack: each is prevented, or found, as docs/security.md says."""

import logging

import gmpy2
import pytest
from assembly.samples import CHAIR
from assembly.samples_secrecy import Device, close, of, put_in, secret_vote, votes
from cast import NOON
from django.db import connection, transaction
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accede.assembly.actions.box import BoxBroken
from accede.assembly.actions.secrecy import void_secret_vote
from accede.assembly.models import Box, Draw, Slip
from accede.assembly.models.box import key_of, order_of
from accede.assembly.queries.secrecy import ballots_told, box_of, draws_told, in_box, published
from accede.blind.key import make
from accede.blind.signature import blind, finalize, prepared, sign, verify
from accede.journal.models import Entry
from accede.journal.record import digest

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    """A secret vote of three members with five votes each, all drawn and none cast."""
    item, members = secret_vote("BE", "FR", "IT", by_weight=True)
    sides = (["for"] * 5, ["against"] * 5, ["for", "for", "abstain", "against", "for"])
    return item, [Device(one, item, said).draw() for one, said in zip(members, sides, strict=True)]


def stuffed(box, choice, key):
    """Lay a ballot into the box by the database, signed with a key."""
    token = bytes(range(32))
    message = prepared(choice, token)
    hidden = blind(message, key.public)
    signature = finalize(message, sign(hidden.sent, key), hidden, key.public)
    return Slip.objects.create(
        key=key_of(token.hex()), box=box, token=token.hex(), choice=choice, signature=signature.hex()
    )


def in_the_file():
    """The tokens in the order in which the database reads them by itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT token FROM assembly_slip")
        return [row[0] for row in cursor.fetchall()]


# ── Who reads the database, the logs, a backup ──────────────────────────────


def test_a_ballot_says_nothing_but_its_choice():
    assert {one.name for one in Slip._meta.get_fields()} == {"key", "box", "token", "choice", "signature"}


def test_ballots_do_not_lie_in_the_order_in_which_they_came(room):
    item, devices = room
    slips = [slip for device in devices for slip in device.slips]
    for slip in slips:
        assert put_in(devices[0].box, slip) == ["kept"]
    close(item)
    assert in_the_file() == sorted((slip.token for slip in slips), key=order_of)


def test_every_draw_could_be_of_every_ballot(room):
    """For each ballot there is a factor under which it is what any member has sent to be signed."""
    _item, devices = room
    box = devices[0].box
    key, n = box.private, box.public.n
    for device in devices:
        sent = int.from_bytes(device.sent[0])
        for other in devices:
            encoded = int(gmpy2.powmod(int(other.slips[0].signature, 16), box.exponent, n))
            factor = key.rooted(int(sent * gmpy2.invert(encoded, n) % n))
            assert encoded * gmpy2.powmod(factor, box.exponent, n) % n == sent


def test_what_was_sent_to_be_signed_is_not_kept(room):
    _item, devices = room
    kept = " ".join(str(value) for row in Draw.objects.values() for value in row.values())
    assert not any(one.hex() in kept for device in devices for one in device.sent)


def test_no_log_tells_of_a_ballot(room, client, caplog):
    _item, (device, *_others) = room
    slip = device.slips[0]
    said = {"token": slip.token, "choice": slip.choice, "signature": slip.signature}
    with caplog.at_level(logging.DEBUG, logger=""):
        client.post(reverse("cast_secretly", args=[device.box.pk]), said)
        client.post(reverse("cast_secretly", args=[device.box.pk]), said | {"signature": "00"})
    logged = [one.getMessage() for one in caplog.records if one.name != "django.db.backends"]
    assert not any(slip.token in one or slip.signature in one for one in logged)


def test_the_journal_tells_of_no_ballot(room):
    item, devices = room
    for device in devices:
        device.cast()
    close(item)
    told = " ".join(str(one.values) + one.actor for one in Entry.objects.all())
    assert not any(slip.token in told for device in devices for slip in device.slips)


def test_a_backup_made_after_the_close_can_make_no_ballot(room):
    item, _devices = room
    close(item)
    assert [box.primes for box in Box.objects.all()] == [""]


# ── Who casts what is not theirs ────────────────────────────────────────────


def test_a_replay_is_the_same_ballot(room):
    _item, (device, *_others) = room
    assert device.cast() == ["kept"] * 5
    assert device.cast() == ["kept"] * 5
    assert Slip.objects.count() == 5


def test_a_token_is_not_spent_twice_though_both_are_signed():
    item, (one,) = secret_vote("BE", by_weight=True)
    device = Device(one, item, ["for", "against", "for", "for", "for"])
    device.tokens[1] = device.tokens[0]
    device.messages = [prepared(*pair) for pair in zip(device.choices, device.tokens, strict=True)]
    device.blinded = [blind(message, device.box.public) for message in device.messages]
    assert sorted(device.draw().cast()) == ["kept"] * 4 + ["spent"]


def test_a_late_ballot_is_not_taken(room):
    item, (one, two, _three) = room
    one.cast()
    close(item)
    assert two.cast() == ["closed"] * 5
    assert in_box(of(item)) == {"for": 5}


@pytest.mark.parametrize("at_home", [True, False])
def test_a_ballot_signed_by_another_key_is_not_taken(at_home):
    item, (one,) = secret_vote("BE")
    first = Device(one, item, ["for"]).draw()
    if at_home:
        void_secret_vote(item, reason="A phone was lost.", by=CHAIR, at=NOON)
        assert put_in(box_of(of(item)), *first.slips) == ["forged"]
    key = make(2048)
    message = prepared("for", first.tokens[0])
    hidden = blind(message, key.public)
    signature = finalize(message, sign(hidden.sent, key), hidden, key.public)
    slip = Slip(token=first.tokens[0].hex(), choice="for", signature=signature.hex())
    assert put_in(box_of(of(item)), slip) == ["forged"]


def test_a_signature_is_not_moved_to_another_choice_or_token(room):
    _item, (device, *_others) = room
    slip = device.slips[0]
    moved = Slip(token=slip.token, choice="against", signature=slip.signature)
    other = Slip(token=device.slips[1].token, choice=slip.choice, signature=slip.signature)
    assert put_in(device.box, moved, other) == ["forged", "forged"]


# ── Who writes into the database ────────────────────────────────────────────


def test_a_box_with_more_ballots_than_were_drawn_is_not_counted_though_all_are_signed(room):
    item, devices = room
    for device in devices:
        device.cast()
    stuffed(devices[0].box, "for", devices[0].box.private)
    with pytest.raises(BoxBroken):
        close(item)


def test_a_box_with_a_ballot_that_is_not_signed_is_not_counted(room):
    item, (device, *_others) = room
    stuffed(device.box, "for", make(2048))
    with pytest.raises(BoxBroken):
        close(item)


def test_a_box_in_which_a_choice_was_turned_is_not_counted(room):
    item, (device, *_others) = room
    device.cast()
    Slip.objects.filter(token=device.slips[0].token).update(choice="against")
    with pytest.raises(BoxBroken):
        close(item)


def test_a_ballot_that_was_dropped_before_the_close_is_missed_by_its_voter(room):
    item, (device, *_others) = room
    device.cast()
    Slip.objects.filter(token=device.slips[0].token).delete()
    close(item)
    there = {one["token"] for one in published(box_of(of(item)))["ballots"]}
    assert [slip.token in there for slip in device.slips] == [False, True, True, True, True]


def test_a_ballot_that_was_replaced_by_whoever_holds_the_key_is_missed_by_its_voter(room):
    item, (device, *_others) = room
    device.cast()
    Slip.objects.filter(token=device.slips[0].token).delete()
    stuffed(device.box, "against", device.box.private)
    close(item)
    there = {one["token"] for one in published(box_of(of(item)))["ballots"]}
    assert device.slips[0].token not in there


def test_what_is_changed_after_the_close_no_longer_fits_the_journal(room):
    item, (device, *_others) = room
    device.cast()
    box = close(item)
    kept = Entry.objects.get(action="assembly.close_secret_vote").values
    assert (digest(ballots_told(list(box.slips.all()))), digest(draws_told(box))) == (kept["box"], kept["draws"])
    Slip.objects.filter(token=device.slips[0].token).delete()
    Draw.objects.filter(organisation=device.membership.organisation).update(ballots=4)
    assert digest(ballots_told(list(box.slips.all()))) != kept["box"]
    assert digest(draws_told(box)) != kept["draws"]


# ── Whatever comes, in whatever order ───────────────────────────────────────


DEEDS = st.lists(st.tuples(st.integers(0, 14), st.sampled_from(["cast", "turn", "forge"])), max_size=40)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=DEEDS)
def test_the_box_holds_what_was_drawn_and_cast_each_once_and_nothing_else(room, deeds):
    _item, devices = room
    slips = [slip for device in devices for slip in device.slips]
    with transaction.atomic():
        cast = set()
        for number, deed in deeds:
            slip = slips[number]
            said = {"token": slip.token, "choice": slip.choice, "signature": slip.signature}
            if deed == "turn":
                said["choice"] = "against" if slip.choice != "against" else "for"
            elif deed == "forge":
                said["token"] = slip.signature[:64]
            (fate,) = put_in(devices[0].box, Slip(**said))
            assert (fate == "kept") == (deed == "cast")
            cast |= {number} if deed == "cast" else set()
        held = sorted(Slip.objects.values_list("token", "choice"))
        assert held == sorted((slips[number].token, slips[number].choice) for number in cast)
        key = devices[0].box.public
        assert all(verify(one.message, bytes.fromhex(one.signature), key) for one in Slip.objects.all())
        transaction.set_rollback(True)


def test_votes_that_were_drawn_and_cast_are_all_counted_whatever_their_number():
    item, members = secret_vote("BE", "FR", "IT", "ES", by_weight=True)
    for number, one in enumerate(members):
        votes(one, item, *["for"] * number, *["against"] * (5 - number))
    close(item)
    assert in_box(of(item)) == {"for": 6, "against": 14}
