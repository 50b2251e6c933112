"""The parts of a page: what they are made of, and that nothing a person writes can break out of them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from browser import style_page
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from accede.web.templatetags import parts
from accede.web.templatetags.europe import TILES, europe

TEMPLATES = Path(parts.__file__).parents[1] / "templates"
HOSTILE = "<script>alert(1)</script>\"'&"


@pytest.fixture(autouse=True)
def plain_static(settings):
    """Static files are named without a manifest, which is made only when a site is set up."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def render(part, **context):
    return render_to_string(f"parts/{part}.html", context)


def whole_page(lang="en"):
    return style_page.style(RequestFactory().get("/style/", {"lang": lang, "theme": "r"})).content.decode()


def poisoned(value):
    """The same samples with hostile words at the end of every text a person could have written."""
    if isinstance(value, str):
        return value + HOSTILE
    if isinstance(value, dict):
        kept = {"state", "kind", "line", "url", "currency"}
        return {key: item if key in kept else poisoned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(poisoned(item) for item in value)
    if hasattr(value, "mark"):
        return style_page.margin(**{**poisoned(vars(value)), "url": value.url})
    return value


@pytest.mark.parametrize("template", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_a_template_is_short_and_holds_no_inline_script_or_style(template):
    text = template.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert not re.search(r"<style|<script(?! src=)|\sstyle=|\son[a-z]+=|javascript:|autoescape off|\|safe\b", text)


def test_the_page_of_all_parts_leaves_no_template_tag_unread():
    assert not re.search(r"\{[{%#]", whole_page())


def test_a_citation_is_one_details_with_one_summary():
    html = render("cite", cite=style_page.ART_7)
    assert html.count("<details") == html.count("<summary") == 1
    assert 'name="cite"' in html
    assert "art.\u00a07" in html


def test_a_citation_quotes_only_official_text():
    assert "<blockquote" not in render("cite", cite=style_page.ART_7)
    assert "<blockquote" in render("cite", cite=style_page.ART_14)


def test_an_assumed_citation_is_marked():
    assert 'class="cite assumed"' in render("cite", cite=style_page.ASSUMED)


def test_no_citation_leaves_nothing():
    assert render("cite", cite=None).strip() == ""


def test_a_sentence_marks_the_words_that_its_citation_explains():
    html = render("said", said={"text": "A <quorum> of half", "facts": "<quorum>", "cite": None})
    assert '<p>A <span class="fact">&lt;quorum&gt;</span> of half</p>' in html


@pytest.mark.parametrize(
    ("part", "name", "sample"),
    [
        ("cite", "cite", style_page.ART_7),
        ("due", "due", style_page.DUE),
        ("steps", "steps", style_page.STEPS),
        ("many", "many", style_page.MANY),
        ("bar", "bar", style_page.BAR),
        ("tree", "criteria", style_page.CRITERIA),
        ("table", "table", style_page.TABLE),
        ("letter", "letter", style_page.LETTER),
        *(
            (part, name, style_page.context()[name])
            for part, name in [
                ("voices", "voices"),
                ("ballot", "ballot"),
                ("facts", "facts"),
                ("sum", "sum"),
                ("rows", "rows"),
                ("timeline", "entries"),
                ("acts", "acts"),
                ("confirm", "follows"),
            ]
        ),
    ],
)
def test_what_a_person_wrote_cannot_become_markup(part, name, sample):
    html = render(part, **{name: poisoned(sample)})
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_nothing_is_chosen_on_a_ballot_beforehand():
    assert "checked" not in render("ballot", ballot=style_page.context()["ballot"])
    assert render("ballot", ballot=style_page.context()["ballot_chosen"]).count(" checked") == 1


def test_a_wrong_field_names_its_fault_to_a_screen_reader():
    html = render("field", field=style_page.form()["year"])
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_year_error"' in html
    assert 'id="id_year_error"' in html


def test_the_help_of_choices_belongs_to_their_group():
    html = render("field", field=style_page.form()["state"])
    assert '<fieldset class="field" id="id_state" aria-describedby="id_state_helptext">' in html
    assert html.count('class="choice"') == 2


def test_a_form_leads_from_each_fault_to_its_field():
    html = render("form", form=style_page.form(), submit="Save")
    assert 'role="alert"' in html
    assert 'href="#id_year"' in html
    assert 'href="#id_adheres"' in html
    assert 'enctype="multipart/form-data"' in html


def test_an_act_that_changes_something_is_a_form():
    html = render("act", act=style_page.act("Enter both", post=True), csrf_token="token")
    assert '<form method="post"' in html
    assert "csrfmiddlewaretoken" in html


def test_an_act_that_is_not_open_says_why():
    html = render("act", act=style_page.act("Open the vote", why_not="The quorum is not reached."))
    assert "disabled" in html
    assert "The quorum is not reached." in html


def test_a_vote_is_told_in_words_and_drawn_without_style():
    html = render("bar", bar=style_page.BAR)
    assert style_page.BAR["words"] in html
    assert 'x1="66.667%"' in html
    assert html.count('class="for"') == 11
    assert html.count('class="against"') == 2


def test_an_empty_table_says_why_it_is_empty():
    html = render("table", table=style_page.context()["table_empty"])
    assert "<table" not in html
    assert "No candidacy waits" in html


def test_the_pager_keeps_the_filter_of_the_list():
    assert 'href="?lang=en&amp;theme=r&amp;page=3"' in whole_page()


def test_a_tile_of_the_map_leads_to_its_country_alone_and_keeps_the_filter_of_the_list():
    html = render("map", map=europe({"IT": 2}, QueryDict("q=a&page=3")), label="Map")
    assert 'href="?q=a&amp;country=IT#list" aria-label="Italy, 2 members"' in html
    assert html.count("<a ") == 1


def test_no_two_countries_share_a_place_on_the_map():
    assert len(set(TILES.values())) == len(TILES)


def test_a_page_without_any_context_still_stands():
    for name in ("400", "403", "403_csrf", "404", "500", "503"):
        html = render_to_string(f"{name}.html")
        assert '<main id="text"' in html
        assert html.count("<h1>") == 1


def test_days_and_money_follow_the_language():
    with translation.override("fr"):
        assert parts.day(date(2027, 5, 21)) == "21\u00a0mai 2027"
        assert parts.money(128000) == "1\u202f280,00\u00a0€"
        assert parts.country("EE") == "Estonie"
    with translation.override("en"):
        assert parts.day(date(2027, 5, 21), "full") == "Friday 21\u00a0May 2027"
        assert parts.day(date(2027, 5, 21), "short") == "21\u00a0May"
        assert parts.amount(-32000) == "−\u00a0320.00"
        assert parts.moment(datetime(2027, 6, 4, 13, 52, tzinfo=UTC)).startswith("4 June 2027,")


def test_a_share_is_a_position_without_rounding_noise():
    assert parts.percent("2/3") == "66.667%"
    assert parts.percent("1/2") == "50%"
    assert (parts.anchor("1/10"), parts.anchor("2/3"), parts.anchor("9/10")) == ("start", "middle", "end")
