"""Candidacies at every step, made by the real actions on the real law."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import count

from cast import NOON
from permissions import Call, Sample
from register.samples import consequence, entering, mandate
from statutes.samples import SECRETARY, house_texts, law
from worlds import kept

from accede.assembly.actions import plan_assembly
from accede.assembly.models import Assembly, Item
from accede.assembly.queries import outcome_of
from accede.journal.actions import Actor, Mandated
from accede.people.actions import open_account
from accede.people.capacities import VISITOR, Capacity
from accede.people.models import Account
from accede.procedure import actions
from accede.procedure.models import Candidacy, Conflict
from accede.procedure.queries.path import vote_of
from accede.procedure.queries.verification import lines_of
from accede.register.actions import enter_member

DAY = timedelta(days=1)
NEXT, AFTER = date(2027, 6, 12), date(2027, 11, 20)
SAID = {"name": "Tööle", "country": "EE", "contact": "Mari", "email": "mari@example.org", "language": "en"}
SHEET = {
    "name": "Võrgustik Tööle",
    "legal_form": "association",
    "seat": "Tartu",
    "country": "EE",
    "founded": "2012",
    "wises": "14",
    "network_exists": "exists",
    "contact": "Director, Tartu",
}
TEXTS = ["statutes", "declaration", "internal_rules"]
ASKED = {"name": "Bo", "email": "bo@example.org", "words": "When?", "language": "en"}
_numbers = count(1)


def fresh(candidacy):
    return Candidacy.objects.select_related("organisation", "contact", "edition", "assembly").get(pk=candidacy.pk)


a_file = partial(kept, read=fresh)


@kept
def house(at=NOON):
    """Load the law and the house texts, and let somebody read the office's letters."""
    law()
    house_texts()
    for capacity in (Capacity.SECRETARIAT, Capacity.CHAIR):
        email = f"{capacity}@example.org"
        if not Account.objects.filter(email=email).exists():
            account = open_account(email, name=capacity.title(), by=SECRETARY, at=at)
            mandate(account, office=str(capacity), capacity=capacity)


@kept
def assembly(day=NEXT, place="Ghent"):
    house()
    opens = datetime.combine(day, time(14), tzinfo=UTC)
    found = Assembly.objects.filter(day=day).first()
    return found or plan_assembly(day=day, opens_at=opens, place=place, by=SECRETARY, at=NOON)


@a_file
def interested(at=NOON, **changed):
    house()
    number = next(_numbers)
    said = SAID | {"name": f"Network {number}", "email": f"network.{number}@example.org"} | changed
    return actions.express_interest(**said, by=VISITOR, at=at)


def own(candidacy):
    """The candidate of this file."""
    return Actor(f"account:{candidacy.contact_id}", (Mandated("candidate", candidacy.organisation_id, "candidate"),))


@kept
def judge(number=1):
    """A member of the Board, with an account of its own."""
    email = f"judge.{number}@example.org"
    account = Account.objects.filter(email=email).first()
    if account is None:
        account = open_account(email, name=f"Board {number}", by=SECRETARY, at=NOON)
        mandate(account, office="secretary", capacity=Capacity.BOARD)
    return Actor(f"account:{account.pk}", (Mandated("board", None, "secretary"),))


@kept
def inquiry(at=NOON, **changed):
    """A visitor's question."""
    house()
    return actions.ask_secretariat(
        **ASKED | {"email": f"visitor.{next(_numbers)}@example.org"} | changed, by=VISITOR, at=at
    )


@kept
def closed_inquiry():
    one = inquiry()
    actions.close_inquiry(one, by=SECRETARY, at=NOON)
    return one


@a_file
def offered(at=NOON, **changed):
    candidacy = interested(at, **changed)
    actions.offer_times(candidacy, starts=[at + 2 * DAY, at + 3 * DAY], minutes=45, link="", by=SECRETARY, at=at)
    return candidacy


@a_file
def chosen(at=NOON):
    candidacy = offered(at)
    actions.choose_time(candidacy, slot=candidacy.slots.first(), by=own(candidacy), at=at)
    return candidacy


@a_file
def begun(at=NOON, **changed):
    """A file whose meeting begins at this moment."""
    candidacy = offered(at, **changed)
    actions.choose_time(candidacy, slot=candidacy.slots.first(), by=own(candidacy), at=at)
    candidacy.slots.exclude(chosen_at=None).update(starts_at=at)
    return candidacy


@a_file
def met(at=NOON, **changed):
    candidacy = begun(at, **changed)
    actions.note_meeting_held(candidacy, attended="Mari", notes="They present themselves well.", by=SECRETARY, at=at)
    return fresh(candidacy)


@a_file
def written(at=NOON, sheet=None, **changed):
    candidacy = met(at, **changed)
    said = {"sheet": sheet or SHEET, "motivation": "We wish to join.", "adheres": TEXTS}
    actions.save_draft(candidacy, **said, by=own(candidacy), at=at)
    return fresh(candidacy)


@a_file
def sent(at=NOON, **changed):
    candidacy = written(at, **changed)
    actions.send_request(candidacy, by=own(candidacy), at=at)
    return fresh(candidacy)


@a_file
def judged(at=NOON, answer="met", leave=("aims_to_create",), **changed):
    candidacy = sent(at, **changed)
    for line in lines_of(candidacy):
        if line.is_judged and line.name not in leave:
            said = {"criterion": line.name, "answer": answer, "reason": "Seen."}
            actions.judge(candidacy, **said, by=judge(), at=at)
    return fresh(candidacy)


@a_file
def verified(at=NOON, **changed):
    assembly()
    candidacy = judged(at, **changed)
    actions.conclude_verification(candidacy, by=judge(), at=at)
    return fresh(candidacy)


def item_on(candidacy):
    return Item.objects.get(about=f"procedure.candidacy:{candidacy.pk}")


def follow(candidacy, result="carried"):
    """Let the effect of a result follow, as a declared result does."""
    item = item_on(candidacy)
    outcome = outcome_of(item)
    outcome = type(outcome)(**{name: getattr(outcome, name) for name in outcome.__slots__} | {"outcome": result})
    consequence(lambda *, by, at: actions.follow_vote(item, outcome, by=by, at=at))
    return fresh(candidacy)


def of(make, **named):
    """Return how to make a call on a candidacy that stands at a step."""

    def call():
        candidacy = make()
        return Call(
            (candidacy,),
            {name: value(candidacy) if callable(value) else value for name, value in named.items()},
            owner=candidacy.organisation_id,
        )

    return call


def at_the_vote():
    candidacy = verified()
    item = item_on(candidacy)
    vote = vote_of(candidacy.way, candidacy.book)
    return Call((candidacy, actions.Decision(vote, True, item.assembly.day, outcome_of(item).verdict, item)))


def admitted_with_steps_left():
    candidacy = verified()
    return Call((candidacy, enter_member(candidacy.organisation, **entering(), by=SECRETARY, at=NOON)))


def recalled():
    interested(name=SAID["name"], email=SAID["email"])
    return Call((), {"name": SAID["name"], "email": SAID["email"]})


def page(make=sent):
    def call():
        candidacy = make()
        return Call((candidacy.pk,), owner=candidacy.organisation_id)

    return call


def public():
    house()
    return Call()


@a_file
def waiting():
    candidacy = sent()
    assembly()
    return candidacy


def by_a_judge(make, **named):
    """The same, for whoever the tests let try it: an account of that number must be there."""

    def call():
        Account.objects.get_or_create(pk=987_654, defaults={"email": "tried@example.org"})
        found = of(make, **named)()
        found.person = 987_654
        return found

    return call


@a_file
def differing():
    """A candidacy of which two members of the Board find different things."""
    candidacy = judged()
    actions.judge(candidacy, criterion="democratic", answer="not_met", reason="No.", by=judge(2), at=NOON)
    return fresh(candidacy)


OPINION = {
    "advice": "admit",
    "reasons": "It does what we do.",
    "votes": actions.Votes(votes_for=1),
    "on": NOON.date(),
}


@a_file
def with_board():
    """A verified candidacy, and a member of the Board who can vote on it."""
    judge()
    return verified()


@a_file
def advised(**changed):
    """A candidacy on which the Board has given its opinion."""
    candidacy = with_board()
    actions.give_opinion(candidacy, **OPINION | changed, by=judge(), at=NOON)
    return fresh(candidacy)


@a_file
def convened():
    """A candidacy on the agenda of an assembly whose members are convened."""
    candidacy = verified()
    Assembly.objects.update(state=Assembly.State.CONVENED)
    return fresh(candidacy)


@a_file
def turned_down():
    """A candidacy that the members have voted down."""
    candidacy = follow(verified(), "rejected")
    Item.objects.update(state=Item.State.REJECTED)
    return candidacy


@a_file
def before_open_assembly(**changed):
    """A candidacy on the agenda of an assembly that has begun."""
    candidacy = verified(**changed)
    Assembly.objects.filter(day=NEXT).update(state=Assembly.State.OPEN)
    return fresh(candidacy)


def own_conflict():
    """A candidacy from which whoever the tests let try it stands aside."""
    found = by_a_judge(sent, reason="Our project has ended.")()
    Conflict.objects.create(candidacy=found.args[0], account_id=found.person, reason="A joint project.", at=NOON)
    return found


SAMPLES = {
    "procedure.express_interest": Sample("everyone", lambda: (house(), Call((), SAID))[1]),
    "procedure.recall_interest": Sample("everyone", recalled),
    "procedure.ask_secretariat": Sample("everyone", lambda: (house(), Call((), dict(ASKED)))[1]),
    "procedure.answer_inquiry": Sample("secretariat", lambda: Call((inquiry(),), {"answer": "In June."})),
    "procedure.close_inquiry": Sample("secretariat", lambda: Call((inquiry(),))),
    "procedure.reopen_inquiry": Sample("secretariat", lambda: Call((closed_inquiry(),))),
    "procedure.offer_times": Sample("secretariat", of(interested, starts=[NOON + DAY])),
    "procedure.withdraw_times": Sample("secretariat", of(offered, slots=lambda one: [one.slots.first().pk])),
    "procedure.choose_time": Sample("own:candidate", of(offered, slot=lambda one: one.slots.first())),
    "procedure.move_meeting": Sample(
        "secretariat", of(chosen, starts_at=lambda one: NOON + 5 * DAY, minutes=30, link=lambda one: "")
    ),
    "procedure.cancel_meeting": Sample("secretariat own:candidate", of(chosen, reason="Ill.")),
    "procedure.note_meeting_held": Sample("secretariat", of(begun, attended="Mari", notes="Held.")),
    "procedure.save_draft": Sample("own:candidate", of(met, sheet={"seat": "Tartu"})),
    "procedure.send_request": Sample("own:candidate", of(written)),
    "procedure.join_assembly": Sample("secretariat", of(waiting)),
    "procedure.withdraw": Sample("own:candidate", of(sent)),
    "procedure.judge": Sample("board chair", by_a_judge(sent, criterion="democratic", answer="met", reason="Seen.")),
    "procedure.settle_difference": Sample(
        "board chair", by_a_judge(differing, criterion="democratic", answer="met", reason="As most of us say.")
    ),
    "procedure.declare_conflict": Sample("board chair", by_a_judge(sent, reason="My own network.")),
    "procedure.take_back_conflict": Sample("board chair", own_conflict),
    "procedure.give_opinion": Sample("board chair secretariat", of(with_board, **OPINION)),
    "procedure.correct_opinion": Sample("board chair secretariat", of(advised, **OPINION, why="A vote was missed.")),
    "procedure.note_reasons": Sample("secretariat chair", of(turned_down, reasons="It holds no enterprise yet.")),
    "procedure.adjourn": Sample("secretariat chair", of(before_open_assembly, reasons="Its statutes are to come.")),
    "procedure.conclude_verification": Sample("board chair", by_a_judge(judged)),
    "procedure.name_presenter": Sample("secretariat own:candidate", of(sent, name="Mari")),
    "procedure.note_presented": Sample("secretariat chair", of(verified)),
    "procedure.admit": Sample("consequence", at_the_vote),
    "procedure.refuse": Sample("consequence", at_the_vote),
    "procedure.go_on": Sample("consequence", at_the_vote),
    "procedure.walk_on": Sample("consequence", admitted_with_steps_left),
}
OWN, OFFICE = "own:candidate own:delegate", "secretariat chair board"
ACCESS = {
    "home": Sample("everyone", public),
    "join": Sample("everyone", public),
    "join_check": Sample("everyone", public),
    "interest": Sample("everyone", public),
    "ask": Sample("everyone", public),
    "inquiries": Sample("secretariat", public),
    "inquiry": Sample("secretariat", lambda: Call((inquiry().pk,))),
    "inquiry_settle": Sample("secretariat", lambda: Call((inquiry().pk,))),
    "candidacies": Sample(OFFICE, public),
    "candidacies_csv": Sample(OFFICE, public),
    "candidacy": Sample(f"{OWN} {OFFICE}", page()),
    "candidacy_request_pdf": Sample(f"{OWN} {OFFICE}", page()),
    "candidacy_choose": Sample("own:candidate", page()),
    "candidacy_draft": Sample("own:candidate", page()),
    "candidacy_send": Sample("own:candidate", page(written)),
    "candidacy_presenter": Sample("secretariat own:candidate", page()),
    "candidacy_withdraw": Sample("own:candidate", page()),
    "candidacy_times": Sample("secretariat", page()),
    "candidacy_times_withdraw": Sample("secretariat", page()),
    "candidacy_held": Sample("secretariat", page()),
    "candidacy_meeting": Sample("secretariat", page()),
    "candidacy_meeting_cancel": Sample("secretariat own:candidate", page()),
    "candidacy_presented": Sample("secretariat chair", page()),
    "candidacy_step": Sample(OFFICE, page()),
    "candidacy_assembly": Sample("secretariat", page()),
    "criteria": Sample(OFFICE, page()),
    "candidacy_conflict": Sample("board chair", page()),
    "candidacy_conflict_back": Sample("board chair", page()),
    "candidacy_report": Sample(OFFICE, page()),
    "candidacy_members_report": Sample("secretariat chair board treasurer auditor delegate", page(convened)),
    "candidacy_grounds": Sample("secretariat chair", page()),
    "candidacy_opinion": Sample(OFFICE, page()),
    "criteria_settle": Sample("board chair", page()),
    "candidacy_conclude": Sample("board chair", page()),
}
