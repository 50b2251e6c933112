"""What the Board recommends is due for its members until it is noted, or the assembly has begun."""

import pytest
from cast import NOON
from django.urls import reverse
from procedure.samples import SECRETARY, advised, assembly, before_open_assembly, judge, verified

from accede.people.models import Account
from accede.procedure.models import Conflict
from accede.procedure.queries.candidacy import account_number
from accede.procedure.queries.due import candidacies_due

pytestmark = pytest.mark.django_db
TITLE = "Note what the Board recommends on "


def due(actor):
    return [row for row in candidacies_due(actor, NOON.date(), NOON) if row.title.startswith(TITLE)]


def test_it_is_due_by_the_assembly_for_the_board_and_not_for_the_secretariat():
    coming = assembly()
    candidacy = verified()
    [row] = due(judge())
    assert (row.title, row.on) == (TITLE + candidacy.organisation.name, coming.day)
    assert row.act_url.endswith(f"/candidacies/{candidacy.pk}/opinion/")
    assert due(SECRETARY) == []


@pytest.mark.parametrize("make", [advised, lambda: assembly() and before_open_assembly()])
def test_it_is_due_no_more_once_it_is_noted_or_the_assembly_has_begun(make):
    make()
    assert due(judge()) == []


def test_it_is_not_due_for_whoever_stands_aside():
    candidacy = verified()
    aside = judge()
    Conflict.objects.create(candidacy=candidacy, account_id=account_number(aside), reason="A cousin.", at=NOON)
    assert (due(aside), len(due(judge(2)))) == ([], 1)


def test_whoever_would_stand_aside_reads_first_what_follows(client):
    client.force_login(Account.objects.get(pk=account_number(judge())))
    page = client.get(reverse("candidacy_conflict", args=[verified().pk])).content.decode()
    assert "You can take it back until the Board has given its opinion." in page
