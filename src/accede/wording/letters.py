"""The letters that deeds cause: house texts word each of them, with the places that the deed fills."""

from collections.abc import Iterator
from difflib import get_close_matches

from accede.rulebook.loading import Fault, Faulty
from accede.wording.texts import Texts, load_texts

CANDIDACY = ("organisation", "url")
PROCEEDING = ("organisation", "url", "path", "told")
FEE = ("organisation", "url", "number", "amount")
FIGURES = ("organisation", "url", "year")
EVENT = ("name", "event", "when", "where", "url")
LETTERS: dict[str, tuple[str, ...]] = {
    "interest_received": CANDIDACY,
    "interest_noticed": (*CANDIDACY, "country"),
    "times_offered": CANDIDACY,
    "time_chosen": (*CANDIDACY, "when", "link"),
    "time_moved": (*CANDIDACY, "when", "link", "reason"),
    "meeting_cancelled": (*CANDIDACY, "when", "link", "reason"),
    "interest_in_idea": (*CANDIDACY, "country", "idea", "words", "contact"),
    "partner_asked": (*CANDIDACY, "title", "call"),
    "calls_fit": (*CANDIDACY, "calls", "change", "leave"),
    **dict.fromkeys(("consultation_opened", "consultation_ending"), (*CANDIDACY, "title", "until", "leave")),
    "question_asked": (*CANDIDACY, "title", "words", "until", "leave"),
    "visit_asked": (*CANDIDACY, "guest", "country", "people", "contact", "title"),
    "visit_cancelled": (*CANDIDACY, "title", "day", "reason"),
    "members_merged": (*CANDIDACY, "told"),
    "meeting_held": (*CANDIDACY, "deadline"),
    "request_received": (*CANDIDACY, "assembly"),
    "request_waiting": CANDIDACY,
    "request_taken": (*CANDIDACY, "next"),
    "step_done": (*CANDIDACY, "done", "next"),
    "request_late": (*CANDIDACY, "assembly", "missed"),
    "request_arrived": (*CANDIDACY, "assembly"),
    "person_invited": CANDIDACY,
    "letters_handed": CANDIDACY,
    "questions": (*CANDIDACY, "questions", "due"),
    "verified": (*CANDIDACY, "assembly"),
    "not_verified": (*CANDIDACY, "reasons"),
    "convocation": (*CANDIDACY, "assembly", "time", "place", "agenda", "signature"),
    "convocation_in_writing": (*CANDIDACY, "assembly", "begins", "until", "rule", "agenda", "signature"),
    "papers_sent": (*CANDIDACY, "assembly", "agenda", "papers"),
    "rights_told": (*CANDIDACY, "assembly", "right", "until"),
    "nominated": ("name", "seat", "assembly", "url"),
    **dict.fromkeys(("sitting_convened", "sitting_called_off"), ("body", "day", "time", "place", "agenda", "url")),
    "assembly_moved": (*CANDIDACY, "assembly", "day", "time", "place", "reason"),
    "assembly_called_off": (*CANDIDACY, "assembly", "reason"),
    "admitted": (*CANDIDACY, "assembly", "number", "result"),
    "member_joined": (*CANDIDACY, "country", "assembly", "number"),
    "withdrawn": CANDIDACY,
    "withdrawal_received": CANDIDACY,
    "refused": (*CANDIDACY, "assembly", "result"),
    "refusal_explained": (*CANDIDACY, "assembly", "reasons", "appeal", "again"),
    "appeal_made": CANDIDACY,
    "appeal_decided": (*CANDIDACY, "outcome", "reasons"),
    "adjourned": (*CANDIDACY, "assembly", "reasons", "next"),
    "fee_called": (*FEE, "due"),
    "payment_received": FEE,
    "payment_undone": (*FEE, "due"),
    "fee_credited": FEE,
    "fee_reminder": (*FEE, "step", "due", "late", "article", "follows"),
    "fee_vote_warning": (*FEE, "assembly", "article", "follows"),
    "figures_called": (*FIGURES, "due"),
    "figures_reminder": (*FIGURES, "due"),
    "figure_challenged": (*FIGURES, "figure", "value", "reason"),
    "figure_settled": (*FIGURES, "figure", "value", "reason"),
    **dict.fromkeys(("proceeding_noticed", "proceeding_opened", "proceeding_moved", "proceeding_ended"), PROCEEDING),
    **dict.fromkeys(("event_asked", "event_placed", "event_waiting", "event_freed"), EVENT),
    **dict.fromkeys(("event_changed", "event_soon", "event_ended", "event_attended"), EVENT),
    "event_cancelled": (*EVENT, "reason"),
    "digest": ("news", "url", "leave"),
    "newsletter": ("title", "news", "url", "leave"),
    "newsletter_confirm": ("association", "url"),
    "question": ("name", "email", "question", "url"),
    "question_answered": ("name", "question", "answer"),
}


def sendable(content: bytes) -> Texts:
    """Read house texts whose letters can all be sent; raises Faulty naming every fault."""
    texts = load_texts(content)
    if faults := list(unsent(texts)):
        raise Faulty(faults)
    return texts


def unsent(texts: Texts) -> Iterator[Fault]:
    """Return a fault for each letter that no deed sends, and for each place in one that no deed fills."""
    for name, letter in texts.letter.items():
        if name not in LETTERS:
            near = next(iter(get_close_matches(name, LETTERS, n=1)), "")
            yield Fault(f"letter.{name}", "no_letter.near" if near else "no_letter", {"given": name, "near": near})
        for place in sorted(letter.places() - {*LETTERS.get(name, letter.places())}):
            known = ", ".join(sorted(LETTERS[name]))
            yield Fault(f"letter.{name}", "no_place", {"given": place, "expected": known})
