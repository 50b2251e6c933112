"""The pages of a member's enterprises: seen by itself and the offices, filled line by line, put right again."""

from datetime import date

import pytest
from cast import NOON
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from fees.samples import called
from register.samples import delegate, listing, member
from statutes.samples import SECRETARY, house_texts, law

from accede.register.actions import declare_figure
from accede.register.models import Belonging, Enterprise, Likeness

pytestmark = pytest.mark.django_db
STARTS = "2026-01-01"


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def ours(client):
    one = member()
    client.force_login(delegate(one))
    return one


@pytest.fixture
def office(client, cast):
    return cast.signed_in(client, "secretariat")


def page(client, one, **asked):
    return client.get(reverse("enterprises", args=[one.number]), asked)


def sends(client, one, **said):
    return client.post(reverse("more_enterprises", args=[one.number]), {"starts": STARTS} | said)


def names(response):
    return [row["cells"][0] for row in response.context["table"]["rows"]]


def test_a_delegate_pastes_lines_and_the_page_counts_each_once(client, ours):
    assert sends(client, ours, lines="Atelier;BE;0403.019.261\nPassage;FR\n").status_code == 302
    shown = page(client, ours)
    assert shown.context["claim"] == "2 enterprises, each counted once"
    assert names(shown) == ["Atelier", "Passage"]
    told = [row["cells"][2] for row in shown.context["table"]["rows"]]
    assert told == [{"text": "0403.019.261", "small": "checked"}, {"text": "–", "small": ""}]


@pytest.mark.parametrize("sent", ["\ufeffAtelier;BE\nŽižkov;CZ\n".encode(), "Atelier;BE\nForêt;FR\n".encode("cp1252")])
def test_a_file_of_a_spreadsheet_is_read_whatever_wrote_it(client, ours, sent):
    assert sends(client, ours, file=SimpleUploadedFile("list.csv", sent)).status_code == 302
    assert sorted(Belonging.objects.values_list("name", flat=True))[1] in ("Žižkov", "Forêt")


def test_wrong_lines_are_told_each_and_nothing_is_listed(client, ours):
    refused = sends(client, ours, lines="Good;BE\nBad;BE;0403.019.262\nFar;Atlantis")
    assert (refused.status_code, Belonging.objects.count()) == (409, 0)
    assert [(row["mark"], row["text"]) for row in refused.context["wrong"]] == [("2", "Bad"), ("3", "Far")]
    html = refused.content.decode()
    assert "2 lines are wrong, and nothing is listed yet." in html
    assert "A right one looks like 0403.019.261." in html


def test_an_empty_list_is_asked_for_a_line(client, ours):
    assert "Give at least one line" in sends(client, ours).content.decode()


def test_a_list_is_searched_by_name_or_number_and_paged(client, ours):
    listing(ours, *((f"Atelier {index}", "") for index in range(60)), ("Élan", "0403.019.261"), starts=date(2026, 1, 1))
    first = page(client, ours)
    assert (len(names(first)), first.context["pages"].paginator.num_pages) == (50, 2)
    assert names(page(client, ours, q="elan")) == names(page(client, ours, q="0403019261")) == ["Élan"]
    assert "No enterprise matches." in page(client, ours, q="zebra").content.decode()


def test_what_is_ended_leaves_the_list_and_is_taken_back_from_below_it(client, ours):
    listing(ours, ("Atelier", ""), starts=date(2026, 1, 1))
    address = reverse("belonging", args=[Belonging.objects.get().pk])
    client.post(address, {"ends": "2026-02-01"})
    shown = page(client, ours)
    assert names(shown) == []
    assert [row["cells"][0] for row in shown.context["ended"]["rows"]] == ["Atelier"]
    client.post(address)
    assert names(page(client, ours)) == ["Atelier"]


def test_an_end_before_the_beginning_is_refused_in_a_sentence(client, ours):
    listing(ours, ("Atelier", ""), starts=date(2026, 1, 1))
    refused = client.post(reverse("belonging", args=[Belonging.objects.get().pk]), {"ends": "2025-02-01"})
    assert refused.status_code == 409
    assert "would end before it began" in refused.content.decode()


def test_the_page_says_which_number_counts(client, ours):
    assert page(client, ours).context["says"] == "From the first line on, it is the list that fees and votes count."
    declare_figure(ours.organisation, name="wises", value=40, year=2025, by=SECRETARY, at=NOON)
    assert page(client, ours).context["says"] == (
        "Fees and votes count what was declared: 40 (2025). A first line would change that."
    )
    listing(ours, ("Atelier", ""), starts=date(2026, 1, 1))
    assert page(client, ours).context["says"] == "Fees and votes count the list: 1. Declared were 40 (2025)."


def test_directory_and_member_page_say_that_a_number_comes_from_the_list(client, ours):
    listing(ours, ("Atelier", ""), ("Passage", ""), starts=date(2026, 1, 1))
    cells = client.get(reverse("members")).context["table"]["rows"][0]["cells"]
    assert {"text": "2", "small": "by its own list"} in cells
    assert "Counted by the member’s own list" in client.get(ours.get_absolute_url()).content.decode()


def test_an_invoice_says_where_the_number_came_from_that_it_rests_on(office):
    one = member()
    declare_figure(one.organisation, name="wises", value=40, year=2026, by=SECRETARY, at=NOON)
    shown = office.get(called(one).get_absolute_url())
    assert shown.context["origins"] == ["Enterprises in the network: 40, as declared (2026)."]
    other = member("Brug")
    listing(other, ("Atelier", ""), ("Passage", ""))
    shown = office.get(called(other).get_absolute_url())
    assert shown.context["origins"] == ["Enterprises in the network: 2, by the member’s own list on 4\u00a0May 2027."]


def test_the_office_says_of_a_pair_that_it_is_one_and_takes_it_back(office):
    listing(member("Aalto"), ("Atelier", ""), starts=date(2026, 1, 1))
    listing(member("Brug"), ("atelier", "0403.019.261"), starts=date(2026, 1, 1))
    first, second = Enterprise.objects.order_by("pk")
    shown = office.get(reverse("duplicates"))
    assert shown.context["claim"] == "One pair may be one enterprise"
    assert shown.context["table"]["foot"] == ["The whole network", "2", "2"]
    office.post(reverse("duplicates"), {"first": first.pk, "second": second.pk, "said": "one"})
    shown = office.get(reverse("duplicates"))
    assert (shown.context["claim"], shown.context["table"]["foot"][1:]) == (
        "No two enterprises look like one",
        ["1", "2"],
    )
    office.post(reverse("comparison_back", args=[Likeness.objects.get().pk]))
    assert office.get(reverse("duplicates")).context["table"]["foot"][1:] == ["2", "2"]


def test_the_whole_list_can_be_taken_away(client, ours):
    listing(ours, ("Atelier", "0403.019.261"), starts=date(2026, 1, 1))
    got = client.get(reverse("enterprises_csv", args=[ours.number])).content.decode().splitlines()
    assert got == ["name,country,number,starts,ends", "Atelier,BE,0403.019.261,2026-01-01,"]


@pytest.mark.parametrize("number", [3, 300])
def test_the_pages_ask_the_same_number_of_questions_for_3_and_for_300(number, office, django_assert_max_num_queries):
    one, other = member("Aalto"), member("Brug")
    for each in (one, other):
        listing(each, *((f"Atelier {index}", "") for index in range(number)), starts=date(2026, 1, 1))
    with django_assert_max_num_queries(22):
        page(office, one)
    with django_assert_max_num_queries(22):
        office.get(reverse("duplicates"))
