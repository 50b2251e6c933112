"""A member of an association whose rules ask for more than numbers, for the tests of who may do what."""

from datetime import date

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

[fact]
level      = { kind = "choice", label = { en = "Level at which it works", fr = "Niveau" }, choices = { local = { en = "local", fr = "local" }, national = { en = "national", fr = "national" } } }
recognised = { kind = "yes", label = { en = "Recognised by its state", fr = "Reconnue par son pays" } }
founded    = { kind = "date", label = { en = "Founded on", fr = "Fondation" } }
spoken     = { kind = "list", label = { en = "Languages", fr = "Langues" } }
motto      = { kind = "text", label = { en = "Motto", fr = "Devise" } }
wises      = { source = "member", label = { en = "Enterprises", fr = "Entreprises" } }
"""
SINCE = date(2027, 1, 1)


def choosy(name="Aalto"):
    """A member under these rules."""
    Edition.objects.first() or load_edition(LAW, by=SECRETARY, at=NOON)
    return member(name)


def stating():
    return Call((choosy().organisation,), {"name": "level", "value": "local", "since": SINCE})


def page():
    house_texts()
    return Call((choosy().number, "level"))


SAMPLES = {"register.state_fact": Sample("secretariat technician consequence", stating)}
ACCESS = {"fact": Sample("secretariat", page)}
