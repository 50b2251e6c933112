"""The preview of a yearly call says who owes what and why; a call is asked for, shown while it goes on, and exported."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from fees.samples import called, sized
from fees.samples_call import carry_out
from python_calamine import CalamineWorkbook
from register.samples import many, member
from statutes.samples import SECRETARY, house_texts, law

from accede.fees.models import Call, Invoice
from accede.people.capacities import Capacity
from accede.people.queries import now
from accede.register.actions import declare_figure
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db
THEN = date(2025, 3, 4)
DAY = {"on": "2026-02-03"}


@pytest.fixture(autouse=True)
def treasurer(client, cast):
    law()
    house_texts()
    return cast.signed_in(client, Capacity.TREASURER)


def figure(one, value, year=2025):
    declare_figure(
        one.organisation, name="wises", value=value, year=year, by=SECRETARY, at=datetime(2026, 1, 1, tzinfo=UTC)
    )


def row(shown, name):
    return next(one["cells"] for one in shown.context["table"]["rows"] if one["cells"][0]["text"] == name)


def test_a_row_says_what_a_fee_follows_from_and_by_which_article(client):
    sized(name="Aalto")
    cells = row(client.get(reverse("fee_call"), DAY), "Aalto")
    assert cells[1] == {
        "text": "group A, 11 to 50 enterprises",
        "small": "Enterprises in the network: 12, as declared (2024).",
    }
    assert cells[2] == {"text": "€960.00", "small": "rules,\N{NO-BREAK SPACE}art.\N{NO-BREAK SPACE}2"}
    assert (cells[3]["tag"]["state"], str(cells[3]["tag"]["label"])) == ("now", "to be called")


def test_a_row_says_what_changed_since_last_year_and_why(client):
    one = sized(name="Aalto")
    called(one, year=2025, on=THEN)
    figure(one, 80)
    small = row(client.get(reverse("fee_call"), DAY), "Aalto")[1]["small"]
    assert small.endswith(
        "Last year: €960.00. Enterprises in the network: 12 then, 80 now. "
        "Size of the network: 11 to 50 enterprises then, more than 50 enterprises now."
    )


def test_whoever_was_not_called_last_year_is_told_apart_where_others_were(client):
    sized(name="Aalto")
    called(sized(name="Brug"), year=2025, on=THEN)
    small = row(client.get(reverse("fee_call"), DAY), "Aalto")[1]["small"]
    assert small.endswith("No fee was called last year.")


def test_a_fee_that_was_called_shows_what_was_called(client):
    one = sized(name="Aalto")
    invoice = called(one, year=2026, on=date(2026, 1, 4))
    figure(one, 80)
    cells = row(client.get(reverse("fee_call"), DAY), "Aalto")
    assert (cells[2]["text"], cells[2]["url"]) == ("€960.00", invoice.get_absolute_url())


def test_a_sample_scale_is_marked_wherever_a_call_shows_it(client):
    sized()
    for name in ("fee_call", "fee_call_all"):
        assert 'class="stamp">sample scale' in client.get(reverse(name)).content.decode()


def test_a_first_year_that_was_not_whole_is_a_reason(client):
    one = sized(name="Aalto", effective_on=date(2025, 3, 1))
    called(one, year=2025, on=THEN, joined=date(2025, 3, 1))
    small = row(client.get(reverse("fee_call"), DAY), "Aalto")[1]["small"]
    assert small.endswith("Last year: €720.00. Last year was its first, and not a whole one.")


def test_whoever_owes_what_it_owed_last_year_has_no_reasons(client):
    called(sized(name="Aalto"), year=2025, on=THEN)
    assert row(client.get(reverse("fee_call"), DAY), "Aalto")[1]["small"] == (
        "Enterprises in the network: 12, as declared (2024)."
    )
    assert client.get(reverse("fee_call"), DAY | {"state": "changed"}).context["table"]["rows"] == []


def test_whoever_cannot_be_called_has_the_reason_and_for_whom_may_note_it_the_cure(client, cast):
    one = member("Without figures")
    cells = row(client.get(reverse("fee_call"), DAY), "Without figures")
    assert cells[1]["small"].startswith("Not known yet: Enterprises in the network.")
    assert cells[2]["text"] == "cannot say"
    address, cure = reverse("fee_of_member", args=[one.number]), f'href="{reverse("figures", args=[one.number])}"'
    assert cure not in client.get(address).content.decode()
    assert cure in cast.signed_in(client, Capacity.SECRETARIAT).get(address).content.decode()


def test_what_a_call_brings_is_summed_by_country_group(client):
    sized(name="Aalto")
    sized(name="Brug", country="FR")
    sized(name="Cap", country="PL")
    shown = client.get(reverse("fee_call"), DAY)
    assert shown.context["claim"] == "3 fees can be called: €2,560.00"
    (table,) = shown.context["sums"]
    assert [one["cells"] for one in table["rows"]] == [["group A", "2", "€1,920.00"], ["group B", "1", "€640.00"]]


def test_members_are_found_by_name_and_by_what_a_call_would_do(client):
    sized(name="Žalto")
    member("Without figures")
    names = lambda **asked: [  # noqa: E731
        one["cells"][0]["text"] for one in client.get(reverse("fee_call"), DAY | asked).context["table"]["rows"]
    ]
    assert names(search="zal") == ["Žalto"]
    assert names(state="unsaid") == ["Without figures"]
    assert names(state="called") == []


def test_the_preview_is_handed_out_as_files(client):
    called(sized(name="=Aalto"), year=2025, on=THEN)
    text = client.get(reverse("fee_call_csv"), DAY).content.decode()
    assert text.splitlines()[1].split(",")[1:9] == ["'=Aalto", "BE", "full", "to_call", "960.00", "EUR", "960.00", ""]
    book = CalamineWorkbook.from_filelike(BytesIO(client.get(reverse("fee_call_xlsx"), DAY).content))
    assert book.get_sheet_by_index(0).to_python()[1][1] == "=Aalto"


def test_a_call_is_asked_for_then_opened_once_however_often_the_button_is_pressed(client):
    sized()
    asked = client.get(reverse("fee_call_all"))
    assert asked.context["follows"][0] == "One invoice is written: €960.00."
    said = {"seen": asked.context["seen"]}
    assert client.post(reverse("fee_call_all"), said).url == Call.objects.get().get_absolute_url()
    assert client.post(reverse("fee_call_all"), said).url == Call.objects.get().get_absolute_url()
    carry_out(Call.objects.get(), at=now())
    again = client.post(reverse("fee_call_all"), said)
    assert (again.status_code, Invoice.objects.count()) == (409, 1)
    assert "There is no fee to call." in again.content.decode()


def test_a_call_that_would_bring_something_else_is_shown_anew(client):
    one = sized()
    said = {"seen": client.get(reverse("fee_call_all")).context["seen"]}
    figure(one, 80)
    refused = client.post(reverse("fee_call_all"), said)
    assert refused.status_code == 409
    assert "What would be called has changed since you looked: look again." in refused.content.decode()
    assert refused.context["follows"][0] == "One invoice is written: €1,920.00."
    client.post(reverse("fee_call_all"), {"seen": refused.context["seen"]})
    assert Call.objects.get().cents == 192_000


def test_a_call_shows_how_far_it_has_come_and_whose_fee_it_could_not_call(client):
    one, _two = sized(name="Aalto"), sized(name="Brug")
    client.post(reverse("fee_call_all"), {"seen": client.get(reverse("fee_call_all")).context["seen"]})
    page = Call.objects.get().get_absolute_url()
    assert client.get(page).context["progress"]["words"] == "0 of 2 fees"
    progress = client.get(reverse("call_progress", args=[Call.objects.get().pk]))
    assert (
        client.get(
            reverse("call_progress", args=[Call.objects.get().pk]), headers={"If-None-Match": progress["ETag"]}
        ).status_code
        == 304
    )
    today = day_of(now())
    called(one, year=today.year, on=today)
    carry_out(Call.objects.get(), at=now())
    shown = client.get(page)
    assert shown.context["progress"]["words"] == "2 of 2 fees"
    assert [str(each["cells"][1]) for each in shown.context["table"]["rows"]] == [
        "The fee of this year was called meanwhile."
    ]
    assert "The call has ended." in shown.content.decode()


def test_the_page_of_a_members_fee_has_its_lines_and_its_citation(client):
    one = sized(effective_on=date(2026, 2, 1))
    shown = client.get(reverse("fee_of_member", args=[one.number]), {"on": "2026-03-01"})
    assert shown.context["sum"]["lines"][1] == ("First year: 10 months of twelve", -16_000)
    assert shown.context["sum"]["cite"].url == "/en/statutes/#art-rules-2"
    assert shown.context["changes"] == ["First year of membership."]
    before = client.get(reverse("fee_of_member", args=[one.number]), {"on": "2025-03-01"})
    assert "It is no member on that day." in before.content.decode()


@pytest.mark.parametrize("number", [3, 2000])
def test_the_preview_asks_20_questions_and_weighs_100_kb_at_most(number, client, django_assert_max_num_queries):
    many(number)
    with django_assert_max_num_queries(20):
        shown = client.get(reverse("fee_call"))
    assert len(shown.context["table"]["rows"]) == min(number, 50)
    assert len(shown.content) < 100_000
    with django_assert_max_num_queries(20):
        asked = client.get(reverse("fee_call_all"))
    client.post(reverse("fee_call_all"), {"seen": asked.context["seen"]})
    assert Call.objects.get().number == number
