"""Paths, categories and standings explained in whole sentences."""

from collections.abc import Iterator

from accede.rulebook.book import Book
from accede.rulebook.category import Category
from accede.rulebook.path import Path, Step
from accede.rulebook.standing import PAY, Standing
from accede.rulebook.verdict import Named
from accede.wording.catalogue import _, n_, said
from accede.wording.conditions import condition, only_if
from accede.wording.formats import listed, text
from accede.wording.margin import named, who
from accede.wording.phrases import label_of, length, test, when, whos
from accede.wording.sentences import LABELS

STEP_IF = _("{number}. Only if: {condition}.")
# Where an answer leads that does not take the usual way: on with a yes, out with a no.
LEADS = {
    ("yes", "done"): _("{number}. If yes, the path is at its end."),
    ("yes", "stop"): _("{number}. If yes, the path stops."),
    ("no", "next"): _("{number}. If no, the next step follows."),
    ("no", "done"): _("{number}. If no, the path is at its end all the same."),
}


def category(rule: Category, book: Book, language: str) -> Iterator[str]:
    """Say what a category may do, how many delegates it sends, how many may be in it, and for how long."""
    rights = listed((said(LABELS[one], language) for one in rule.rights), language)
    yield said(_("{category}: has the right to {rights}."), language).format(
        category=label_of(rule, language), rights=rights
    )
    if rule.collective:
        yield said(_("All of them together are one member."), language)
    if rule.delegates:
        yield said(_("Delegates of each: {test}."), language).format(test=test(rule.delegates, language, book))
    if rule.at_most is not None:
        line = n_("There is at most one of them.", "There are at most {count} of them.")
        if rule.per:
            line = n_("At most one of them in each: {fact}.", "At most {count} of them in each: {fact}.")
        fact = named(Named("fact", rule.per), book, language)
        yield said(line, language, rule.at_most).format(count=rule.at_most, fact=fact)
    if rule.term:
        yield said(_("Membership lasts {length}."), language).format(length=length(rule.term, language))


def standing(rule: Standing, book: Book, language: str) -> Iterator[str]:
    """Say which rights are lost, and for how long at most."""
    rights = listed((said(LABELS[one], language) for one in rule.loses), language)
    yield said(_("{standing}: the right to {rights} is lost."), language).format(
        standing=label_of(rule, language), rights=rights
    )
    yield from only_if(rule, book, language)
    if rule.until:
        yield said(_("It ends as soon as: {condition}."), language).format(
            condition=condition(rule.until, book, language)
        )
    if rule.at_most:
        yield said(_("It lasts at most {length}."), language).format(length=length(rule.at_most, language))
    if rule.cure:
        yield said(_("It ends once what is owed is paid."), language) if rule.cure == PAY else text(rule.cure, language)


def path(rule: Path, book: Book, language: str) -> Iterator[str]:
    """Say how many steps a path has, who opens it and until when, each step, and what follows."""
    label = label_of(rule, language)
    if rule.steps:
        yield said(n_("{path}, in one step.", "{path}, in {count} steps."), language, len(rule.steps)).format(
            path=label, count=len(rule.steps)
        )
    else:
        line = _("{path}: whoever opens it needs nobody else.") if rule.opened_by else _("{path}: happens by itself.")
        yield said(line, language).format(path=label)
    yield from _opening(rule, book, language)
    for number, one in enumerate(rule.steps, 1):
        yield from _step(number, one, book, language)
        yield from _leads(number, one, number == len(rule.steps), book, language)
    yield from _end(rule, book, language)


def _opening(rule: Path, book: Book, language: str) -> Iterator[str]:
    if rule.opened_by:
        yield said(_("Is opened by: {who}."), language).format(who=whos(rule.opened_by, book, language))
    yield from only_if(rule, book, language)
    if rule.grounds:
        yield said(_("On one of these grounds: {grounds}."), language).format(
            grounds=listed((text(one, language) for one in rule.grounds.values()), language, "or")
        )
    if rule.form:
        yield said(_("In this form: {form}."), language).format(
            form=listed((text(one, language) for one in rule.form.values()), language, "or")
        )
    if rule.filed:
        yield said(_("No later than: {when}."), language).format(when=when(rule.filed, language, book))
    if rule.refused_again == 0:
        yield said(_("After a refusal it may not be tried again."), language)
    elif rule.refused_again is not None:
        line = n_("After a refusal it may be tried once more.", "After a refusal it may be tried {count} times more.")
        yield said(line, language, rule.refused_again).format(count=rule.refused_again)
    if rule.wait:
        yield said(_("After a refusal one must wait: {length}."), language).format(length=length(rule.wait, language))


def _step(number: int, step: Step, book: Book, language: str) -> Iterator[str]:
    line = _("{number}. {step} ({who}): {when}.") if step.when else _("{number}. {step} ({who}).")
    values = {"number": number, "step": text(step.label, language) or step.name, "who": who(step.by, book, language)}
    yield said(line, language).format(**values, when=when(step.when, language, book) if step.when else "")
    if step.only_if:
        yield said(STEP_IF, language).format(number=number, condition=condition(step.only_if, book, language))


def _leads(number: int, step: Step, is_last: bool, book: Book, language: str) -> Iterator[str]:
    if step.into:
        # Time that passes gives no answer.
        line = (
            _("{number}. From then on: {into}.")
            if step.verb == "waits"
            else _("{number}. If yes, from then on: {into}.")
        )
        yield said(line, language).format(number=number, into=_end_of(step.into, book, language))
    on = "done" if is_last else "next"
    for answer, leads, usual in (("yes", step.yes, on), ("no", step.no, "stop")):
        leads = on if leads == "next" else leads
        if leads != usual:
            yield said(LEADS[answer, leads], language).format(number=number)


def _end(rule: Path, book: Book, language: str) -> Iterator[str]:
    if rule.into:
        yield said(_("It leads to: {into}."), language).format(into=_end_of(rule.into, book, language))
    if rule.effect:
        yield said(_("It takes effect: {when}."), language).format(when=when(rule.effect, language, book))
    if rule.taken_back:
        taken_back = when(rule.taken_back, language, book)
        yield said(_("Whoever opened it may take it back, no later than: {when}."), language).format(when=taken_back)
    if rule.meanwhile:
        standing_ = named(Named("standing", rule.meanwhile), book, language)
        yield said(_("Until it is over: {standing}."), language).format(standing=standing_)
    if rule.appeal:
        appeal = named(Named("path", rule.appeal), book, language)
        yield said(_("Against it there is: {appeal}."), language).format(appeal=appeal)


def _end_of(into: str, book: Book, language: str) -> str:
    return named(Named("category" if into in book.category else "standing", into), book, language)
