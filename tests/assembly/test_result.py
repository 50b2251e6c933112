"""The page of a result says how it came about, and its archive counts to the same outcome without the site."""

import json
from datetime import timedelta
from zipfile import ZipFile

import pytest
from assembly.samples import arrears, attends, declare, planned, vote, voting, with_quorum
from django.urls import reverse
from django.utils.html import strip_tags
from register.samples import member
from statutes.samples import SECRETARY, house_texts
from typer.testing import CliRunner

from accede.assembly import effects
from accede.people.capacities import Capacity
from accede.people.queries import DueRow, now
from accede.register.actions import declare_figure
from accede.statutes.queries import day_of
from accede.web.cli import app

pytestmark = pytest.mark.django_db


@pytest.fixture
def today(at_noon):
    house_texts()
    planned(at=now() - timedelta(days=90), day=now().date() + timedelta(days=900))
    return day_of(now())


def late(name, country, today):
    """Return a member in arrears since yesterday."""
    one = member(name, country)
    owed = arrears(one)
    owed.due = today - timedelta(days=1)
    owed.save()
    return one


def held(today, *choices, absent=0):
    """Hold a vote today: (country, choice) in the order of the register; an empty choice is silence."""
    unpaid = late("Nordlys", "DK", today)
    item, members = voting(*(country for country, _choice in choices), at=now(), day=today, absent=absent)
    attends(unpaid, item.assembly, at=now())
    for one, (_country, choice) in zip(members, choices, strict=True):
        if choice:
            vote(one, item, choice, at=now())
    declare(item, at=now())
    return item


ITALY_DIFFERS = (
    ("FR", "for"), ("FR", "for"), ("BE", "for"), ("IT", "for"), ("IT", "against"), ("HU", "against"), ("NL", "abstain"), ("PT", ""),
)  # fmt: skip


def shown(client, cast, item):
    return cast.signed_in(client, Capacity.SECRETARIAT).get(item.get_absolute_url())


def html(response):
    return response.content.decode().replace("\u00a0", " ")


def test_the_bar_shows_the_voices_and_the_line_that_they_had_to_pass(client, cast, today):
    vote = shown(client, cast, held(today, *ITALY_DIFFERS)).context["vote"]
    assert (vote["bar"]["in_favour"], vote["bar"]["against"]) == (["FR", "BE"], ["HU"])
    assert str(vote["bar"]["line"]) == "1/2"
    assert vote["bar"]["needed"] == "2 of 3 needed"
    assert vote["sentence"] == "2 of 3 votes cast are for; 2 needed."
    assert (vote["cite"].mark, vote["cite"].assumed) == ("art.\u00a013", True)
    assert vote["cite"].rows[-2:] == [("Needed", "2", True), ("Reached", "2", True)]


def test_what_is_not_counted_says_why(client, cast, today):
    rows = shown(client, cast, held(today, *ITALY_DIFFERS)).context["vote"]["not_counted"]
    assert [(row["label"], [tile["label"] for tile in row["tiles"]], row["note"]) for row in rows] == [
        ("Blank", ["IT"], "Members differ: Italy"),
        ("Abstained", ["NL"], ""),
        ("Did not vote", ["PT"], ""),
    ]


def test_every_voice_stands_by_country_with_what_its_members_said(client, cast, today):
    table = shown(client, cast, held(today, *ITALY_DIFFERS)).context["table"]
    cells = [row["cells"] for row in table["rows"]]
    assert [(country, voice) for country, _members, voice in cells] == [
        ("Belgium", "For"),
        ("France", "For"),
        ("Hungary", "Against"),
        ("Italy", "Blank"),
        ("Netherlands", "Abstain"),
        ("Portugal", "No\u00a0voice"),
    ]
    assert cells[3][1]["small"] == "Its members differ: the voice is blank."
    assert ": for and " in cells[3][1]["text"]


def test_countries_that_spoke_stand_before_those_that_were_silent(client, cast, today):
    table = shown(client, cast, held(today, ("BE", ""), ("IT", "for"), ("FR", "against"))).context["table"]
    assert [row["cells"][0] for row in table["rows"]] == ["France", "Italy", "Belgium"]


def test_who_was_left_out_stands_there_with_the_article(client, cast, today):
    (left,) = shown(client, cast, held(today, *ITALY_DIFFERS)).context["left_out"]
    assert left["text"] == "1 member was left out before the count. The reason: Annual fee unpaid."
    assert left["cite"].mark == "art.\u00a015"
    assert left["cite"].rows == [("Nordlys", "Annual fee unpaid", False)]


def test_the_page_is_whole(client, cast, today):
    page = html(shown(client, cast, held(today, *ITALY_DIFFERS)))
    assert "Admitted: Réseau Neuf" in page
    assert "The chair declared the result at" in page
    assert "No quorum is asked for; 8 of 9 members take part with a vote." in page
    assert "The ledger of this vote has 7 lines" in page
    assert f"accede verify {today}-1.zip" in strip_tags(page)


def test_a_vote_in_which_nobody_speaks_is_told_too(client, cast, today):
    response = shown(client, cast, held(today, ("BE", ""), ("FR", "")))
    assert response.context["vote"]["bar"]["line"] == ""
    assert "Not admitted: Réseau Neuf" in html(response)


def test_what_follows_is_told_by_the_room_that_does_it(client, cast, today, monkeypatch):
    told = [DueRow(on=today, title="Fee called", text="By letter.", act_label="See it", act_url="/en/fees/")]
    monkeypatch.setitem(effects.EFFECTS, "admission", effects.Consequence(lambda *_, **__: None, lambda item: told))
    page = html(shown(client, cast, held(today, ("BE", "for"))))
    assert "What follows" in page
    assert "Fee called" in page


def test_where_members_do_not_speak_with_one_voice_each_vote_stands_alone(client, cast):
    house_texts()
    with_quorum(b'voice           = "country"\n')
    item = held(day_of(now()), ("FR", "for"), ("FR", "against"), ("BE", "for"), ("IT", ""))
    response = shown(client, cast, item)
    assert response.context["vote"]["bar"]["in_favour"] == ["FR", "BE"]
    assert response.context["vote"]["bar"]["against"] == ["FR"]
    votes = [row["cells"][2] for row in response.context["table"]["rows"]]
    assert votes == ["For", "For", "Against", "Did not vote"]
    assert "There is a quorum: 4 take part, 2 are needed." in html(response)
    assert "Votes by member" in html(response)


def test_without_a_quorum_the_page_says_that_nothing_is_decided(client, cast):
    house_texts()
    with_quorum()
    response = shown(client, cast, held(day_of(now()), ("FR", "for"), ("BE", ""), ("IT", ""), absent=2))
    assert "No quorum: Réseau Neuf" in html(response)
    assert "There is no quorum: 1 take part, 2 are needed." in html(response)
    assert "1 of 1 votes cast is for" not in html(response)


def recounted(client, item, tmp_path):
    """Count the archive with the command line, and return its answer and its status."""
    response = client.get(reverse("item_archive", args=[item.assembly.day, item.position]))
    assert response["Content-Type"] == "application/zip"
    archive = tmp_path / "result.zip"
    archive.write_bytes(response.content)
    return CliRunner().invoke(app, ["verify", str(archive), "--json"]), archive


@pytest.mark.parametrize(
    ("choices", "absent"),
    [(ITALY_DIFFERS, 0), ((("BE", "against"), ("FR", "for"), ("IT", "")), 1), ((("BE", ""),), 0)],
)
def test_the_archive_counts_to_the_declared_outcome(client, cast, today, tmp_path, choices, absent):
    item = held(today, *choices, absent=absent)
    item.refresh_from_db()
    cast.signed_in(client, Capacity.AUDITOR)
    answer, _archive = recounted(client, item, tmp_path)
    assert answer.exit_code == 0, answer.output
    [said] = [one["values"] for one in json.loads(answer.output)["checks"] if one["check"] == "count"]
    assert said == {"outcome": item.result["outcome"], **item.result["tally"], "corrections": 0}


def test_the_roll_names_every_member_with_what_decides(client, cast, today, tmp_path):
    one = late("Nordlys\nNetværk", "DK", today)
    declare_figure(one.organisation, name="wises", value=7, year=2024, by=SECRETARY, at=now())
    item, _members = voting("BE", at=now(), day=today)
    declare(item, at=now())
    cast.signed_in(client, Capacity.AUDITOR)
    _answer, archive = recounted(client, item, tmp_path)
    with ZipFile(archive) as files:
        rows = json.loads(files.read("roll.json"))
        rights = json.loads(files.read("rights.json"))
    assert (rows[0]["name"], rows[0]["country"], rows[0]["attendance"]) == ("Nordlys\nNetværk", "DK", "absent")
    assert (rows[0]["facts"]["in_arrears"], rows[0]["facts"]["wises"]) == (True, 7)
    assert (rights[0]["member"], rights[0]["holds"], rights[0]["article"]) == ("1 Nordlys Netværk", False, ["15"])


def test_there_is_nothing_to_recount_before_the_result(client, cast, today):
    item, _members = voting("BE", at=now(), day=today)
    cast.signed_in(client, Capacity.CHAIR)
    assert client.get(reverse("item_archive", args=[item.assembly.day, 1])).status_code == 404
