"""What this house has about a person: the account, the offices held, the letters got, what was done and written."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accede.archive.models import Document
from accede.journal.models import Entry
from accede.people.models import Account
from accede.post.models import Letter
from accede.post.queries import left
from accede.procedure.models import (
    Appeal,
    BoardVote,
    Candidacy,
    Conflict,
    Inquiry,
    Judgement,
    Note,
    Question,
    Reply,
)
from accede.register.models import Mandate
from accede.space.models import Wish
from accede.web.dossier import learning, voice
from accede.web.dossier.consents import of_person
from accede.web.dossier.exchanged import exchanged_by
from accede.web.dossier.following import topics_of
from accede.web.dossier.part import Part, Value, columns


def parts_of(account: Account) -> list[Part]:
    """Return everything about a person, and nothing about another."""
    acting = f"account:{account.pk}"
    wished = [of_person(account), _wishes(account), topics_of(account)]
    held = [_account(account), _mandates(account), *wished, _letters(account)]
    said = [*_asked(acting), *voice.of_person(account), *exchanged_by(account)]
    said += [learning.of_person(account), _inquiries(account)]
    return [*held, _deeds(acting), *_written(account, acting), *_judged(account), *said]


def _account(account: Account) -> Part:
    def row(one: Account) -> list[Value]:
        way = _("on paper") if one.by_post or not one.email else _("by e-mail")
        return [one.name, one.email, one.postal, way, one.language, one.last_login]

    said = {"name": _("Name"), "email": _("E-mail address"), "postal": _("Postal address"), "by_post": _("Letters")}
    said |= {"language": _("Language"), "last_at": _("Last signed in")}
    return Part("account", _("Your account"), columns(said), [account], row)


def _mandates(account: Account) -> Part:
    def row(one: Mandate) -> list[Value]:
        return [str(one.organisation or _("the association")), one.office, one.starts, one.ends]

    said = {"for": _("For"), "office": _("Office"), "from": _("From"), "until": _("Until")}
    held = account.mandates.select_related("organisation")
    return Part("offices", _("Your offices"), columns(said), held, row, _("You hold no office."))


def _wishes(account: Account) -> Part:
    def row(one: Wish) -> list[Value]:
        return [one.get_every_display(), ", ".join(one.kinds), one.words]

    said = {"every": _("How often"), "kinds": _("Of what"), "words": _("Only with these words")}
    found = Wish.objects.filter(account=account)
    return Part("news", _("What you wish to hear of"), columns(said), found, row, _("You get no digest."))


def _letters(account: Account) -> Part:
    def row(one: Letter) -> list[Value]:
        return [one.subject, one.queued_at, one.get_state_display(), one.language, one.sender, one.postal, one.body]

    said = {"subject": _("Subject"), "at": _("Written"), "state": _("State")}
    more = {"language": _("Language"), "sender": _("Sender"), "postal": _("Postal address"), "words": _("The letter")}
    found = left().filter(account=account, secret=False)
    return Part("letters", _("Letters to you"), columns(said, more), found, row, _("No letter was written to you."))


def _deeds(acting: str) -> Part:
    def row(one: Entry) -> list[Value]:
        return [one.at, one.action, one.capacity, one.subject]

    said = {"at": _("When"), "action": _("What was done"), "capacity": _("In which capacity"), "about": _("About")}
    found = Entry.objects.filter(actor=acting).order_by("-sequence")
    return Part("deeds", _("What you did here"), columns(said), found, row, _("The journal tells nothing of you."))


def _written(account: Account, acting: str) -> list[Part]:
    """Return what a person sent: files, and requests as their contact."""

    def file(one: Document) -> list[Value]:
        return [one.name, one.received_at, one.of_kind.name, one.sha256]

    def request(one: Candidacy) -> list[Value]:
        return [one.label, one.organisation.name, one.opened_at]

    name = {"name": _("Name"), "at": _("Received"), "kind": _("Kind"), "sha256": "SHA-256"}
    number = pgettext("of a thing", "Number")
    contact = {"number": number, "organisation": _("Organisation"), "at": _("Opened on")}
    sent = Document.objects.filter(received_by=acting)
    requests = Candidacy.objects.filter(contact=account).select_related("organisation")
    return [
        Part("files", _("Files that you sent"), columns(name), sent, file),
        Part("requests", _("Requests of which you are the contact"), columns(contact), requests, request),
    ]


def _judged(account: Account) -> list[Part]:
    """Return what a member of the Board found of candidates, and the interests it declared."""

    def judgement(one: Judgement) -> list[Value]:
        evidence = " ".join(one.evidence)
        return [one.candidacy.label, one.criterion, one.get_answer_display(), one.at, one.reason, evidence]

    def interest(one: Conflict) -> list[Value]:
        return [one.candidacy.label, one.at, one.reason, one.taken_back_at, one.taken_back_because]

    def vote(one: BoardVote) -> list[Value]:
        return [one.opinion.candidacy.label, one.opinion.on, one.get_choice_display()]

    number, about, when = pgettext("of a thing", "Number"), _("Reason"), _("When")
    judged = {"number": number, "criterion": _("Criterion"), "answer": _("Finding"), "at": when, "reason": about}
    declared = {"number": number, "at": when, "reason": about}
    back = {"back": _("Taken back"), "because": _("Why it was taken back")}
    found = Judgement.objects.filter(account=account).select_related("candidacy")
    conflicts = Conflict.objects.filter(account=account).select_related("candidacy")
    more = {"evidence": _("Evidence")}
    voted = {"number": number, "on": _("Voted on"), "choice": _("Vote")}
    votes = BoardVote.objects.filter(account=account).select_related("opinion__candidacy")
    return [
        Part("judgements", _("What you found of candidates"), columns(judged, more), found, judgement),
        Part("interests", _("Interests that you declared"), columns(declared, back), conflicts, interest),
        Part("votes", _("How you voted on opinions of the Board"), columns(voted), votes, vote),
    ]


def _asked(acting: str) -> list[Part]:
    """Return what a person asked and noted of candidates, and what it answered for one."""

    def question(one: Question | Note) -> list[Value]:
        return [one.candidacy.label, one.at, one.words]

    def appeal(one: Appeal) -> list[Value]:
        return [one.candidacy.label, one.at, one.statement]

    def reply(one: Reply) -> list[Value]:
        return [one.question.candidacy.label, one.at, one.words]

    said = {"number": pgettext("of a thing", "Number"), "at": _("When"), "words": _("Words")}
    asked = Question.objects.filter(by=acting).select_related("candidacy")
    answered = Reply.objects.filter(by=acting).select_related("question__candidacy")
    noted = Note.objects.filter(by=acting).select_related("candidacy")
    appealed = Appeal.objects.filter(by=acting).select_related("candidacy")
    return [
        Part("questions", _("Questions that you put to candidates"), columns(said), asked, question),
        Part("answers", _("What you answered for a candidate"), columns(said), answered, reply),
        Part("notes", _("Notes that you wrote on candidacies"), columns(said), noted, question),
        Part("appeals", _("Appeals that you made for a candidate"), columns(said), appealed, appeal),
    ]


def _inquiries(account: Account) -> Part:
    """Return what was asked, before or without an account, from the address of this one."""

    def row(one: Inquiry) -> list[Value]:
        return [one.words, one.asked_at, one.name, one.answer, one.closed_at]

    said = {"words": _("Question"), "at": _("Asked")}
    more = {"name": _("Name"), "answer": _("Answer"), "closed_at": _("Closed")}
    found = Inquiry.objects.filter(email__iexact=account.email)
    return Part("inquiries", _("Questions asked from your address"), columns(said, more), found, row)
