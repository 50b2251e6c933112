"""A change of the statutes is rehearsed on real facts, kept as a file, and loaded as an edition."""

from datetime import date

import pytest
from assembly.samples import CHAIR, attends, declare, opened, planned, vote
from cast import NOON
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import override
from register.samples import member
from statutes.samples import LAW, house_texts, law

from accede.assembly.actions import open_vote
from accede.people.capacities import Capacity
from accede.rulebook.loading import load
from accede.statutes.models import Edition

pytestmark = pytest.mark.django_db
TEXT = LAW.decode()
MAJORITY, NOTICE, FEE = (
    "majority.ordinary.for.more_than",
    "deadline.convocation.when",
    "fee.annual.table.A.medium",
)


@pytest.fixture
def at_noon(monkeypatch):
    for place in ("accede.web.proposal.views.now", "accede.people.queries.now"):
        monkeypatch.setattr(place, lambda: NOON)


@pytest.fixture
def page(client, cast, at_noon):
    law()
    house_texts()
    cast.signed_in(client, Capacity.SECRETARIAT)

    def post(group="votes", text=TEXT, do="try", in_force="2028-01-01", **more):
        filled = {"text": text, "group": group, "do": do, "in_force": in_force, **more}
        # A browser sends every field of the form; what is not tried stands as it was.
        shown = client.post(reverse("proposal"), {"text": text, "show": group, "do": "try"}).context["terms"]
        filled = {name: shown[name].value() for name in shown.fields if name != "in_force"} | filled
        return client.post(reverse("proposal"), filled)

    return post


def test_at_first_nothing_is_changed(client, page):
    html = client.get(reverse("proposal")).content.decode()
    assert "nothing changes yet" in html
    assert "Load it as an edition" not in html


def test_a_dearer_fee_names_the_members_who_would_pay_more(page):
    dear = member("Réseau Moyen", "BE")
    dear.organisation.figures.create(name="wises", value=14, year=2026, source="sample")
    member("Sans chiffres", "BE")
    shown = page("fees", **{FEE: "990"})
    assert [row["cells"] for row in shown.context["members"]["rows"]] == [
        [f"{dear.number} Réseau Moyen", "Yearly fee: Member", "€960.00", "€990.00"]
    ]


def test_a_higher_majority_recounts_the_votes_that_were_held(page):
    assembly = opened()
    members = [member(f"Network {country}", country) for country in ("BE", "FR", "IT", "RO", "ES")]
    for one in members:
        attends(one, assembly)
    item = open_vote(assembly.items.get(), by=CHAIR, at=NOON)
    for one, choice in zip(members, ("for", "for", "for", "against", "against"), strict=True):
        vote(one, item, choice)
    declare(item)
    shown = page(**{MAJORITY: "2/3", f"{MAJORITY} word": "at_least"})
    (row,) = shown.context["votes"]["rows"]
    assert row["cells"][1:] == ["carried", "rejected"]


def test_a_longer_notice_moves_the_dates_of_assemblies_to_come(page):
    planned(date(2027, 8, 14))
    shown = page("dates", **{NOTICE: "6 weeks before assembly"})
    (row,) = shown.context["dates"]["rows"]
    assert [row["cells"][0]["text"], *row["cells"][1:]] == [
        "The convocation leaves",
        "14\u00a0July 2027",
        "3\u00a0July 2027",
    ]


def test_what_cannot_be_a_share_is_told_by_its_key(page):
    html = page(**{MAJORITY: "three halves"}).content.decode()
    assert "majority.ordinary.for.more_than" in html
    assert "“three halves” is not a share" in html
    assert "Load it as an edition" not in html


def test_a_change_is_kept_while_another_group_is_shown(client, page):
    text = page(**{MAJORITY: "2/3"}).context["text"]
    both = page("fees", text=text, **{FEE: "990"}).context["text"]
    book = load(both.encode())
    assert (str(book.majority["ordinary"].votes_for.more_than), str(book.fee["annual"].part.table["A"]["medium"])) == (
        "2/3",
        "990",
    )


def test_the_proposal_is_saved_as_a_file_that_is_a_rulebook(page):
    kept = page(do="keep", **{MAJORITY: "2/3"})
    assert kept["Content-Disposition"] == 'attachment; filename="proposal.toml"'
    assert load(kept.content).rulebook.in_force == date(2028, 1, 1)


def test_lines_ended_as_a_browser_ends_them_change_nothing(client, page):
    shown = client.post(reverse("proposal"), {"text": TEXT.replace("\n", "\r\n"), "do": "try"})
    assert shown.context["text"] == TEXT


def test_a_file_is_tried_as_it_is(client, page):
    file = SimpleUploadedFile("next.toml", TEXT.replace("2021-11-26", "2028-01-01", 1).encode())
    shown = client.post(reverse("proposal"), {"file": file, "do": "bring"})
    assert str(shown.context["terms"]["in_force"].value()) == "2028-01-01"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "next.toml is not text in UTF-8."),
        (b"not toml at all", "this is not a TOML file"),
        (b"x" * 1_000_001, "These files are too large to be a rulebook with its tables."),
        (b"[rulebook]\n", "the key “association” is missing"),
    ],
)
def test_a_file_that_is_no_rulebook_is_told_in_one_sentence(client, page, content, sentence):
    shown = client.post(reverse("proposal"), {"file": SimpleUploadedFile("next.toml", content), "do": "bring"})
    assert sentence in shown.content.decode()


def test_it_is_loaded_as_an_edition_from_its_day(client, page):
    text = page(**{MAJORITY: "2/3"}).context["text"]
    done = client.post(reverse("proposal"), {"text": text, "do": "load"})
    assert done.status_code == 302
    assert bytes(Edition.objects.get(in_force="2028-01-01").content).decode() == text


def test_an_edition_of_a_day_that_has_one_is_refused_and_nothing_is_lost(client, page):
    text = page(in_force="2021-11-26", **{MAJORITY: "2/3"}).context["text"]
    refused = client.post(reverse("proposal"), {"text": text, "do": "load"})
    assert refused.status_code == 409
    assert "never edited, only succeeded" in refused.content.decode()
    assert refused.context["text"] == text


def test_a_member_of_the_board_tries_but_does_not_load(client, cast, page):
    text = page(**{MAJORITY: "2/3"}).context["text"]
    cast.signed_in(client, Capacity.BOARD)
    shown = client.post(reverse("proposal"), {"text": text, "do": "try"})
    assert "Load it as an edition" not in shown.content.decode()
    assert client.post(reverse("proposal"), {"text": text, "do": "load"}).status_code == 403


def test_it_speaks_french(client, page):
    with override("fr"):
        html = client.get(reverse("proposal")).content.decode()
    assert "Essayer une modification des statuts" in html
