"""Other associations admit on the same pages: a council decides, a board and then the assembly, a presidium proposes."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from archive.files import EICAR, pdf
from stories import houses
from stories.conftest import SHARED

RULEBOOKS = Path(__file__).parents[2] / "rulebooks"


@pytest.fixture
def house(request, tmp_path):
    """A house that lives by the rulebook of this name."""
    with houses.another(tmp_path / "house", SHARED, RULEBOOKS / request.param) as made, made.served():
        yield made


@pytest.fixture
def here(told):
    """Words of a rulebook, in the language the story is told in."""
    return lambda english, french: {"en": english, "fr": french}[told[0]]


def joining(person, email, **said):
    visitor = person().go("/join/").sees().go("/interest/").sees()
    visitor.fill(country="EE", contact="Director", email=email, **said)
    visitor.press("Send").reads("Thank you, your message has arrived")


def requesting(person, house, email, purposes=(), adheres=False, **sheet):
    candidate = person()
    candidate.page.goto(house.link_of(email))
    candidate.go("/").fill(motivation="We wish to join.", **{f"sheet_{name}": one for name, one in sheet.items()})
    if adheres:
        candidate.page.locator("input[name=adheres]").first.check()
    candidate.press("Save and check again")
    for purpose in purposes:
        file = {"name": f"{purpose}.pdf", "mimeType": "application/pdf", "buffer": pdf()}
        candidate.fill(purpose=purpose).page.locator("input[type=file][name=paper]").set_input_files(file)
        candidate.press("Add the file").reads(f"{purpose}.pdf")
    candidate.sees().press("Send the request").sees().page.locator("main button.act").first.click()
    return candidate.reads("Your request is sent. You find it below, as it was received.").sees()


def written_down(office, name, step, answer=None):
    office.go("/candidacies/").press(name).reads(step)
    office.fill(note="As the minutes say.", **({"answer": answer} if answer else {})).press("Write it down")
    return office.reads("It is written down.")


@pytest.mark.parametrize("house", ["eua"], indirect=True)
def test_a_committee_reviews_a_university_and_a_council_admits_it(person, house, here):
    name = "Ülikool (sample)"
    joining(person, "rector@example.org", name=name)
    facts = {"national_conference": "yes", "conference_letter": "yes", "public_funding": "yes"}
    numbers = {"recommending_members": 0, "recommending_countries": 0, "cycles": 3, "years_in_operation": 140}
    candidate = requesting(person, house, "rector@example.org", ["letter"], **facts, **numbers)
    candidate.reads(here("The membership committee reviews it", "Le comité d’adhésion l’examine"))
    committee = person("Board").go("/candidacies/").press(name).press("See the criteria").sees()
    for _ in range(2):
        committee.fill(answer="met", reason="Seen in its statutes.").press("Record the judgement")
    committee.press("Conclude the verification")
    office = written_down(person("Secretariat"), name, here("The council decides", "Le conseil décide"), "yes").sees()
    office.go("/members/").reads(name).sees().go("/letters/").reads(
        here(f"Welcome: {name} is a member", f"Bienvenue : {name} est membre")
    )


def joined_already(house, name, email, category, country="FI", **figures):
    """Enter a member with somebody who votes for it."""
    house.django(f"""
from accede.people.actions import open_account
from accede.people.queries import now
from accede.register.actions import add_organisation, declare_figure, enter_member, give_mandate
from accede.statutes.queries import day_of, edition_at
from accede.web.founding import SETUP
do, on = {{"by": SETUP, "at": now()}}, day_of(now())
one = add_organisation({name!r}, country={country!r}, is_sample=True, **do)
told = {{"effective_on": on, "decided_on": None, "decision": "", "article": (), "edition": edition_at(now())}}
enter_member(one, category={category!r}, **told, **do)
account = open_account({email!r}, name="Delegate", **do)
give_mandate(account, office="delegate", capacity="delegate", organisation=one, starts=on, **do)
for figure, value in {figures!r}.items():
    declare_figure(one, name=figure, value=value, year=on.year, source="sample", **do)
""")


def planned(office, days):
    """Plan an assembly so many days ahead, and return its day."""
    today = date.fromisoformat(office.go("/assemblies/").page.locator("#demo-day").input_value())
    day = today + timedelta(days=days)
    office.fill(day=day.isoformat(), hour="14:00", place="Tallinn").press("Plan this assembly")
    return day


def voted(person, house, calendar, day, email, choice="for"):
    """Convene the members, and let the one there is vote for what stands on the agenda."""
    chair = person("Chair").go(f"/assemblies/{day}/").press("Convene the members")
    chair.reads("The members have been convened.")
    calendar(chair, day)
    chair.go(f"/assemblies/{day}/").press("Open the assembly").reads("The assembly is open.")
    delegate = person()
    delegate.page.goto(house.link_of(email))
    delegate.go(f"/assemblies/{day}/").press("I am in the room").reads("You are on the list of those who attend.")
    where = house.django("from accede.assembly.models import Item; print(Item.objects.get().get_absolute_url())")
    item = "/" + where.strip().split("/", 2)[2]
    chair.go(item).press("Open the vote").sees()
    delegate.go(item).fill(choice=choice).press("Cast this vote")
    chair.go(item).press("Declare the result").sees()


class Keyboard:
    """Somebody who has no mouse."""

    def __init__(self, someone):
        self.someone, self.page = someone, someone.page

    def to(self, found):
        """Go on from field to field until one is reached of which this is true."""
        for _ in range(120):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"(e => {found})(document.activeElement)"):
                return self
        raise AssertionError(f"{found} is not reached on {self.page.url}")

    def field(self, name):
        return self.to(f"e.name === {name!r}")

    def press(self, label):
        said = self.someone.said(label)
        self.to(f"['A', 'BUTTON'].includes(e.tagName) && e.textContent.trim().replace(/\\s/g, ' ') === {said!r}")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self


def requesting_by_keyboard(candidate):
    keys = Keyboard(candidate.go("/"))
    keys.field("motivation").page.keyboard.type("We wish to join.")
    keys.field("adheres").page.keyboard.press("Space")
    keys.press("Save and check again").field("paper")
    # The window in which a file is chosen is the system's own, and no page's.
    reached = keys.page.evaluate_handle("document.activeElement").as_element()
    reached.set_input_files({"name": "form.pdf", "mimeType": "application/pdf", "buffer": pdf()})
    keys.press("Add the file")
    candidate.reads("form.pdf").sees()
    keys.press("Send the request")
    keys.press("Send the request")
    candidate.reads("Your request is sent. You find it below, as it was received.").sees()


def appealed(candidate, office, board, report):
    """Appeal against a refusal; a committee reports, and the board takes its decision anew."""
    candidate.go("/").press("Appeal").sees().fill(statement="The proof was there.").press("Make the appeal")
    file = "/" + candidate.page.url.split("#")[0].split("/", 4)[4]
    candidate.reads("The appeal waits for its decision.", report)
    office.go(file).press(report).sees().fill(note="It was there.").press("Write it down").reads("It was there.").sees()
    board.go(file).press("Note the decision on the appeal").sees().fill(upheld="yes", reasons="It was there.")
    board.press("Note the decision").reads("The appeal is upheld: the decision is taken anew.")


@pytest.mark.parametrize("house", ["enqa"], indirect=True)
def test_a_board_decides_again_on_appeal_the_assembly_endorses_and_nobody_needs_a_mouse(person, house, here, calendar):
    name, email = "Agentuur (sample)", "agency@example.org"
    joined_already(house, "Virasto (sample)", "votes@example.org", "member")
    office = person("Secretariat")
    day = planned(office, 90)
    joining(person, email, name=name, path="affiliation")
    candidate = person()
    candidate.page.goto(house.link_of(email))
    requesting_by_keyboard(candidate)
    written_down(office, name, here("Members may raise causes for concern", "Les membres peuvent faire part"))
    board, decides = person("Board"), here("The board decides", "Le conseil décide")
    written_down(board, name, decides, "no")
    appealed(candidate, office, board, here("The committee reports", "Le comité fait rapport"))
    written_down(board, name, decides, "yes")
    voted(person, house, calendar, day, "votes@example.org")
    office.go("/members/").reads(name, here("Affiliate", "Affilié")).sees()


@pytest.mark.parametrize("house", ["iflry"], indirect=True)
def test_an_observer_is_voted_in_and_its_request_is_sent_without_javascript(person, house, here, calendar):
    name, email = "Noored (sample)", "youth@example.org"
    joined_already(house, "Nuoret (sample)", "votes@example.org", "full", members=500)
    office = person("Secretariat")
    day = planned(office, 120)
    plain = lambda who=None: person(who, java_script_enabled=False)  # noqa: E731 - one line says it
    visitor = plain().go("/interest/").fill(path="observer", name=name, country="EE", contact="Director", email=email)
    visitor.press("Send").reads("Thank you, your message has arrived")
    candidate = plain()
    candidate.page.goto(house.link_of(email))
    candidate.go("/").fill(motivation="We wish to watch.").press("Save and check again")
    file = {"name": "statutes.pdf", "mimeType": "application/pdf"}
    for content, told in ((pdf() + EICAR, "The file is known as harmful and is not kept."), (pdf(), "statutes.pdf")):
        chosen = candidate.fill(purpose="other").page.locator("input[type=file][name=paper]")
        chosen.set_input_files(file | {"buffer": content})
        candidate.press("Add the file").reads(told)
    candidate.press("Send the request")
    candidate.page.locator("main button.act").first.click()
    candidate.reads("Your request is sent. You find it below, as it was received.")
    written_down(office, name, here("The documents go to the members", "Les documents partent aux membres"))
    written_down(office, name, here("The committee on membership gives its advice", "Le comité des membres donne"))
    voted(person, house, calendar, day, "votes@example.org")
    office.go("/members/").reads(name, here("Observer", "Observateur")).sees()


@pytest.mark.parametrize("house", ["iflry"], indirect=True)
def test_an_associate_proves_itself_and_becomes_a_full_member(person, house, here, calendar):
    name, email = "Noored (sample)", "youth@example.org"
    joined_already(house, "Nuoret (sample)", "votes@example.org", "full", members=500)
    joined_already(house, name, email, "associate", members=300)
    office = person("Secretariat")
    day = planned(office, 120)
    delegate = person()
    delegate.page.goto(house.link_of(email))
    delegate.go("/members/2/ways/full/").sees().fill(statement="We have been with you for a year.")
    delegate.press("Open it").reads("It is opened.").sees()
    for number, purpose in enumerate(("statutes", "activities"), 1):
        file = {"name": f"{purpose}.pdf", "mimeType": "application/pdf", "buffer": pdf(pages=number)}
        delegate.fill(purpose=purpose).page.locator("input[type=file][name=paper]").set_input_files(file)
        delegate.press("Add the file").reads("The file is added.", f"{purpose}.pdf").sees()
    words = "Add the files that are asked, or write what you send in their place."
    delegate.press("Send it").reads(words).sees()
    delegate.fill(note="All else stands in our yearly report.").press("Send it").reads("It is written down.").sees()
    address = "/" + delegate.page.url.split("#")[0].split("/", 4)[4]
    for _step in ("circulation", "advice"):
        office.go(address).sees().fill(note="As the minutes say.").press("Write it down").reads("It is written down.")
    office.reads("statutes.pdf").page.locator("#assembly button").click()
    office.reads("It stands on the agenda.")
    voted(person, house, calendar, day, "votes@example.org")
    office.go("/members/2/").reads(name, "Went on as").sees()
    office.go("/members/3/").reads(name, here("Full member", "Membre effectif")).sees()


@pytest.mark.parametrize("house", ["iusy"], indirect=True)
def test_a_presidium_proposes_and_two_thirds_of_a_congress_admit(person, house, here, calendar):
    name, email = "Noored (sample)", "youth@example.org"
    joined_already(house, "Nuoret (sample)", "votes@example.org", "full")
    office = person("Secretariat")
    day = planned(office, 90)
    joining(person, email, name=name, path="observer")
    requesting(person, house, email)
    board = person("Board").go("/candidacies/").press(name).press("See the criteria").sees()
    board.fill(answer="met", reason="As the published rules ask.").press("Record the judgement")
    board.press("Conclude the verification")
    written_down(board, name, here("The presidium makes a proposal", "La présidence fait une proposition"))
    voted(person, house, calendar, day, "votes@example.org")
    office.go("/members/").reads(name, here("Observer", "Observateur")).sees()
