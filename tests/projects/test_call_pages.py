"""Calls as members, visitors and the office see them."""

from datetime import UTC, datetime, timedelta

import pytest
from cast import NOON
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from projects.samples import ASKED, call, of_law, own, real, told
from register.samples import member
from statutes.samples import SECRETARY

from accede.people.capacities import CLOCK, Capacity
from accede.projects.actions import note_search, take_calls
from accede.projects.eligibility.conditions import Type
from accede.projects.eligibility.sets import known_sets
from accede.projects.eligibility.wording import ASSUMED
from accede.projects.models import Call, Watch
from accede.projects.portal.client import Failed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def house():
    of_law()


@pytest.fixture
def at_noon(monkeypatch):
    """The hour of the samples."""
    monkeypatch.setattr("accede.people.queries.timezone.now", lambda: NOON)


def text(answer):
    return answer.content.decode()


def delegate_of(cast, client, country="BE"):
    one = member(country=country)
    return cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)


@pytest.mark.usefixtures("at_noon")
def test_a_delegate_reads_whether_its_country_is_eligible(cast, client):
    one = call()
    page = text(delegate_of(cast, client, "AZ").get(one.get_absolute_url()))
    assert "Azerbaijan is not eligible for this call." in page
    assert "Does not fit" in page


@pytest.mark.usefixtures("at_noon")
def test_the_list_shows_what_fits_and_leaves_out_what_does_not(cast, client):
    call(titles={"en": "For members of the Union"})
    call("OTHER", titles={"en": "For others"}, conditions=told().conditions.model_copy(update={"countries": ("AZ",)}))
    delegate_of(cast, client)
    everything, fitting = text(client.get("/en/space/calls/")), text(client.get("/en/space/calls/?state=open&fits=on"))
    assert "For others" in everything
    assert "Belgium is not eligible for this call." in everything
    assert "For others" not in fitting
    assert "For members of the Union" in fitting


@pytest.mark.usefixtures("at_noon")
def test_the_first_page_of_a_delegate_shows_three_calls_that_fit_those_that_end_first(cast, client):
    for number, month in enumerate((8, 5, 7, 6)):
        call(f"FITS-{number}", titles={"en": f"Fit {number}"}, deadlines=(datetime(2027, month, 20, tzinfo=UTC),))
    call("OVER", titles={"en": "Over"}, deadlines=(NOON - timedelta(days=1),))
    call("HIDDEN", audience="", titles={"en": "Not published"})
    call("OTHER", titles={"en": "For others"}, conditions=told().conditions.model_copy(update={"countries": ("AZ",)}))
    page = text(delegate_of(cast, client).get("/en/")).split("New in the members")[0]
    shown = [page.find(one) for one in ("Calls that may fit you", "Fit 1", "Fit 3", "Fit 2")]
    assert -1 not in shown
    assert shown == sorted(shown)
    assert [one for one in ("Fit 0", "Over", "Not published", "For others") if one in page] == []
    assert "Calls that may fit you" not in text(cast.signed_in(client, Capacity.SECRETARIAT).get("/en/"))


@pytest.mark.usefixtures("at_noon")
def test_the_first_page_looks_for_calls_as_what_each_member_of_its_delegate_is(cast, client):
    for type_ in (Type.NETWORK, Type.ENTERPRISE):
        asked = told().conditions.model_copy(update={"types": (type_,)})
        call(type_, titles={"en": f"For: {type_}"}, conditions=asked)
    one, _speaker = own(types=["network"])
    page = text(cast.signed_in(client, Capacity.DELEGATE, one.pk).get("/en/")).split("New in the members")[0]
    assert [one for one in ("For: network", "For: enterprise") if one in page] == ["For: network"]


@pytest.mark.usefixtures("at_noon")
def test_visitors_see_what_is_for_everybody_alone(client):
    hidden, shown = call("HIDDEN", titles={"en": "Hidden"}), call("SHOWN", "public", titles={"en": "Shown"})
    page = text(client.get("/en/space/calls/"))
    assert "Shown" in page
    assert "Hidden" not in page
    assert client.get(hidden.get_absolute_url()).status_code == 404
    assert client.get(shown.get_absolute_url()).status_code == 200


@pytest.mark.usefixtures("at_noon")
def test_what_a_project_would_cost_is_said_to_the_cent(cast, client):
    one = call()
    page = text(cast.signed_in(client, Capacity.SECRETARIAT).get(f"{one.get_absolute_url()}?budget=100001"))
    assert "€80,000.80" in page
    assert "€20,000.20" in page


def test_the_office_takes_a_file_in_and_notes_conditions(cast, client):
    cast.signed_in(client, Capacity.SECRETARIAT)
    sent = client.post("/en/space/calls/file/", {"file": SimpleUploadedFile("calls.json", real())}, follow=True)
    assert "New calls: 8. Changed: 0." in text(sent)
    one = Call.objects.get(identifier="SMP-COSME-2024-SEE-01")
    assert "Nobody has noted the conditions" in text(client.get(one.get_absolute_url()))
    filled = {
        "sets": ["eu"],
        "lands": "MD, UA",
        "min_organisations": 4,
        "from_eu": 2,
        "rate": "80%",
        "type_1": "public_authority",
    }
    client.post(f"/en/space/calls/{one.pk}/conditions/", filled | {"organisations_1": 3, "lands_1": 3})
    one.refresh_from_db()
    assert one.conditions == {
        "countries": ["eu", "MD", "UA"],
        "min_organisations": 4,
        "within": [{"countries": ["eu"], "organisations": 2}],
        "required": [{"type": "public_authority", "organisations": 3, "countries": 3}],
        "rate": "4/5",
    }


def test_a_form_that_is_sent_as_it_came_changes_nothing(cast, client):
    one = call()
    cast.signed_in(client, Capacity.SECRETARIAT)
    page = client.get(f"/en/space/calls/{one.pk}/conditions/")
    form = page.context["form"]
    client.post(page.request["PATH_INFO"], {name: value for name, value in form.initial.items() if value is not None})
    assert Call.objects.get().asked == told().conditions


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"lands": "Atlantis"}, "One of these is no country"),
        ({"rate": "much"}, "A share is written as"),
        ({"min_organisations": 5, "max_organisations": 2}, "The least is more than the most"),
    ],
)
def test_what_is_wrong_with_conditions_is_said(cast, client, wrong, why):
    one = call()
    page = cast.signed_in(client, Capacity.SECRETARIAT).post(f"/en/space/calls/{one.pk}/conditions/", wrong)
    assert why in text(page)
    assert Call.objects.get().conditions["min_countries"] == ASKED["min_countries"]


def test_a_file_that_cannot_be_read_is_answered_with_the_reason(cast, client):
    cast.signed_in(client, Capacity.SECRETARIAT)
    sent = client.post("/en/space/calls/file/", {"file": SimpleUploadedFile("calls.json", b"{")})
    assert (sent.status_code, "This is no JSON." in text(sent)) == (409, True)


def test_the_office_publishes_and_takes_back(cast, client):
    one = call(audience="")
    cast.signed_in(client, Capacity.SECRETARIAT)
    client.post(f"/en/space/calls/{one.pk}/publish/", {"audience": "public"})
    assert Call.objects.get().audience == "public"
    client.post(f"/en/space/calls/{one.pk}/publish/", {"withdraw": "1"})
    assert Call.objects.get().audience == ""


@pytest.mark.usefixtures("at_noon")
@pytest.mark.parametrize("number", [3, 300])
def test_a_long_list_asks_no_more_than_a_short_one(cast, client, number):
    take_calls([told(f"CALL-{n}") for n in range(number)], origin="file", by=SECRETARY, at=NOON)
    Call.objects.update(audience="members")
    delegate_of(cast, client)
    client.get("/en/space/calls/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/en/space/calls/?state=open&fits=on")
    assert len(asked) <= 20
    assert len(page.content) < 100_000
    assert "Cooperation partnerships" in text(page)


@pytest.mark.usefixtures("at_noon")
def test_the_list_is_handed_out_for_a_spreadsheet(cast, client):
    call()
    delegate_of(cast, client)
    assert "ERASMUS-2027-COOP,Cooperation partnerships,Erasmus+,2027-03-01,2027-09-01T17:00+02:00" in text(
        client.get("/en/space/calls.csv")
    )
    assert client.get("/en/space/calls.xlsx").status_code == 200


def test_the_office_says_what_the_portal_is_searched_for_and_reads_what_was_wrong(cast, client):
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "searched for nothing yet" in text(client.get("/en/space/calls/portal/"))
    client.post("/en/space/calls/portal/", {"words": "social economy"})
    assert client.post("/en/space/calls/portal/", {"words": "social economy"}).status_code == 409
    one = note_search(Watch.objects.get(), brought=Failed("status", 405), by=CLOCK, at=NOON)
    assert "The portal refuses, or has a fault of its own. (405)" in text(client.get("/en/space/calls/portal/"))
    client.post(f"/en/space/calls/portal/{one.pk}/")
    assert Watch.objects.get().is_paused


@pytest.mark.usefixtures("at_noon")
def test_groups_of_countries_that_are_assumed_say_so_with_the_reason_and_the_source(cast, client):
    one = call()
    page = text(delegate_of(cast, client).get(one.get_absolute_url()))
    for words in ("Which countries these are is assumed", "the guide of each year says", "Regulation (EU) 2021/817"):
        assert words in page
    sure = call("EU", conditions=told().conditions.model_copy(update={"countries": ("eu",)}))
    assert "is assumed" not in text(client.get(sure.get_absolute_url()))


def test_each_table_that_is_assumed_has_its_reason_in_every_language():
    assert set(ASSUMED) == {one.name for one in known_sets() if one.assumed}
