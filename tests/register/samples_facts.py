"""A member of an association whose rules ask for more than numbers, for the tests of who may do what."""

from datetime import date
from decimal import Decimal

from cast import NOON
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY, house_texts

from accede.statutes.actions import load_edition
from accede.statutes.models import Edition

LAW = b"""
[rulebook]
association = "Choosy"
in_force = 2020-01-01
languages = ["en", "fr"]

[article.13]
title = { en = "Members", fr = "Les membres" }

[category.full]
article = "13"
label = { en = "Member", fr = "Membre" }
rights = ["attend", "vote"]

[standing.local]
article = "13"
label = { en = "Works in one town" }
if = { level = "local" }
loses = ["vote"]

[weight.full]
article = "13"
for = "full"
fixed = 1

[body.assembly]
article = "13"
kind = "assembly"
label = { en = "Assembly" }

[fee.full]
article = "13"
label = { en = "Fee" }
for = "full"
by = "set_fee"
due = "30 days after invoice"

[fact]
set_fee    = { kind = "money", about = "association", label = { en = "Fee that the assembly has set" } }
level      = { kind = "choice", label = { en = "Level at which it works", fr = "Niveau" }, choices = { local = { en = "local", fr = "local" }, national = { en = "national", fr = "national" } } }
recognised = { kind = "yes", label = { en = "Recognised by its state", fr = "Reconnue par son pays" } }
founded    = { kind = "date", label = { en = "Founded on", fr = "Fondation" } }
spoken     = { kind = "list", label = { en = "Languages", fr = "Langues" } }
motto      = { kind = "text", label = { en = "Motto", fr = "Devise" } }
founded_in = { kind = "country", label = { en = "Country that it was founded in", fr = "Pays de fondation" } }
wises      = { source = "member", label = { en = "Enterprises", fr = "Entreprises" } }
"""
SINCE = date(2027, 1, 1)


def choosy(name="Aalto"):
    """A member under these rules."""
    Edition.objects.first() or load_edition(LAW, by=SECRETARY, at=NOON)
    return member(name)


def stating():
    return Call((choosy().organisation,), {"name": "level", "value": "local", "since": SINCE})


def stating_own():
    choosy()
    return Call((), {"name": "set_fee", "value": Decimal("120.50"), "since": SINCE})


def own_page(*name):
    def call():
        house_texts()
        choosy()
        return Call(name)

    return call


def page():
    house_texts()
    return Call((choosy().number, "level"))


SAMPLES = {
    "register.state_fact": Sample("secretariat technician consequence", stating),
    "statutes.state_fact": Sample("secretariat", stating_own),
}
ACCESS = {
    "fact": Sample("secretariat", page),
    "own_facts": Sample("secretariat chair board auditor", own_page()),
    "own_fact": Sample("secretariat", own_page("set_fee")),
}
