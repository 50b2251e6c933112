"""Six members make a joint position: one amendment fails, another passes, and it comes out in two languages."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader
from stories.test_other_associations import joined_already

MEMBERS = {"Alku": "FI", "Brug": "BE", "Corda": "PT", "Dnipro": "UA", "Esil": "FI", "Fonte": "PT"}
ENGLISH = "Every budget has a social share.\n\nThe share is small."
FRENCH = "Chaque budget a une part sociale.\n\nLa part est petite."
MINUTES = "PV 2026/4, 3"


def email(name):
    return f"{name.lower()}@example.org"


@pytest.fixture
def members(person, house):
    """The six, each at a phone or a desk of its own."""
    found = []
    for name, country in MEMBERS.items():
        joined_already(house, f"{name} (sample)", email(name), "full", country)
        found.append(one := person())
        one.page.goto(house.link_of(email(name)))
    return found


def test_six_members_make_a_joint_position(person, members, calendar, told):
    office, lang = person("Secretariat"), told[0]
    today = date.fromisoformat(office.go("/space/positions/").page.locator("#demo-day").input_value())
    asked, votes, stands = (today + timedelta(days=days) for days in (7, 14, 21))

    # The office asks.
    office.sees().press("Begin a consultation").fill(
        language="en", title_en="A social budget", title_fr="Un budget social"
    )
    office.fill(question_en="What do we ask for?", question_fr="Que demandons-nous ?", until=asked).sees().press(
        "Begin it"
    )
    office.press("Word the text").fill(en=ENGLISH, fr=FRENCH).sees().press("Keep this text").press("Ask the members")
    path = "/" + office.page.url.split("#")[0].split("/", 4)[4]
    title = {"en": "A social budget", "fr": "Un budget social"}[lang]

    # Members read it from their first page, comment, and propose two amendments.
    first, second, third, *_others = members
    first.go("/").reads(title).go(f"{path}paragraphs/1/").fill(words="Wages too?").press("Comment").reads(
        "Wages too?"
    ).sees()
    changes = {1: "Every budget has a social share of a fifth.", 2: "The share is voluntary."}
    for one, (key, words) in zip((second, third), changes.items(), strict=True):
        one.go(f"{path}paragraphs/{key}/").fill(kind="replace", changed=words, reason="So that it counts.")
        one.press("Propose it").reads("Amendments").sees()

    # Both are put to the vote: the one passes by four to two, the other fails by two to four.
    calendar(office, asked + timedelta(days=1))
    for number in (1, 2):
        office.go(f"{path}amendments/{number}/").sees().fill(votes_until=votes).press("Put it to the vote")
        for place, one in enumerate(members):
            in_favour = place < (4 if number == 1 else 2)
            one.go(f"{path}amendments/{number}/").fill(choice="for" if in_favour else "against").press("Vote")
    second.sees()
    calendar(office, votes + timedelta(days=1))
    office.go(f"{path}amendments/1/").press("Count the votes").reads("accepted").sees()
    office.go(f"{path}amendments/2/").press("Count the votes").reads("rejected").sees()
    office.go(path).press("Compare the versions").sees()
    assert office.page.locator("ins").all_inner_texts() == ["share of a fifth."]

    # The French paragraph is behind until it is translated; then the text is final.
    office.go(path).go(f"{path}text/fr/").sees().fill(words_1="Chaque budget a une part sociale d’un cinquième.")
    office.press("Keep this translation").press("Make the text final").fill(until=stands).press("Make it final").sees()

    # Five stand behind it, one does not and says so.
    for one in members[:5]:
        one.go(f"{path}stand/").fill(kind="endorses").press("Say so")
    last = members[5].go(f"{path}stand/").sees().fill(kind="dissents", reason="A fifth is too little.").press("Say so")
    last.reads("A fifth is too little.")

    # The Board has adopted it, which the office writes down; everybody reads it, and takes it in both languages.
    office.go(path).press("Write the decision down").sees()
    office.fill(body="board", on=votes + timedelta(days=1), minutes=MINUTES).press("Adopted: publish it")
    visitor = person().go(f"/positions/{path.split('/')[-2]}/").sees().reads("Who stands behind it", MINUTES)
    papers = {one: paper(visitor, one, path.split("/")[-2]) for one in ("en", "fr")}
    assert "Every budget has a social share of a fifth." in papers["en"]
    assert "Chaque budget a une part sociale d’un cinquième." in papers["fr"]
    for words in papers.values():
        assert [name for name in MEMBERS if f"{name} (sample)" in words] == list(MEMBERS)
        assert "A fifth is too little." in words


def paper(visitor, lang, number):
    """Return the words of the position as a PDF in a language."""
    answer = visitor.page.request.get(f"{visitor.house.url}/{lang}/positions/{number}/position.pdf")
    pages = PdfReader(BytesIO(answer.body())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
