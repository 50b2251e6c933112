"""Yearly calls for tests, by the real actions."""

from cast import NOON
from fees.samples import TODAY, sized
from permissions import Call, Sample
from register.samples import of_law
from statutes.samples import SECRETARY, house_texts

from accede.fees.actions import carry_out_call, open_call
from accede.fees.models import Call as YearlyCall
from accede.fees.queries import planned, seal, to_call
from accede.people.capacities import CLOCK


def seen(on=TODAY, today=TODAY):
    """Return the seal of what a call would call."""
    house_texts()
    return seal(to_call(planned(on, today)), on)


def call_all(on=TODAY, at=NOON):
    """Open the call of a year."""
    return open_call(on=on, seen=seen(on, at.date()), by=SECRETARY, at=at)


def carry_out(call, at=NOON):
    """Carry a call out to its end, as the cashier does."""
    while not YearlyCall.objects.get(pk=call.pk).ended_at:
        carry_out_call(call, by=CLOCK, at=at)


def opening():
    sized()
    return Call((), {"on": TODAY, "seen": seen()})


def opened():
    sized()
    return Call((call_all(),))


def page_of_call():
    return Call((opened().args[0].pk,))


def page_of_member():
    house_texts()
    return Call((sized().number,))


OFFICE = "treasurer secretariat auditor chair board"
SAMPLES = {
    "fees.carry_out_call": Sample("clock", opened),
    "fees.open_call": Sample("treasurer secretariat", opening),
}
ACCESS = {
    "call": Sample(OFFICE, page_of_call),
    "call_progress": Sample(OFFICE, page_of_call),
    "fee_call": Sample(OFFICE, of_law),
    "fee_call_all": Sample("treasurer secretariat", of_law),
    "fee_call_csv": Sample(OFFICE, of_law),
    "fee_call_one": Sample("treasurer secretariat", of_law),
    "fee_call_xlsx": Sample(OFFICE, of_law),
    "fee_of_member": Sample(OFFICE, page_of_member),
}
