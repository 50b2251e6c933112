"""What the exchange holds, made by the real actions."""

from datetime import timedelta

from cast import NOON, acting
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law

from accede.exchange import actions
from accede.exchange.actions import Sheet
from accede.exchange.models.practice import PARTS
from accede.people.capacities import Capacity

TITLES = {"en": "A school of repair", "fr": "Une école de la réparation"}
SAID = {"en": "Bicycles are repaired.", "fr": "On répare des vélos."}


def speaker(organisation):
    """Return the delegate of an organisation."""
    return acting(Capacity.DELEGATE, organisation.pk)


def sheet(titles=TITLES, said=SAID, country="BE", transferable="yes", **parts):
    texts = {part: {} for part in PARTS} | {"what": said} | parts
    return Sheet(country, transferable, "en", dict(titles), texts)


def target(name="Young people"):
    """Return a group that good practice may be for."""
    return actions.add_target({"en": name}, by=SECRETARY, at=NOON)


def drafted(organisation=None, targets=(), **said):
    """Return a sheet of a member."""
    one = organisation or member().organisation
    return actions.draft_practice(one, sheet=sheet(**said), targets=targets, by=speaker(one), at=NOON)


def offered(**said):
    """Return a sheet that waits for the office."""
    found = drafted(**said)
    actions.offer_practice(found, by=speaker(found.organisation), at=NOON)
    return found


def published(audience="members", **said):
    """Return a sheet that is shown."""
    found = drafted(**said)
    actions.publish_practice(found, audience=audience, by=SECRETARY, at=NOON)
    found.refresh_from_db()
    return found


ASKED = {"titles": {"en": "Who lets halls?"}, "texts": {"en": "We look for one."}, "until": NOON.date() + timedelta(20)}


def asking(**changed):
    law()
    house_texts()
    return ASKED | changed


def question(organisation=None, at=NOON, **changed):
    """Return a question of a member, or of the association."""
    by = speaker(organisation) if organisation else SECRETARY
    return actions.ask(organisation, **asking(**changed), by=by, at=at)


def question_of_own():
    return question(member().organisation)


def answered(organisation, found, words="The town does.", at=NOON):
    return actions.reply(organisation, found, words=words, by=speaker(organisation), at=at)


def of_own(make, **named):
    """Return a call about a sheet, and whose it is."""

    def call():
        found = make()
        return Call((found,), named, owner=found.organisation_id)

    return call


def drafting():
    one = member().organisation
    return Call((one,), {"sheet": sheet()}, owner=one.pk)


def asked():
    one = member().organisation
    return Call((one,), asking(), owner=one.pk)


def replying():
    one = member().organisation
    return Call((one, question()), {"words": "The town."}, owner=one.pk)


WRITERS = "own:delegate secretariat"
SAMPLES = {
    "exchange.add_target": Sample("secretariat", lambda: Call(({"en": "Young people"},))),
    "exchange.change_target": Sample("secretariat", lambda: Call((target(),), {"titles": {"en": "The young"}})),
    "exchange.drop_target": Sample("secretariat", lambda: Call((target(),))),
    "exchange.draft_practice": Sample(WRITERS, drafting),
    "exchange.word_practice": Sample(WRITERS, of_own(drafted, sheet=sheet(country="FR"))),
    "exchange.offer_practice": Sample(WRITERS, of_own(drafted)),
    "exchange.return_practice": Sample("secretariat", of_own(offered, remark="The cost is missing.")),
    "exchange.publish_practice": Sample("secretariat", of_own(offered, audience="members")),
    "exchange.withdraw_practice": Sample(WRITERS, of_own(published)),
    "exchange.ask": Sample(WRITERS, asked),
    "exchange.change_question": Sample(WRITERS, of_own(question_of_own, **ASKED)),
    "exchange.reply": Sample("own:delegate", replying),
    "exchange.sum_up": Sample(WRITERS, of_own(question_of_own, texts={"en": "Towns do."})),
    "exchange.withdraw_question": Sample(WRITERS, of_own(question_of_own)),
}


def of_law():
    house_texts()
    law()
    return Call()


def page_of(make):
    """Return a call of a page about what `make` gives."""

    def call():
        house_texts()
        found = make()
        return Call((found.pk,), owner=getattr(found, "organisation_id", None))

    return call


MEMBERS = "delegate secretariat chair board treasurer auditor"
ACCESS = {
    "exchange": Sample(MEMBERS, of_law),
    "practices": Sample(MEMBERS, of_law),
    "practices_csv": Sample(MEMBERS, of_law),
    "practices_xlsx": Sample(MEMBERS, of_law),
    "practices_compare": Sample(MEMBERS, of_law),
    "practice": Sample(MEMBERS, page_of(published)),
    "practice_new": Sample("delegate secretariat", of_law),
    "practice_change": Sample(WRITERS, page_of(drafted)),
    "practice_do": Sample("delegate secretariat", page_of(drafted)),
    "practice_publish": Sample("secretariat", page_of(drafted)),
    "practice_return": Sample("secretariat", page_of(offered)),
    "practice_targets": Sample("secretariat", of_law),
    "practice_target": Sample("secretariat", page_of(target)),
    "questions": Sample(MEMBERS, of_law),
    "question_new": Sample("delegate secretariat", of_law),
    "question": Sample(MEMBERS, page_of(question)),
    "question_change": Sample(WRITERS, page_of(question_of_own)),
    "question_sum": Sample(WRITERS, page_of(question_of_own)),
    "question_withdraw": Sample("delegate secretariat", page_of(question_of_own)),
    "question_csv": Sample(MEMBERS, page_of(question)),
    "question_xlsx": Sample(MEMBERS, page_of(question)),
    "practice_target_drop": Sample("secretariat", page_of(target)),
}
