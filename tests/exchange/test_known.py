"""What a member takes away of the exchange."""

import pytest
from cast import NOON
from exchange.samples import answered, brought, coming, drafted, question, visit
from register.samples import member
from statutes.samples import house_texts, law

from accede.web.dossier.views import parts_of

pytestmark = pytest.mark.django_db


def test_a_member_finds_in_its_dossier_what_it_said_and_took_part_in(at_noon):
    house_texts()
    law()
    one, other = member(), member("Brug", "NL").organisation
    drafted(one.organisation)
    question(one.organisation)
    answered(one.organisation, question(other, titles={"en": "Who mends?"}), "We do.")
    brought(one.organisation)
    visit(one.organisation)
    coming(one.organisation, visit(other), 3)
    parts = {part.key: [part.row(thing) for thing in part.things] for part in parts_of(one, NOON, "en")}
    keys = ("practices", "asked", "replies", "visits", "guests")
    assert {key: [(row[0], row[-1]) for row in parts[key]] for key in keys} == {
        "practices": [("A school of repair", "Bicycles are repaired.")],
        "asked": [("Who lets halls?", "We look for one.")],
        "replies": [("Who mends?", "We do.")],
        "visits": [("Three kitchens", "We cook.")],
        "guests": [("Three kitchens", 3)],
    }
    assert [row[0] for key in ("groups", "papers") for row in parts[key]] == ["Public procurement", "Guide"]
