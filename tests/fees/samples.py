"""Fees called for tests, by the real actions."""

from datetime import date

from cast import NOON
from permissions import Call, Sample
from register.samples import member, of_law
from statutes.samples import SECRETARY, house_texts

from accede.fees.actions import call_fee
from accede.register.actions import declare_figure

TODAY = date(2027, 5, 4)


def sized(wises=12, **known):
    """Return a member whose fee can be said."""
    one = member(**known)
    declare_figure(one.organisation, name="wises", value=wises, year=2024, by=SECRETARY, at=NOON)
    return one


def called(membership=None, year=2027, on=TODAY, **details):
    house_texts()
    return call_fee(membership or sized(), year=year, on=on, **details, by=SECRETARY, at=NOON)


def calling():
    house_texts()
    return Call((sized(),), {"year": 2027, "on": TODAY})


def invoice():
    one = called()
    return Call((one.year, one.number), owner=one.organisation_id)


SAMPLES = {
    "fees.call_fee": Sample("treasurer secretariat consequence", calling),
    "fees.record_payment": Sample("treasurer secretariat", lambda: Call((called(),), {"cents": 100, "on": TODAY})),
}
ACCESS = {
    "fees": Sample("treasurer secretariat auditor chair board", of_law),
    "fee_scale": Sample("everyone", of_law),
    "fee_scale_csv": Sample("treasurer secretariat auditor chair board", of_law),
    "fee_call": Sample("treasurer secretariat", of_law),
    "invoice": Sample("treasurer secretariat auditor chair board own:delegate", invoice),
    "journal": Sample("secretariat chair board treasurer auditor"),
    "proposal": Sample("secretariat chair board", of_law),
}
