"""A roll that the rules refuse to count is told in one sentence, and no page fails."""

import pytest
from assembly.samples import BEFORE, attends, opened
from assembly.samples_rights import with_closing
from cast import NOON
from register.samples import member
from statutes.samples import LAW, SECRETARY

from accede.assembly.actions import NotAMember
from accede.assembly.actions.freezing import freeze_roll
from accede.people.capacities import Capacity
from accede.statutes.actions import load_edition

pytestmark = pytest.mark.django_db
CAP = b'\n[cap.country]\narticle = "15"\non = "country"\nat_most = 1\nover = "refused"\n'


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "The roll cannot be counted"), ("fr", "La liste des membres ne peut pas être comptée")],
)
def test_a_roll_over_a_cap_is_told_in_one_sentence(client, cast, language, title):
    load_edition(LAW + CAP, by=SECRETARY, at=BEFORE)
    assembly = opened()
    for name in ("Network A", "Network B"):
        attends(member(name, "FR"), assembly)
    cast.signed_in(client, Capacity.CHAIR)
    answer = client.get(assembly.items.get().get_absolute_url().replace("/en/", f"/{language}/"))
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert title in shown
    assert "Network B" in shown


def test_who_attends_is_asked_of_the_roll_once_it_has_closed():
    with_closing()
    assembly = opened()
    one = member("Network A")
    freeze_roll(assembly, by=SECRETARY, at=NOON)
    late = member("Network B")
    assembly.refresh_from_db()
    attends(one, assembly)
    with pytest.raises(NotAMember):
        attends(late, assembly)
