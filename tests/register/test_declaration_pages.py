"""The pages of figures: a member declares on one, the office and the Board follow on others."""

import csv
from datetime import timedelta

import pytest
from cast import NOON
from django.urls import reverse
from register.samples import delegate, many, member
from register.samples_figures import accept, called, challenge, declare, declared, settle
from statutes.samples import SECRETARY, house_texts, law

from accede.people.capacities import Capacity
from accede.people.queries import now
from accede.register.actions import call_for_figures, declare_figure
from accede.register.models import Campaign, Declaration, Figure
from accede.statutes.queries import day_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts():
    law()
    house_texts()


@pytest.fixture
def last_year():
    return day_of(now()).year - 1


def address(name, one, year=2026, *more):
    return reverse(name, args=[one.number, year, *more])


def filled(response, **changed):
    form = response.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | changed


def cells(response):
    return [row["cells"] for row in response.context["table"]["rows"]]


def words(response):
    return response.content.decode().replace("\xa0", " ")


# The form of a member


def test_the_form_is_filled_with_the_figures_of_the_year_before(client, cast):
    one = member()
    for year, value in ((2024, 9), (2025, 10)):
        said = {"name": "wises", "value": value, "year": year, "definition": "all members"}
        declare_figure(one.organisation, **said, by=SECRETARY, at=NOON)
    called()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    shown = client.get(address("declare", one))
    assert filled(shown)["wises-value"] == 10
    assert filled(shown)["wises-definition"] == "all members"
    assert "For 2025: 10" in words(shown)
    assert "Counted: work integration social enterprises that are members of the network." in words(shown)
    assert "To be declared by Tuesday 15 June 2027." in words(shown)


def test_a_delegate_declares_for_its_own_member_only(client, cast):
    one, other = member(), member("Brug")
    called()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    said = {"seen": "0", "wises-value": "12", "wises-source": "own report"}
    answer = client.post(address("declare", one), said)
    assert (answer.status_code, answer.url) == (302, address("declaration", one))
    kept = Figure.objects.get()
    assert (kept.organisation, kept.value, kept.source) == (one.organisation, 12, "own report")
    assert client.post(address("declare", other), said).status_code == 403


def test_a_large_change_is_asked_about_and_what_was_typed_stays(client, cast):
    one = member()
    declare_figure(one.organisation, name="wises", value=10, year=2025, by=SECRETARY, at=NOON)
    called()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    said = {"seen": "0", "wises-value": "40", "workers-value": "7", "wises-source": "own report"}
    asked = client.post(address("declare", one), said)
    assert "It was 10 in 2025 and is 40 now: say why." in words(asked)
    assert 'value="own report"' in words(asked)
    assert Figure.objects.filter(declaration__isnull=False).count() == 0
    client.post(address("declare", one), said | {"wises-reason": "Three networks joined."})
    assert Figure.objects.get(value=40).reason == "Three networks joined."


@pytest.mark.parametrize("value", ["-1", "twelve", "1.5", "9" * 20])
def test_what_is_no_number_is_told_beside_its_field(client, cast, value):
    one = member()
    called()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    answer = client.post(address("declare", one), {"seen": "0", "wises-value": value})
    assert answer.status_code == 200
    assert "wises-value" in answer.context["form"].errors
    assert Figure.objects.count() == 0


def test_nothing_declared_is_refused_in_one_sentence(client, cast):
    one = member()
    called()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    answer = client.post(address("declare", one), {"seen": "0"})
    assert answer.status_code == 409
    assert "Declare at least one figure." in words(answer)


def test_a_second_window_is_told_what_happened_meanwhile(client, cast):
    one = member()
    called()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    client.post(address("declare", one), {"seen": "0", "wises-value": "12"})
    answer = client.post(address("declare", one), {"seen": "0", "wises-value": "13"})
    assert answer.status_code == 409
    assert "declared meanwhile" in words(answer)
    assert Figure.objects.get().value == 12


def test_an_answer_shows_what_was_asked_and_leaves_out_what_is_accepted(client, cast):
    found = declared()
    one = found.membership
    client.get("/")
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    client.post(address("declare", one), {"seen": "1", "wises-value": "12", "workers-value": "40"})
    accept(found, names=["workers"])
    challenge(found, reason="Where is this from?")
    shown = client.get(address("declare", one))
    assert "Where is this from?" in words(shown)
    assert "workers-value" not in filled(shown)


def test_a_year_that_is_not_asked_for_has_no_page(client, cast):
    one = member()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    assert client.get(address("declare", one, 1999)).status_code == 404
    assert client.get(address("declaration", one, 1999)).status_code == 404


def test_a_member_declares_the_year_that_has_ended_before_anybody_calls(client, cast, last_year):
    one = member()
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    client.post(address("declare", one, last_year), {"seen": "0", "wises-value": "12"})
    assert Declaration.objects.get().year == last_year


# One declaration


def test_a_declaration_shows_what_was_declared_and_what_was_accepted(client, cast):
    found = declared(12)
    settle(found, 10, reason="Two are closed.")
    cast.signed_in(client, Capacity.DELEGATE, found.membership.organisation_id)
    shown = client.get(found.get_absolute_url())
    assert cells(shown)[0][2:4] == ["12", "10"]
    assert cells(shown)[1][4] == "not known"
    assert not shown.context["may_accept"]


def test_a_declaration_tells_its_history(client, cast):
    found = declared(12)
    challenge(found, reason="Where is this from?")
    settle(found, 10, reason="Two are closed.")
    cast.signed_in(client, Capacity.AUDITOR)
    assert [one["text"] for one in client.get(found.get_absolute_url()).context["history"]] == [
        "Declared: Enterprises in the network 12",
        "Challenged: Enterprises in the network 12. Where is this from?",
        "Settled: Enterprises in the network 10, where 12 was declared. Two are closed.",
    ]


def test_all_figures_are_accepted_with_one_button_pressed_once_or_twice(client, cast):
    found = declared(12)
    cast.signed_in(client, Capacity.SECRETARIAT)
    for _press in range(2):
        assert client.post(address("figures_accept", found.membership)).status_code == 302
    assert (Figure.objects.get().accepted, Declaration.objects.get().state) == (12, "accepted")


def test_the_secretariat_challenges_and_only_the_board_settles(client, cast):
    found = declared(12)
    url = address("figure_review", found.membership, 2026, "wises")
    cast.signed_in(client, Capacity.SECRETARIAT)
    said = {"answer": "settle", "value": "10", "reason": "Two are closed."}
    assert "answer" in client.post(url, said).context["form"].errors
    assert client.post(url, {"answer": "challenge"}).context["form"].errors.keys() == {"reason"}
    client.post(url, {"answer": "challenge", "reason": "Where is this from?"})
    assert Figure.objects.get().state == "challenged"
    assert client.get(url).context["form"] is None
    cast.signed_in(client, Capacity.BOARD)
    assert client.post(url, said | {"value": ""}).context["form"].errors.keys() == {"value"}
    client.post(url, said)
    assert (Figure.objects.get().value, Figure.objects.get().accepted) == (12, 10)


def test_one_figure_is_accepted_as_it_was_declared(client, cast):
    found = declared(12)
    cast.signed_in(client, Capacity.BOARD)
    client.post(address("figure_review", found.membership, 2026, "wises"), {"answer": "accept"})
    assert Figure.objects.get().accepted == 12


def test_a_members_page_shows_what_counts_and_to_whom_it_may_concern_its_declarations(client, cast):
    found = declared(12)
    settle(found, 10, at=now())
    one = found.membership
    public = client.get(one.get_absolute_url())
    assert cells(public)[0][1] == {"text": "10", "small": "accepted"}
    assert "declarations" not in public.context
    cast.signed_in(client, Capacity.DELEGATE, one.organisation_id)
    titles = [row["title"] for row in client.get(one.get_absolute_url()).context["declarations"]]
    assert "Figures of 2026" in titles


# The campaign


@pytest.fixture
def campaign(last_year):
    """Call for the figures of last year, as a page would."""

    def call(**changed):
        today = day_of(now())
        days = {"due": today + timedelta(days=20), "remind_on": today + timedelta(days=10)}
        return call_for_figures(last_year, **(days | {"asks_from": 50} | changed), by=SECRETARY, at=now())

    return call


def test_the_secretariat_calls_for_figures_with_what_the_page_suggests(client, cast, last_year):
    delegate(member())
    cast.signed_in(client, Capacity.SECRETARIAT)
    assert "0 members have declared" in words(client.get(reverse("declarations")))
    shown = client.get(reverse("figures_call"))
    answer = client.post(reverse("figures_call"), filled(shown))
    assert (answer.status_code, answer.url) == (302, f"{reverse('declarations')}?year={last_year}")
    assert Campaign.objects.get().year == last_year
    again = client.post(reverse("figures_call"), filled(shown))
    assert again.status_code == 409
    assert "called for already" in words(again)


def test_the_list_says_who_has_declared_and_whom_nobody_speaks_for(client, cast, campaign, last_year):
    one, other = member(), member("Brug")
    delegate(other)
    campaign()
    declare(one, year=last_year, at=now())
    cast.signed_in(client, Capacity.SECRETARIAT)
    shown = client.get(reverse("declarations"))
    assert shown.context["claim"] == "1 of 2 members have declared"
    assert dict(shown.context["facts"])["to be checked"] == "1"
    assert [(row[0]["text"], row[0].get("small")) for row in cells(shown)] == [
        ("Aalto", "no delegate: write by post"),
        ("Brug", None),
    ]


def test_the_list_is_narrowed_to_a_state(client, cast, campaign, last_year):
    one = member()
    member("Brug")
    campaign()
    declare(one, year=last_year, at=now())
    cast.signed_in(client, Capacity.BOARD)

    def shown(state):
        asked = {"year": last_year, "state": state}
        return [row[0]["text"] for row in cells(client.get(reverse("declarations"), asked))]

    assert (shown(""), shown("declared"), shown("awaited")) == (["Aalto", "Brug"], ["Aalto"], ["Brug"])
    assert shown("late") == []
    Campaign.objects.update(due=day_of(now()) - timedelta(days=1))
    assert shown("late") == ["Brug"]


def test_a_reminder_says_how_many_were_reminded_or_that_nobody_was(client, cast, campaign, last_year):
    member()
    campaign()
    cast.signed_in(client, Capacity.SECRETARIAT)
    url = reverse("figures_remind", args=[last_year])
    assert "Nobody is to be reminded" in words(client.post(url, follow=True))
    Declaration.objects.update(written_on=day_of(now()) - timedelta(days=7))
    assert "One member is reminded." in words(client.post(url, follow=True))


def test_the_figures_of_a_year_are_a_file_with_what_was_declared_and_accepted(client, cast):
    found = declared(12)
    settle(found, 10)
    called()
    member("Brug")
    cast.signed_in(client, Capacity.AUDITOR)
    answer = client.get(reverse("declarations_csv"), {"year": 2026})
    (row,) = csv.DictReader(answer.content.decode().splitlines())
    assert (row["organisation"], row["figure"], row["declared"], row["accepted"]) == ("Aalto", "wises", "12", "10")


@pytest.mark.parametrize("number", [3, 300])
def test_the_list_and_its_file_ask_the_same_number_of_questions_for_3_and_for_300(
    number, client, cast, campaign, django_assert_max_num_queries
):
    many(number)
    campaign()
    cast.signed_in(client, Capacity.SECRETARIAT)
    with django_assert_max_num_queries(20):
        assert len(cells(client.get(reverse("declarations")))) == min(number, 50)
    with django_assert_max_num_queries(10):
        assert len(client.get(reverse("declarations_csv")).content.splitlines()) == number + 1


@pytest.mark.parametrize("number", [3, 300])
def test_a_call_asks_the_same_number_of_questions_for_3_and_for_300(number, campaign, django_assert_max_num_queries):
    many(number)
    # Letters are laid in batches: some more than for three.
    with django_assert_max_num_queries(40):
        campaign()
