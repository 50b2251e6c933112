"""Questions to candidates for tests, put and answered by the real actions."""

from archive.files import deposit
from cast import NOON
from permissions import Call, Sample
from procedure.samples import OFFICE, OWN, fresh, of, own, page, sent
from statutes.samples import SECRETARY

from accede.procedure.actions import answer_question, ask_candidate

WORDS = "How many of your members vote?"
OPEN = {"number": lambda one: one.questions.get().pk}


def ask(candidacy, words=WORDS, by=SECRETARY, at=NOON, **more):
    return ask_candidate(candidacy, words=words, **more, by=by, at=at)


def answer(question, words="All of them.", deposit=None, at=NOON):
    candidacy = question.candidacy
    return answer_question(candidacy, number=question.pk, words=words, deposit=deposit, by=own(candidacy), at=at)


def asked(**more):
    candidacy = sent()
    ask(candidacy, **more)
    return fresh(candidacy)


def page_of_question():
    candidacy = asked()
    return Call((candidacy.pk, candidacy.questions.get().pk), owner=candidacy.organisation_id)


def page_of_file():
    candidacy = asked()
    reply = answer(candidacy.questions.get(), deposit=deposit())
    return Call((candidacy.pk, reply.pk), owner=candidacy.organisation_id)


SAMPLES = {
    "procedure.ask_candidate": Sample(OFFICE, of(sent, words=WORDS)),
    "procedure.answer_question": Sample("own:candidate", of(asked, words="All.", **OPEN)),
    "procedure.close_question": Sample(OFFICE, of(asked, **OPEN)),
}
ACCESS = {
    "candidacy_ask": Sample(OFFICE, page()),
    "candidacy_answer": Sample("own:candidate", page_of_question),
    "candidacy_answer_file": Sample(f"{OWN} {OFFICE}", page_of_file),
    "candidacy_question_close": Sample(OFFICE, page_of_question),
}
