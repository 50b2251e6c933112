"""What goes wrong in real life: too late, too short a notice, no script, no mouse, no connection, two clicks."""

from calendar import monthrange
from datetime import date, timedelta

import pytest

from accede.wording.formats import day as written

NEW = "Ny Vej (sample)"
NETWORK = "Võrgustik Tööle (sample)"
VOTED_ON = "Novi Put (sample)"
VOTED = "Votre vote a été enregistré"


@pytest.fixture(scope="module")
def told():
    """Once, in French, on a phone: what is expected stands here in French, what is pressed in English."""
    return ("fr", 390)


@pytest.fixture(scope="module")
def day(house):
    """The day of the assembly that the demo plans."""
    found = house.django(
        "from accede.assembly.models import Assembly; print(Assembly.objects.filter(is_rehearsal=False).first().day)"
    )
    return date.fromisoformat(found.strip())


def plain(day_):
    return written(day_, "fr").replace("\u00a0", " ")


def plan(secretary, day_, place):
    secretary.go("/assemblies/").fill(day=day_.isoformat(), hour="14:00", place=place).press("Plan this assembly")
    return secretary


def test_without_javascript_interest_is_expressed_and_a_time_taken(person, house):
    visitor = person(java_script_enabled=False).go("/interest/")
    visitor.fill(name=NEW, country="DK", contact="Director", email="vej@example.org").press("Send")
    visitor.reads("Thank you, your message has arrived")
    office = person("Secretariat", java_script_enabled=False).go("/candidacies/").press(NEW)
    times = date.fromisoformat(office.page.locator("#demo-day").input_value()) + timedelta(days=2)
    office.fill(time_1=f"{times}T10:00").press("Offer these times").reads("60 minutes")
    candidate = person(java_script_enabled=False)
    candidate.page.goto(house.link_of("vej@example.org"))
    candidate.go("/").page.locator("input[name=slot]").first.check()
    candidate.press("Take this time")
    candidate.reads("The time is settled.", "The invitation for your calendar is on its way.")


def test_without_javascript_a_request_is_written_and_what_was_typed_is_kept(person):
    candidate = person(f"candidate, {NETWORK}", java_script_enabled=False)
    candidate.go("/").fill(sheet_legal_form="association", sheet_founded="soon", motivation="We wish to work with you.")
    candidate.press("Save and check again")
    kept = candidate.page.locator("[name=sheet_founded]"), candidate.page.locator("[name=motivation]")
    assert [one.input_value() for one in kept] == ["soon", "We wish to work with you."]
    assert candidate.page.locator("[name=sheet_founded][aria-invalid]").count() == 1


def test_words_saved_while_the_connection_is_gone_are_there_when_it_is_back(person):
    candidate = person(f"candidate, {NETWORK}").go("/").fill(motivation="Typed on a train.")
    candidate.page.context.set_offline(True)
    with candidate.page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-error:")):
        candidate.press("Save and check again")
    candidate.page.context.set_offline(False)
    candidate.go("/")
    assert candidate.page.locator("[name=motivation]").input_value() == "Typed on a train."


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
    candidate.reads(f"Il est trop tard pour l’assemblée du {plain(day)} : le dernier jour était le {plain(last)}.")
    candidate.reads(f"Les membres pourront la voter le {plain(following)}.", "art. 7")
    # axe is a script: what somebody without one reads is looked at in another window.
    looking = person(f"candidate, {NETWORK}")
    looking.page.goto(candidate.page.url)
    looking.reads("art. 7").sees()
    candidate.page.locator("main button.act").first.click()
    candidate.reads(f"Elle est arrivée trop tard pour l’assemblée du {plain(day)}.")
    looking.go("/").sees()


def test_a_notice_that_would_be_too_short_is_refused_with_its_article(person, day):
    soon = day + timedelta(days=7)
    secretary = plan(person("Secretariat"), soon, "Rome").go(f"/assemblies/{soon}/")
    secretary.fill(matter="programme", title_en="Programme of the year", title_fr="Programme de l’année")
    secretary.press("Put it on the agenda")
    president = person("President").go(f"/assemblies/{soon}/").press("Convene the members")
    president.reads(f"sa convocation devait partir au plus tard le {plain(_month_before(soon))}", "art. 14").sees()
    assert president.said("The members have been convened.") not in president.body()


def _month_before(day_):
    year, month = (day_.year, day_.month - 1) if day_.month > 1 else (day_.year - 1, 12)
    return date(year, month, min(day_.day, monthrange(year, month)[1]))


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
    president.page.get_by_role("button", name=president.said("Open the vote")).dblclick()
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
    delegate.reads(VOTED)


def test_a_vote_cast_while_the_connection_is_gone_is_cast_again(person, item, house):
    delegate = person("second delegate").go(item).fill(choice="for")
    delegate.page.context.set_offline(True)
    with delegate.page.expect_event("requestfailed", lambda request: request.method == "POST"):
        delegate.press("Cast this vote")
    assert _ballots(house) == 1
    delegate.page.context.set_offline(False)
    # This time the vote arrives, and its answer does not.
    delegate.go(item).fill(choice="for").page.route("**", _answer_lost)
    with delegate.page.expect_event("requestfailed", lambda request: request.method == "POST"):
        delegate.press("Cast this vote")
    delegate.page.unroute("**")
    assert _ballots(house) == 2
    delegate.go(item).reads(VOTED).sees()


def _answer_lost(route):
    if route.request.method == "POST":
        route.fetch()
    route.abort()


def test_a_vote_that_is_pressed_twice_and_from_two_windows_counts_once(person, item, house):
    windows = [person("second delegate").go(item) for _ in range(2)]
    for delegate in windows:
        delegate.fill(choice="for")
        delegate.page.get_by_role("button", name=delegate.said("Change this vote")).dblclick()
        delegate.reads(VOTED)
    assert _ballots(house) == 2
    president = person("President").go(item).press("Declare the result")
    president.reads("1 suffrage exprimé sur 1 est pour").sees()
    assert house.run("verify").returncode == 0


def _ballots(house):
    """How many lines the ledger of the open vote has; two delegates vote on it."""
    return int(
        house.django(
            "from accede.assembly.models import Ballot as B; print(B.objects.filter(item__state='open').count())"
        )
    )


def test_a_result_is_declared_once(person, item, house):
    president = person("President").go(item)
    assert president.page.get_by_role("button", name=president.said("Declare the result")).count() == 0
    declared = house.django(
        "from accede.journal.models import Entry; print(Entry.objects.filter(action='assembly.declare_result').count())"
    )
    assert declared.strip() == "1"
