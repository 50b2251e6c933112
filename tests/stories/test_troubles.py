"""What goes wrong in real life: too late, too short a notice, no script, no mouse, no connection, two clicks."""

from datetime import date, timedelta

import pytest

from accede.wording.formats import day as written

NETWORK = "Võrgustik Tööle (sample)"
VOTED_ON = "Novi Put (sample)"


@pytest.fixture(scope="module")
def told():
    """Once, on a phone."""
    return ("en", 390)


@pytest.fixture(scope="module")
def day(house):
    """The day of the assembly that the demo plans."""
    found = house.django("from accede.assembly.models import Assembly; print(Assembly.objects.first().day)")
    return date.fromisoformat(found.strip())


def plain(day_):
    return written(day_, "en").replace("\u00a0", " ")


def plan(secretary, day_, place):
    secretary.go("/assemblies/").fill(day=day_.isoformat(), hour="14:00", place=place).press("Plan this assembly")
    return secretary


def test_without_javascript_a_request_is_written_and_what_was_typed_is_kept(person):
    candidate = person(f"candidate, {NETWORK}", java_script_enabled=False)
    candidate.go("/").fill(sheet_legal_form="association", sheet_founded="soon", motivation="We wish to work with you.")
    candidate.press("Save and check again")
    kept = candidate.page.locator("[name=sheet_founded]"), candidate.page.locator("[name=motivation]")
    assert [one.input_value() for one in kept] == ["soon", "We wish to work with you."]
    assert candidate.page.locator("[name=sheet_founded][aria-invalid]").count() == 1


def test_too_late_for_one_assembly_a_request_goes_to_the_following_one(person, calendar, day):
    person("President").go(f"/assemblies/{day}/").press("Convene the members").reads("The members have been convened.")
    secretary = plan(person("Secretariat"), day + timedelta(days=60), "Vienna")
    calendar(secretary, day - timedelta(days=13))
    candidate = person(f"candidate, {NETWORK}", java_script_enabled=False)
    candidate.go("/").fill(
        sheet_legal_form="association",
        sheet_seat="Tartu",
        sheet_country="EE",
        sheet_founded=2014,
        sheet_wises=14,
        sheet_network_exists="exists",
        sheet_contact="Director",
        motivation="We wish to work with you.",
    )
    for box in candidate.page.locator("input[name=adheres]").all():
        box.check()
    candidate.press("Save and check again").press("Send the request")
    last, following = day - timedelta(days=14), day + timedelta(days=60)
    candidate.reads(f"It is too late for the assembly of {plain(day)}: the last day was {plain(last)}.")
    candidate.reads(f"The members can vote on it on {plain(following)}.", "art. 7")
    candidate.page.locator("main button.act").first.click()
    candidate.reads(f"It came too late for the assembly of {plain(day)}.")


def test_a_notice_that_would_be_too_short_is_refused_with_its_article(person, day):
    soon = day + timedelta(days=7)
    secretary = plan(person("Secretariat"), soon, "Rome").go(f"/assemblies/{soon}/")
    secretary.fill(matter="programme", title_en="Programme of the year", title_fr="Programme de l’année")
    secretary.press("Put it on the agenda")
    president = person("President").go(f"/assemblies/{soon}/").press("Convene the members")
    president.reads(plain(_month_before(soon)), "art. 14")
    assert president.page.get_by_text("The members have been convened.").count() == 0


def _month_before(day_):
    year, month = (day_.year, day_.month - 1) if day_.month > 1 else (day_.year - 1, 12)
    return date(year, month, day_.day)


@pytest.fixture(scope="module")
def item(house):
    """The page of the vote on the admission."""
    where = house.django(
        "from accede.assembly.models import Item; "
        f"print(next(one for one in Item.objects.all() if {VOTED_ON!r} in str(one.title)).get_absolute_url())"
    )
    return "/" + where.strip().split("/", 2)[2]


def test_the_assembly_opens_and_the_vote_is_opened_once_for_two_clicks(person, calendar, day, item):
    president = person("President")
    calendar(president.go("/"), day)
    president.go(f"/assemblies/{day}/").press("Open the assembly").reads("The assembly is open.")
    for delegate in ("first delegate", "second delegate"):
        person(delegate).go(f"/assemblies/{day}/").press("I am in the room")
    president.go(item)
    president.page.get_by_role("button", name="Open the vote").dblclick()
    president.reads("Declare the result").sees()


def test_a_delegate_votes_with_the_keyboard_alone(person, item):
    delegate = person("first delegate").go(item)
    press = delegate.page.keyboard.press
    for _ in range(60):
        press("Tab")
        if delegate.page.evaluate("document.activeElement.name") == "choice":
            break
    press("Space")
    chosen = delegate.page.locator("[name=choice]:checked")
    assert (chosen.count(), chosen.get_attribute("value")) == (1, "for")
    press("Enter")
    delegate.reads("Your vote was recorded")


def test_a_vote_cast_while_the_connection_is_gone_is_cast_again_and_counts_once(person, item, house):
    delegate = person("second delegate").go(item)
    delegate.page.context.set_offline(True)
    delegate.fill(choice="for").press("Cast this vote")
    delegate.page.context.set_offline(False)
    delegate.go(item).fill(choice="for")
    button = delegate.page.get_by_role("button", name="Cast this vote")
    button.dblclick()
    delegate.reads("Your vote was recorded")
    president = person("President").go(item).press("Declare the result")
    president.reads("1 of 1 votes cast is for")
    assert house.run("verify").returncode == 0


def test_a_result_is_declared_once(person, item, house):
    president = person("President").go(item)
    assert president.page.get_by_role("button", name="Declare the result").count() == 0
    declared = house.django(
        "from accede.journal.models import Entry; print(Entry.objects.filter(action='assembly.declare_result').count())"
    )
    assert declared.strip() == "1"
