"""The office shows its reason in the place of a comment, and the comment again."""

import pytest
from cast import NOON
from positions.samples import of_member
from statutes.samples import house_texts, law

from accede.journal.models import Entry
from accede.people.capacities import Capacity

pytestmark = pytest.mark.django_db


def test_a_comment_is_hidden_with_a_reason_that_members_read_and_shown_again(cast, client, monkeypatch):
    house_texts()
    law()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)
    comment = of_member()
    page = f"/en/space/positions/{comment.consultation_id}/paragraphs/1/"
    cast.signed_in(client, Capacity.SECRETARIAT)
    address = f"/en/space/positions/comments/{comment.pk}"
    assert client.post(f"{address}/hide/", {"reason": " "}).status_code == 200
    client.post(f"{address}/hide/", {"reason": "It names a person."})
    shown = client.get(page).content.decode()
    assert ("It names a person." in shown, "Well said." in shown) == (True, False)
    assert Entry.objects.get(action="positions.hide_comment").values["reason"] == "It names a person."
    client.post(f"{address}/show/")
    assert "Well said." in client.get(page).content.decode()
