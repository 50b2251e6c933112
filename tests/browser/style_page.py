"""Every part in every state on one page, fed with plain samples; an address list of its own serves it to a browser."""

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.urls import path
from django.utils import translation

TEMPLATE = Path(__file__).with_name("style.html")

PAGE = {
    "association": {"short": "ENSIE", "name": "European Network of Social Integration Enterprises"},
    "home_url": "/",
    "nav": [{"label": "Style", "url": "/style/", "current": True}, {"label": "Members", "url": "/", "current": False}],
    "actor_line": "Signed in as Coordinator.",
    "sign_out_url": "/sign-out/",
    "languages": [
        {"code": "en", "name": "English", "url": "/en/", "current": True},
        {"code": "fr", "name": "Français", "url": "/fr/", "current": False},
    ],
    "footer": ["Accede is free software."],
    "is_demo": True,
    "sample_notice": "Sample data: the dates, fees and candidates on this page are examples.",
    "funding": {"statement": "Funded by the European Union", "disclaimer": ""},
}


def margin(mark: str, **given: object) -> SimpleNamespace:
    """A citation with nothing in it but what is given."""
    empty = {"assumed": False, "quote": "", "says": "", "rows": [], "source": "", "notes": [], "url": ""}
    return SimpleNamespace(mark=mark, **{**empty, **given})


ART_7 = margin(
    "art. 7",
    says="The request reaches the President at least two weeks before the General Assembly.",
    rows=[
        ("General Assembly", "4 June 2027", False),
        ("Two weeks before", "− 14 days", False),
        ("Send by", "21 May 2027", True),
    ],
    source="Statutes of ENSIE, article 7. In force since 26 November 2021.",
    url="/statutes/#art-7",
)
ART_14 = margin(
    "art. 14",
    quote="The invitation is sent by e‑mail to all the members at least one month before the meeting.",
    source="Statutes of ENSIE, article 14.",
)
ASSUMED = margin("assumed", assumed=True, notes=["Not in the texts loaded so far. The office can see who assumed it."])


class Sheet(forms.Form):
    """A form with a field of each kind."""

    name = forms.CharField(label="Name in your own language", help_text="As your statutes write it.")
    year = forms.IntegerField(label="Year of foundation", max_value=2027, widget=forms.TextInput)
    held = forms.DateField(
        label="Held on", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    group = forms.ChoiceField(label="Category", choices=[("full", "Full member"), ("associate", "Associate")])
    state = forms.ChoiceField(
        label="Your network",
        choices=[("is", "Represents enterprises today"), ("will", "Is still to be created")],
        widget=forms.RadioSelect,
        help_text="One of several.",
    )
    themes = forms.MultipleChoiceField(
        label="Themes",
        required=False,
        choices=[("r", "Reuse"), ("i", "Impact measurement")],
        widget=forms.CheckboxSelectMultiple,
    )
    adheres = forms.BooleanField(label="We adhere to the three texts")
    reason = forms.CharField(label="Reason", widget=forms.Textarea(attrs={"rows": 3}))
    statutes = forms.FileField(label="Your own statutes", help_text="PDF, up to 20 MB.", required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].cite = ART_7
        self.fields["year"].kind = "short"


class Search(forms.Form):
    """A filter."""

    q = forms.CharField(label="Name or country", required=False, widget=forms.TextInput(attrs={"type": "search"}))
    theme = forms.ChoiceField(
        label="Looks for partners in", required=False, choices=[("", "Any theme"), ("r", "Reuse")]
    )


def form() -> Sheet:
    """A sheet sent with a fault, and much left empty."""
    return Sheet({"name": "Võrgustik Tööle", "year": "2072", "group": "full", "state": "is", "reason": "One voice."})


def act(label: str, kind: str = "", **more: object) -> dict[str, object]:
    """An act that leads nowhere."""
    return {"label": label, "url": "#text", "kind": kind, **more}


DUE = [
    {
        "on": date(2027, 5, 1),
        "when": "three days late",
        "late": True,
        "title": "Enter two decisions of the Board in the members’ register",
        "facts": "members’ register",
        "text": "Changes of seat, decided on 23 April 2027.",
        "cite": margin("CSA, art. 9:3", source="Belgian Code of companies and associations, article 9:3."),
        "act": act("Enter both", post=True),
    },
    {
        "on": date(2027, 5, 4),
        "when": "until midnight",
        "today": True,
        "title": "Send the convocation of 4 June to 21 members",
        "facts": ["4 June"],
        "text": "The President signed it yesterday.",
        "cite": ART_14,
        "act": act("Send the convocation", "second"),
    },
    {"on": date(2027, 5, 21), "when": "in 17 days", "title": "Close the requests", "text": "Plain.", "cite": ASSUMED},
]

STEPS = [
    {"label": "Interest expressed", "state": "done", "lines": [{"text": "Done 12 January", "facts": "12 January"}]},
    {"label": "Meeting", "state": "done", "lines": ["3 February", {"text": "Notes", "url": "#text", "after": "(PDF)"}]},
    {"label": "Your request", "state": "now", "lines": ["Send by 21 May 2027"]},
    {"label": "The Board verifies", "state": "todo", "lines": ["26 May 2027"]},
    {"label": "The members vote", "state": "todo", "lines": ["4 June 2027"]},
]

MANY = [
    {
        "label": "Interest",
        "state": "done",
        "candidacies": [{"label": "Мрежа Труд", "url": "#text", "country": "Bulgaria", "lines": ["since 28 April"]}],
    },
    {
        "label": "Request",
        "state": "done",
        "candidacies": [
            {"label": "Δίκτυο Γέφυρα", "url": "#text", "country": "Greece", "lines": ["complete"]},
            {
                "label": "Võrgustik Tööle",
                "url": "#text",
                "country": "Estonia",
                "lines": [{"text": "17 days left", "facts": "17 days"}],
            },
        ],
    },
    {"label": "Vote", "state": "todo", "candidacies": [], "empty": "Nobody yet for 4 June"},
]

BAR = {
    "in_favour": ["AT", "AZ", "BE", "CZ", "FR", "HR", "IE", "LV", "MD", "RO", "SI"],
    "against": ["HU", "RS"],
    "line": "2/3",
    "needed": "9 of 13 needed",
    "words": "11 voices for, 2 against; 9 of 13 were needed.",
}

CRITERIA = [
    {
        "text": "Be a legal entity.",
        "cite": ART_14,
        "judgement": {
            "state": "done",
            "label": "Met",
            "reason": "Registered association since 2012.",
            "evidence": {"label": "Register extract", "url": "#text"},
        },
    },
    {
        "text": "Respect the seven criteria of the social and solidarity economy.",
        "cite": ASSUMED,
        "children": [
            {
                "text": "Primacy of people",
                "judgement": {"state": "lost", "label": "Not met", "reason": "Statutes, § 4."},
            },
            {"text": "Democratic governance", "note": "Not asked of foundations, which have none"},
        ],
    },
]

TABLE = {
    "columns": [{"label": "Member"}, {"label": "Owes", "n": True}, {"label": "State"}, {"label": "Cure", "last": True}],
    "rows": [
        {
            "id": "DK",
            "cells": [
                {"text": "Nordlys Netværk", "url": "#text", "small": "Denmark"},
                "€ 1,280.00",
                {"tag": {"state": "lost", "label": "3 June, 18:00"}},
                {"text": "Pay by transfer.", "after": {"label": "Letter", "url": "#text"}},
            ],
        },
        {"id": "PL", "cells": ["Most Sieć", "–", {"tag": {"state": "now", "label": "asked"}}, ""]},
    ],
    "foot": ["Two members", "€ 1,280.00", "", ""],
    "caption": "Figures as each member last declared them.",
}

LETTER = {
    "sender": ["ENSIE", "European Network of Social Integration Enterprises", "Brussels"],
    "on": date(2027, 6, 4),
    "number": "Letter 2027-118",
    "title": "To Võrgustik Tööle, Tartu",
    "paragraphs": [
        "The General Assembly of 4 June 2027 admitted your network as a member, by eleven votes to two.",
        "We are glad to have you.",
    ],
    "signature": ["For the Board,", "the President"],
}


def context() -> dict[str, object]:
    """Everything the page shows."""
    return {
        "page": PAGE,
        "art_7": ART_7,
        "assumed": ASSUMED,
        "said_plain": {"text": "Closed, it is one quiet word, level with its sentence.", "cite": ART_14},
        "said_assumed": {"text": "Half of the voices make a quorum.", "facts": "quorum", "cite": ASSUMED},
        "said_open": {"text": "Send your request by Friday 21 May 2027.", "facts": "Friday 21 May 2027", "cite": ART_7},
        "acts": [
            act("Send the convocation"),
            act("Read it first", "second"),
            act("Withdraw the candidacy", "grave", post=True),
            act("Open the vote", why_not="The quorum is not reached."),
        ],
        "due": DUE,
        "steps": STEPS,
        "many": MANY,
        "bar": BAR,
        "bar_lost": {**BAR, "in_favour": BAR["against"], "against": BAR["in_favour"], "words": "2 for, 11 against."},
        "bar_none": {"in_favour": [], "against": [], "words": "No vote was cast.", "line": "", "needed": ""},
        "voices": [
            {"label": "AT", "kind": "", "words": "Austria: for"},
            {"label": "HU", "kind": "against", "words": "Hungary: against"},
            {"label": "IT", "kind": "none", "words": "Italy: blank"},
            {"label": "3.3", "kind": "now"},
        ],
        "ballot": {
            "legend": "Admit the candidate?",
            "name": "choice",
            "choices": [
                ("for", "For", "Admit the candidate"),
                ("against", "Against", "Refuse"),
                ("abstain", "Abstain", ""),
            ],
            "checked": None,
            "submit": "Cast this vote",
        },
        "ballot_chosen": {
            "legend": "Chosen before",
            "name": "chosen",
            "choices": [("for", "For", "chosen"), ("against", "Against", "not chosen")],
            "checked": "for",
            "submit": "Cast this vote",
            "error": "Choose one.",
        },
        "form": form(),
        "search": Search(auto_id="search_%s"),
        "facts": [
            ("Judge", "President, two Vice-Presidents"),
            ("Stands aside", "Treasurer"),
            ("Statutes", "Read", "#text"),
        ],
        "sum": {
            "lines": [("Country group B, 11 to 50 enterprises", 64000), ("Six months of twelve", -32000)],
            "total_label": "First fee",
            "total": 32000,
            "currency": "EUR",
            "stamp": "sample scale",
            "cite": ASSUMED,
        },
        "sent": {
            "lead": "Sent.",
            "text": "The convocation went to 21 members.",
            "link": {"label": "Proof", "url": "#text"},
        },
        "stopped": {"lead": "Not before the meeting.", "text": "Hold the meeting first.", "fault": True},
        "table": TABLE,
        "table_empty": {**TABLE, "rows": [], "empty": "No candidacy waits for the Board before 21 May."},
        "pages": Paginator(range(70), 10).page(2),
        "letter": LETTER,
        "rows": [
            {"title": "Thank you for the meeting", "url": "#text", "text": "From the Coordinator, 4 February 2027."},
            {"text": "A plain row", "after": "with a word under it", "tag": {"state": "now", "label": "in work"}},
        ],
        "dated": [
            {"mark": "4 May", "text": "The convocation leaves", "cite": ART_14},
            {"mark": "21 May", "text": "Last day for requests", "cite": ART_7},
        ],
        "numbered": [{"mark": "3.4", "text": "The interest of members, users and society combined"}],
        "criteria": CRITERIA,
        "counts": {"AT": 1, "FR": 2, "IT": 2, "EE": 1, "AZ": 1, "MK": 1},
        "entries": [
            {
                "at": datetime(2027, 6, 4, 13, 52, tzinfo=UTC),
                "text": "The result of item 6 was declared: admitted.",
                "by": "President",
                "cite": ASSUMED,
                "seal": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            },
            {
                "at": datetime(2027, 6, 4, 13, 40, tzinfo=UTC),
                "text": "The vote on item 6 was opened.",
                "by": "President",
            },
        ],
        "follows": ["The candidacy ends and cannot be taken up again.", "The candidate is told by letter."],
        "progress": {"label": "Sending", "done": 12, "total": 40, "words": "12 of 40 letters sent"},
    }


def style(request: HttpRequest) -> HttpResponse:
    """The page itself, in the language asked for by `lang`."""
    with translation.override(request.GET.get("lang", "en")):
        page = engines["django"].from_string(TEMPLATE.read_text(encoding="utf-8"))
        return HttpResponse(page.render({**context(), "request": request, "csrf_token": get_token(request)}))


urlpatterns = [path("style/", style)]
