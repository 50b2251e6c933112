"""Payments by card or bank for tests, begun by the real actions."""

from cast import NOON, acting
from fees.samples import called, invoice
from permissions import Call, Sample

from accede.fees.actions.checkout import open_checkout
from accede.fees.paying import Fate, Found, Opened
from accede.people.capacities import Capacity


def checkout():
    """Return an attempt to pay by card or bank that was begun."""
    one = called()
    return open_checkout(one, by=acting(Capacity.DELEGATE, one.organisation_id), at=NOON)


def beginning():
    one = called()
    return Call((one,), owner=one.organisation_id)


def placing():
    one = checkout()
    return Call((one,), {"opened": Opened("tr_1", "https://pay.example/1")}, owner=one.invoice.organisation_id)


def taking_up():
    return Call((checkout(),), {"found": Found(Fate.FAILED, 1, "EUR", None)})


def coming_back():
    one = checkout()
    return Call((one.key,), owner=one.invoice.organisation_id)


SAMPLES = {
    "fees.open_checkout": Sample("own:delegate", beginning),
    "fees.place_checkout": Sample("own:delegate", placing),
    "fees.take_up_checkout": Sample("clock", taking_up),
}
ACCESS = {
    "invoice_pay": Sample("own:delegate", invoice),
    "checkout": Sample("treasurer secretariat auditor chair board own:delegate", coming_back),
    "checkout_told": Sample("everyone", lambda: Call((checkout().key,))),
}
