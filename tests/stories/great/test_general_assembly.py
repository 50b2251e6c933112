"""The great story: 28 members of 21 countries are convened, meet, decide, and read the minutes in two languages."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from stories import houses
from stories.great import minutes
from stories.great.sample import JOINING, MEMBERS, STANDING, called, director, email, rulebook

TESTS = Path(__file__).parents[2]
SHARED = Path(os.environ["ACCEDE_TEST_DATA"])
ROOM = ("Anker", "Passage", "Brug", "Stapka", "Krok", "Neustart", "Werkhof", "Puente", "Camino", "Sillage", "Vima",
    "Céim", "Ponte", "Stap")  # fmt: skip
FAR = ("Lépés",)
EXCLUDED = "Treaptă"


@pytest.fixture(scope="module")
def told():
    """The chair and the offices read English on a wide screen; others say how they read."""
    return "en", 1280


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """The house of the sample association."""
    place = tmp_path_factory.mktemp("great")
    with houses.another(place / "house", SHARED, rulebook(place / "rules")) as made:
        made.environment["PYTHONPATH"] = str(TESTS)
        made.django("from stories.great import founding; founding.found()")
        with made.served():
            yield made


class Cast:
    """The persons of the story whose pages are seen, and the many beside them."""

    def __init__(self, person, house, calendar):
        self.house, self.move = house, calendar
        self.secretary, self.chair, self.board = (person(one) for one in ("Secretariat", "Chair", "Board"))
        self.person, self.phones, self.day = person, {}, None

    def phone(self, name):
        """Whoever speaks for a member, at a phone; those from France read French."""
        if name not in self.phones:
            lang = "fr" if MEMBERS[name] == "FR" else "en"
            self.phones[name] = self.person(lang=lang, width=390)
            self.phones[name].page.goto(self.house.link_of(email(name)))
        return self.phones[name]

    def beside(self, deed, *args, **kwargs):
        """Let the many do something; what the house prints of it is returned."""
        call = f"playing.{deed}(*{args!r}, **{kwargs!r})"
        return self.house.django(f"from stories.great import playing; {call}").strip()

    def at(self, path=""):
        """The address of the assembly, or of a page of it."""
        return f"/assemblies/{self.day}/{path}"


def do(someone, value):
    """Press the button that says this to the site."""
    someone.page.locator(f"button[value='{value}']").first.click()
    return someone.arrives()


def test_an_assembly_from_the_convocation_to_the_minutes_and_its_second_call(person, house, calendar):
    cast = Cast(person, house, calendar)
    prepared(cast)
    convened(cast)
    entrusted(cast)
    gathered(cast)
    admitted(cast)
    excluded(cast)
    elected(cast)
    without_quorum(cast)
    minuted(cast, "first")
    called_again(cast)
    minuted(cast, "second")


def prepared(cast):
    """The secretariat plans the day; the Board's files, an election and a change of the statutes come on the agenda."""
    office = cast.secretary.go("/assemblies/").sees()
    today = date.fromisoformat(office.page.locator("#demo-day").input_value())
    cast.today, cast.day = today, today + timedelta(days=40)
    office.fill(day=cast.day.isoformat(), hour="10:00", place="Ghent", mode="both").press("Plan this assembly")
    cast.house.django(f"from stories.great import founding; founding.verify(*{list(JOINING)!r})")
    propose_exclusion(cast)
    office.go(cast.at("elect/")).sees().fill(seat="board.director", seats=7).press("Put it on the agenda")
    title = {"title_en": "Article 12: how often we meet", "title_fr": "Article 12 : le rythme des réunions"}
    office.go(cast.at()).fill(matter="statutes", **title).press("Put it on the agenda")
    for language, often in (("en", ("once", "twice")), ("fr", ("une fois", "deux fois"))):
        said = {
            "en": "The General Assembly meets at least {} a year.",
            "fr": "L’assemblée se réunit au moins {} par an.",
        }
        words = dict(zip(("before", "after"), map(said[language].format, often), strict=True))
        office.go(cast.at("5/wording/")).fill(article="12", language=language, **words).press("Keep these words")
    office.sees().go(cast.at()).sees()


def propose_exclusion(cast):
    """The Board proposes it, the secretariat puts it on the agenda, and the member writes what it has to say."""
    board = cast.board.go("/members/28/ways/exclusion/").sees()
    board.fill(grounds="harm", statement="It has used our name without leave.").press("Open it").reads("It is opened.")
    cast.file = "/" + board.page.url.split("#")[0].split("/", 4)[4]
    cast.secretary.go(cast.file).page.locator("#assembly button").click()
    cast.secretary.reads("It stands on the agenda.").sees()
    member = cast.phone(EXCLUDED).go(cast.file).sees().fill(words="It was a mistake, and we have put it right.")
    member.press("Keep it").reads("What was said is kept.")


def convened(cast):
    """Each stands for the election, the chair convenes, and a delegate says that the letter has come."""
    nomination = cast.beside("stand", str(cast.day), "Passerelle")
    delegate = cast.phone("Passerelle")
    delegate.go("/" + nomination.split("/", 2)[2]).sees().press("I accept")
    cast.chair.go(cast.at()).sees().press("Convene the members").reads("28 letters leave by e-mail.")
    cast.chair.go(cast.at("convocation/")).sees()
    delegate.go(cast.at()).reads("Your convocation").press("It has come").sees()


def entrusted(cast):
    """Two members cannot come: one gives its proxy on the site, the other on paper."""
    giving = cast.phone("Samm").go(cast.at("rights/")).sees()
    giving.page.locator("details.fold summary").click()
    giving.page.locator("select[name$='-holder']").select_option(label=called("Askel"))
    giving.press("Give this proxy").sees()
    cast.phone("Askel").go(cast.at("rights/")).press("Accept this proxy").sees()
    office = cast.secretary.go(cast.at("rights/"))
    for field, name in (("principal", "Passo"), ("holder", "Puente")):
        office.page.locator(f"select[name='any-{field}']").select_option(label=called(name))
    office.press("Enter this proxy").sees()
    cast.beside("accept", str(cast.day), "Puente")


def gathered(cast):
    """On the day they come: at the desk, on their phones, from afar; one more after the assembly has opened."""
    cast.move(cast.secretary, cast.day)
    desk = cast.secretary.go(cast.at("desk/")).sees()
    desk.page.fill("#id_q", "Anker")
    desk.press("Show")
    do(desk, desk.page.locator("td.last button").first.get_attribute("value"))
    cast.beside("come", str(cast.day), "present", *ROOM[1:])
    cast.beside("come", str(cast.day), "remote", *FAR)
    cast.phone("Passerelle").go(cast.at("follow/")).press("I am in the room")
    cast.phone("Askel").go(cast.at("follow/")).press("I take part remotely").sees()
    cast.chair.go(cast.at("preside/")).press("Open the assembly").sees()
    cast.screen = cast.person("Secretariat", width=1920).go(cast.at("screen/")).sees()
    cast.phone(EXCLUDED).go(cast.at("follow/")).press("I am in the room")


def admitted(cast):
    """All agree on the first candidate; on the second they vote, and the French networks differ."""
    chair = cast.chair
    do(chair, "take_up:1").press("Record consensus")
    cast.screen.reads(chair.said("Admitted: %(subject)s", subject=called("Rada")))
    do(chair, "take_up:2").press("Open the vote").sees()
    french, other, holder = (cast.phone(one) for one in ("Passerelle", "Sillage", "Askel"))
    french.reads("Cast this vote").sees().fill(choice="for").press("Cast this vote").reads("Change this vote")
    other.go(cast.at("follow/")).fill(choice="against").press("Cast this vote").reads("Change this vote")
    holder.reads("Cast this vote").fill(choice="for").press("Cast this vote").reads("Change this vote").sees()
    proxy = holder.page.locator("form", has=holder.page.locator("input[name='holder']"))
    proxy.locator("input[value='for']").check()
    proxy.get_by_role("button").click()
    holder.reads("Your vote was recorded")
    yes = [one for one in (*ROOM, *FAR, EXCLUDED) if one not in ("Stapka", "Sillage", "Ponte", "Stap")]
    cast.beside("vote", str(cast.day), 2, **{"for": yes, "against": ["Ponte"], "abstain": ["Stap"]})
    chair.press("Declare the result").sees()
    cast.screen.reads(chair.said("Admitted: %(subject)s", subject=called("Savez"))).sees()
    french.go(cast.at("2/")).reads(french.said("Members differ: %(countries)s", countries="France")).sees()


def excluded(cast):
    """Nobody votes before the member was heard; then its membership ends at once."""
    chair = do(cast.chair, "take_up:3").press("Open the vote")
    chair.reads(
        chair.said(
            "Before the members vote, this is written down in the member’s file: %(step)s.", step="The member is heard"
        )
    ).sees()
    cast.secretary.go(cast.file).fill(note="Its director spoke for five minutes.").press("Write it down")
    chair.go(cast.at("preside/")).press("Open the vote")
    cast.phone(EXCLUDED).reads("Cast this vote").fill(choice="against").press("Cast this vote")
    yes = [one for one in (*ROOM, *FAR, "Passerelle", "Askel") if one not in ("Stapka", "Ponte")]
    cast.beside("vote", str(cast.day), 3, **{"for": yes, "against": ["Ponte"]})
    chair.reads("17 of 17 have voted").press("Declare the result")
    cast.secretary.go("/members/28/").reads("No longer a member from").sees()


def elected(cast):
    """Eight stand for seven seats; each country has one voice here too."""
    chair = do(cast.chair.go(cast.at("preside/")), "take_up:4").press("Open the first ballot").sees()
    voter = cast.phone("Passerelle").go(cast.at("4/")).sees()
    for name in (one for one in STANDING if one != "Werkhof"):
        voter.page.locator(f"[name='choice'][value='{director(name)}']").check()
    voter.press("Cast this paper").reads("Change this paper").sees()
    out = dict.fromkeys((*ROOM, *FAR, "Askel"), "Werkhof") | {"Stap": "Anker", "Sillage": "Passerelle"}
    out |= dict.fromkeys(("Neustart", "Werkhof"), "Céim")
    del out["Stapka"]
    cast.beside("choose", str(cast.day), 4, out)
    chair.press("Close the ballot").sees().press("Declare the result")
    voter.go(cast.at("4/")).sees()


def without_quorum(cast):
    """Three leave, and too few are left to change the statutes."""
    cast.beside("come", str(cast.day), "absent", "Vima", "Krok", "Anker")
    chair = do(cast.chair.go(cast.at("preside/")), "take_up:5").press("Open the vote")
    cast.beside("vote", str(cast.day), 5, **{"for": ["Passage", "Brug", "Sillage", "Stap"]})
    chair.press("Declare the result").reads("No quorum: Article 12: how often we meet")
    cast.screen.reads("No quorum: Article 12: how often we meet").sees()
    cast.phone("Passerelle").go(cast.at("5/")).sees()
    chair.go(cast.at("presence/")).reads("has left").sees()
    chair.go(cast.at("preside/")).press("Close the assembly")


def minuted(cast, name):
    """The secretariat drafts the minutes; in both languages page, PDF and DOCX say what was played."""
    cast.secretary.go(cast.at("minutes/")).press("Draft the minutes").sees()
    for lang in ("en", "fr"):
        minutes.compare(cast, name, lang)
    cast.chair.go(cast.at("minutes/")).press("Sign the minutes").reads("Signed, not approved yet.").sees()
    cast.phone("Passerelle").go(cast.at("minutes/")).sees()


def called_again(cast):
    """Between the days of the article a second call decides with any number; it approves the first minutes too."""
    office = cast.secretary.go(cast.at("again/"))
    cast.first, cast.day = cast.day, cast.day + timedelta(days=40)
    office.fill(day=cast.day.isoformat(), hour="10:00", place="Ghent").press("Plan the second call").sees()
    office.go(f"/assemblies/{cast.first}/minutes/").fill(matter="programme").press("Put it on the agenda")
    cast.chair.go(cast.at()).press("Convene the members")
    cast.move(cast.secretary, cast.day)
    cast.beside("come", str(cast.day), "present", "Passage", "Brug", "Stapka", "Passerelle", "Sillage", "Stap")
    cast.beside("come", str(cast.day), "remote", "Askel")
    chair = do(cast.chair.go(cast.at("preside/")).press("Open the assembly"), "take_up:1").press("Open the vote")
    cast.phone("Passerelle").go(cast.at("follow/")).fill(choice="for").press("Cast this vote").reads("Change this vote")
    yes = ["Passage", "Brug", "Sillage", "Askel"]
    cast.beside("vote", str(cast.day), 1, **{"for": yes, "against": ["Stap"]})
    chair.press("Declare the result")
    do(chair, "take_up:2").press("Record consensus")
    chair.go(cast.at("1/")).reads("Carried: Article 12: how often we meet").sees()
    chair.go(cast.at("preside/")).press("Close the assembly")
    cast.chair.go(f"/assemblies/{cast.first}/minutes/").reads("Approved on")
