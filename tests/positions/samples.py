"""Consultations for tests, made by the real actions."""

from datetime import date, timedelta

from cast import NOON, acting
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law
from worlds import kept

from accede.people.capacities import Capacity
from accede.positions import actions
from accede.positions.models import Amendment, Stand

TODAY = NOON.date()
UNTIL = TODAY + timedelta(days=30)
TITLES = {"en": "A fair budget", "fr": "Un budget juste"}
QUESTIONS = {"en": "What do we ask of the next budget?", "fr": "Que demandons-nous au prochain budget ?"}
TEXTS = {
    "en": "The budget must be social.\n\nIt must be simple.",
    "fr": "Le budget doit être social.\n\nIl doit être simple.",
}
CHAIR = acting(Capacity.CHAIR)


def speaker(organisation):
    """Return the delegate of an organisation."""
    return acting(Capacity.DELEGATE, organisation.pk)


def drafting(**changed):
    law()
    return {"titles": TITLES, "questions": QUESTIONS, "language": "en", "until": UNTIL} | changed


@kept
def drafted(**changed):
    """Return a consultation that has no text yet."""
    return actions.draft_consultation(**drafting(**changed), by=SECRETARY, at=NOON)


@kept
def worded(texts=TEXTS, **changed):
    """Return a draft with its text."""
    found = drafted(**changed)
    actions.word_text(found, texts=texts, by=SECRETARY, at=NOON)
    return found


@kept
def opened(**changed):
    """Return a consultation that members answer."""
    return actions.open_consultation(worded(**changed), by=SECRETARY, at=NOON)


@kept
def final(**changed):
    """Return a consultation whose text is final."""
    return actions.finish_text(opened(**changed), until=UNTIL, by=SECRETARY, at=NOON)


def adopted(found=None, on=TODAY, at=NOON):
    """Return a position that the Board has adopted."""
    said = {"body": "board", "on": on, "minutes": "Minutes of 4 May 2027, item 3"}
    return actions.record_adoption(found or final(), **said, by=SECRETARY, at=at)


def said(organisation, consultation, words="Well said.", paragraph=1, at=NOON):
    return actions.comment(
        organisation, consultation, words=words, paragraph=paragraph, by=speaker(organisation), at=at
    )


def changing(paragraph=1, kind=Amendment.Kind.REPLACE, words="The budget must be social and green.", reason="Climate."):
    return {"paragraph": paragraph, "kind": kind, "words": words, "reason": reason}


def proposed(organisation, consultation, at=NOON, **changed):
    by = speaker(organisation)
    return actions.propose_amendment(organisation, consultation, **changing(**changed), by=by, at=at)


def put(amendment, until=UNTIL):
    return actions.put_amendment(amendment, until=until, by=SECRETARY, at=NOON)


def voted(organisation, amendment, choice="for", at=NOON):
    return actions.vote_on_amendment(organisation, amendment, choice=choice, by=speaker(organisation), at=at)


def stood(organisation, consultation, kind=Stand.Kind.ENDORSES, at=NOON, **told):
    return actions.take_stand(organisation, consultation, kind=kind, **told, by=speaker(organisation), at=at)


def noting(**changed):
    law()
    told = {"on": date(2027, 4, 12), "kind": "meeting", "institution": "European Commission", "met": "DG EMPL"}
    told |= {"by_office": "Coordinator", "topic": "Budget", "position": None, "outcome": "They listen.", "link": ""}
    return told | changed


def noted(**changed):
    return actions.note_intervention(**noting(**changed), by=SECRETARY, at=NOON)


def of(make, *more, **named):
    """Return a call whose first subject is an organisation that is a member, and which is about what `make` gives."""

    def call():
        one = member().organisation
        return Call((one, make(one), *more), named, owner=one.pk)

    return call


def amendment():
    one = member().organisation
    return proposed(one, opened())


def of_reminder():
    house_texts()
    return Call((opened(),))


DRAFTERS = "secretariat chair board"
SAMPLES = {
    "positions.draft_consultation": Sample(DRAFTERS, lambda: Call((), drafting())),
    "positions.word_text": Sample(DRAFTERS, lambda: Call((drafted(),), {"texts": TEXTS})),
    "positions.translate_text": Sample(DRAFTERS, lambda: Call((opened(),), {"language": "fr", "words": {1: "Autre."}})),
    "positions.open_consultation": Sample(DRAFTERS, lambda: Call((worded(),))),
    "positions.move_deadline": Sample(DRAFTERS, lambda: Call((opened(),), {"until": UNTIL})),
    "positions.finish_text": Sample(DRAFTERS, lambda: Call((opened(),), {"until": UNTIL})),
    "positions.drop_consultation": Sample(DRAFTERS, lambda: Call((opened(),), {"reason": "Overtaken by events."})),
    "positions.comment": Sample("own:delegate", of(lambda one: opened(), words="Well said.")),
    "positions.answer": Sample(DRAFTERS, lambda: Call((opened(),), {"words": "We see."})),
    "positions.take_comment_back": Sample("own:delegate", of(lambda one: said(one, opened()))),
    "positions.hide_comment": Sample("secretariat chair", lambda: Call((of_member(),), {"reason": "A name."})),
    "positions.show_comment": Sample("secretariat chair", lambda: Call((of_member(),))),
    "positions.propose_amendment": Sample("own:delegate", of(lambda one: opened(), **changing())),
    "positions.draft_amendment": Sample(DRAFTERS, lambda: Call((opened(),), changing())),
    "positions.withdraw_amendment": Sample("own:delegate", of(lambda one: proposed(one, opened()))),
    "positions.settle_amendment": Sample(DRAFTERS, lambda: Call((amendment(),), {"accepts": True})),
    "positions.put_amendment": Sample(DRAFTERS, lambda: Call((amendment(),), {"until": UNTIL})),
    "positions.vote_on_amendment": Sample("own:delegate", of(lambda one: put(proposed(one, opened())), choice="for")),
    "positions.count_amendment": Sample(DRAFTERS, lambda: Call((counting(),))),
    "positions.remind_members": Sample("clock", of_reminder),
    "positions.take_stand": Sample("own:delegate", of(lambda one: final(), kind="endorses")),
    "positions.record_adoption": Sample(
        "secretariat chair", lambda: Call((final(),), {"body": "board", "on": TODAY, "minutes": "Minutes, item 3"})
    ),
    "positions.note_intervention": Sample(DRAFTERS, lambda: Call((), noting())),
    "positions.correct_intervention": Sample(DRAFTERS, lambda: Call((noted(),), noting(topic="Other"))),
    "positions.remove_intervention": Sample(DRAFTERS, lambda: Call((noted(),))),
}


def counting():
    found = put(amendment())
    voted(found.organisation, found)
    return found


def page_of(make, *more):
    """Return a call of a page about what `make` gives."""

    def call():
        house_texts()
        return Call((make().pk, *more))

    return call


def of_law():
    house_texts()
    law()
    return Call()


MEMBERS = "delegate secretariat chair board treasurer auditor"


def page_of_amendment():
    house_texts()
    found = amendment()
    return Call((found.consultation_id, found.number))


def of_member():
    return said(member().organisation, opened())


def page_of_comment():
    house_texts()
    return Call((of_member().pk,))


ACCESS = {
    "positions_adopted": Sample("everyone", of_law),
    "position": Sample("everyone", page_of(adopted)),
    "position_paper": Sample("everyone", page_of(adopted)),
    "positions": Sample(MEMBERS, of_law),
    "consultation_new": Sample(DRAFTERS, of_law),
    "consultation": Sample(MEMBERS, page_of(opened)),
    "consultation_text": Sample(DRAFTERS, page_of(drafted)),
    "consultation_translate": Sample(DRAFTERS, page_of(opened, "fr")),
    "consultation_open": Sample(DRAFTERS, page_of(worded)),
    "consultation_deadline": Sample(DRAFTERS, page_of(opened)),
    "consultation_finish": Sample(DRAFTERS, page_of(opened)),
    "consultation_drop": Sample(DRAFTERS, page_of(opened)),
    "consultation_adopt": Sample("secretariat chair", page_of(final)),
    "consultation_stand": Sample("delegate", page_of(final)),
    "consultation_versions": Sample(MEMBERS, page_of(opened)),
    "consultation_paragraph": Sample(MEMBERS, page_of(opened, 1)),
    "consultation_comment": Sample(MEMBERS, page_of_comment),
    **dict.fromkeys(("consultation_hide", "consultation_show"), Sample("secretariat chair", page_of_comment)),
    "consultation_amendment": Sample(MEMBERS, page_of_amendment),
    "advocacy": Sample(MEMBERS, of_law),
    "advocacy_new": Sample(DRAFTERS, of_law),
    "advocacy_line": Sample(DRAFTERS, page_of(noted)),
    "advocacy_remove": Sample(DRAFTERS, page_of(noted)),
    "advocacy_csv": Sample(MEMBERS, of_law),
    "advocacy_xlsx": Sample(MEMBERS, of_law),
}
