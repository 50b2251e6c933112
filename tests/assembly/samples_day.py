"""The day of an assembly for tests: a room with an item in hand, and members who ask to speak."""

from assembly.samples import CHAIR, PARTICIPANTS, TODAY, attends, on_its_day, opened, prepared, speaker
from cast import NOON, open_account
from permissions import Call, Sample
from register.samples import member
from worlds import kept

from accede.assembly.actions import ask_to_speak, give_floor, pause, take_up
from accede.assembly.queries.code import code_of


@kept
def in_hand(*countries, day=TODAY, at=NOON):
    """Return the item in hand of an open assembly, and members from these countries who attend."""
    assembly = opened(day, at)
    members = [member(f"Network {one} {place}", one) for place, one in enumerate(countries)]
    for one in members:
        attends(one, assembly, at=at)
    item = assembly.items.get()
    take_up(item, by=CHAIR, at=at)
    return item, members


def asks(membership, item, kind="matter", at=NOON):
    return ask_to_speak(membership.organisation, item, kind=kind, by=speaker(membership), at=at)


def speaks(membership, item, at=NOON):
    speech = asks(membership, item, at=at)
    give_floor(speech, by=CHAIR, at=at)
    return speech


def asking():
    item, (one,) = in_hand("BE")
    return Call((one.organisation, item), {"kind": "matter"}, owner=one.organisation_id)


def asked():
    item, (one,) = in_hand("BE")
    return Call((asks(one, item),), owner=one.organisation_id)


@kept
def to_pause():
    return in_hand()[0].assembly


@kept
def paused():
    assembly = to_pause()
    pause(assembly, by=CHAIR, at=NOON)
    return assembly


def with_code():
    assembly = prepared()
    return Call((assembly.address, code_of(assembly, open_account("code@example.org"))))


SAMPLES = {
    "assembly.note_seen": Sample("delegate", lambda: Call((opened(),))),
    "assembly.take_up": Sample("chair", lambda: Call((opened().items.get(),))),
    "assembly.pause": Sample("chair", lambda: Call((to_pause(),))),
    "assembly.resume": Sample("chair", lambda: Call((paused(),))),
    "assembly.ask_to_speak": Sample("secretariat chair own:delegate", asking),
    "assembly.give_floor": Sample("chair", asked),
    "assembly.end_speech": Sample("secretariat chair own:delegate", asked),
}
ACCESS = {
    **dict.fromkeys(
        ("follow", "follow_live", "screen", "screen_live", "presence", "floor"),
        Sample(PARTICIPANTS, lambda: on_its_day(prepared())),
    ),
    **dict.fromkeys(("preside", "preside_live"), Sample("secretariat chair", lambda: on_its_day(prepared()))),
    "note_seen": Sample("delegate", lambda: on_its_day(prepared())),
    "own_code": Sample("delegate", lambda: on_its_day(prepared())),
    "desk": Sample("secretariat", lambda: on_its_day(prepared())),
    "desk_code": Sample("secretariat", with_code),
}
