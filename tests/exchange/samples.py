"""What the exchange holds, made by the real actions."""

from datetime import date, timedelta

from archive.files import deposit
from cast import NOON, acting
from permissions import Call, Sample
from register.samples import member
from statutes.samples import SECRETARY, house_texts, law

from accede.archive.queries import documents_about
from accede.exchange import actions
from accede.exchange.actions import Sheet
from accede.exchange.actions.visit import Invitation
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


def group(**said):
    """Return a working group."""
    law()
    told = {"titles": {"en": "Public procurement"}, "texts": {"en": "Reserved contracts."}} | said
    return actions.form_group(**told, by=SECRETARY, at=NOON)


def joined(organisation=None, found=None):
    """Return a group that a member has joined."""
    one, found = organisation or member().organisation, found or group()
    actions.join_group(one, found, by=speaker(one), at=NOON)
    return found


def led(organisation=None):
    """Return a group that a member leads."""
    one = organisation or member().organisation
    found = joined(one)
    told = {"titles": found.titles, "texts": found.texts}
    return actions.change_group(found, **told, lead=one, by=SECRETARY, at=NOON)


def brought(organisation=None):
    """Return a document of a group."""
    one = organisation or member().organisation
    return actions.bring_paper(one, joined(one), title="Guide", deposit=deposit(), by=speaker(one), at=NOON)


MEETING = {"begins": NOON + timedelta(days=3), "ends": None, "place": "Ghent"}


def meeting():
    """Return when a group meets that a member leads."""
    return actions.set_meeting(led(), **MEETING, by=SECRETARY, at=NOON)


def offer(**changed):
    days = {"begins": date(2027, 6, 10), "ends": date(2027, 6, 11), "until": date(2027, 6, 1)}
    told = {"titles": {"en": "Three kitchens"}, "texts": {"en": "We cook."}, "place": "Ghent", "places": 5}
    return Invitation(**(told | days | changed))


def visit(organisation=None, **changed):
    """Return a study visit to a member."""
    one = organisation or member().organisation
    return actions.invite(one, offer=offer(**changed), by=speaker(one), at=NOON)


def coming(organisation, found, people=2, at=NOON):
    told = {"people": people, "contact": "bo@example.org"}
    return actions.come(organisation, found, **told, by=speaker(organisation), at=at)


def of_lead(make, **named):
    """Return a call about a group that a member leads, or about one of its dates."""

    def call():
        found = make()
        return Call((found,), named, owner=getattr(found, "group", found).lead_id)

    return call


def of_member(make, **named):
    """Return a call whose first subject is a member, and which is about what `make` gives."""

    def call():
        one = member("Brug", "NL").organisation
        return Call((one, make(one)), named, owner=one.pk)

    return call


def bringing():
    one = member().organisation
    return Call((one, joined(one)), {"title": "Guide", "deposit": deposit()}, owner=one.pk)


def inviting():
    one = member().organisation
    law()
    return Call((one,), {"offer": offer()}, owner=one.pk)


def reporting():
    found = visit(until=NOON.date(), begins=NOON.date())
    return Call((found,), {"texts": {"en": "We saw."}}, owner=found.organisation_id)


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
    "exchange.form_group": Sample("secretariat", lambda: Call(({"en": "Repair"},), {"texts": {}})),
    "exchange.change_group": Sample(WRITERS, of_lead(led, titles={"en": "Repair"}, texts={}, lead=None)),
    "exchange.close_group": Sample("secretariat", lambda: Call((group(),))),
    "exchange.join_group": Sample("own:delegate", of_member(lambda one: group())),
    "exchange.leave_group": Sample("own:delegate", of_member(joined)),
    "exchange.bring_paper": Sample(WRITERS, bringing),
    "exchange.remove_paper": Sample(WRITERS, of_own(brought)),
    "exchange.set_meeting": Sample(WRITERS, of_lead(led, **MEETING)),
    "exchange.call_off_meeting": Sample(WRITERS, of_lead(meeting)),
    "exchange.invite": Sample(WRITERS, inviting),
    "exchange.change_visit": Sample(WRITERS, of_own(visit, offer=offer(places=9))),
    "exchange.come": Sample("own:delegate", of_member(lambda one: visit(), people=1, contact="bo@example.org")),
    "exchange.stay_away": Sample("own:delegate", of_member(lambda one: visit())),
    "exchange.cancel_visit": Sample(WRITERS, of_own(visit, reason="Snow.")),
    "exchange.report_visit": Sample(WRITERS, reporting),
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


def page_of_led():
    house_texts()
    found = led()
    return Call((found.pk,), owner=found.lead_id)


def page_of_paper():
    house_texts()
    paper = brought()
    return Call((paper.pk, documents_about(paper).get().pk))


def page_to_bring():
    """Return a call of the page of whoever is in a group."""
    house_texts()
    one = member().organisation
    return Call((joined(one).pk,), owner=one.pk)


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
    "groups": Sample(MEMBERS, of_law),
    "groups_csv": Sample(MEMBERS, of_law),
    "groups_xlsx": Sample(MEMBERS, of_law),
    "group_new": Sample("secretariat", of_law),
    "group": Sample(MEMBERS, page_of(group)),
    "group_change": Sample(WRITERS, page_of_led),
    "group_close": Sample("secretariat", page_of(group)),
    "group_seat": Sample("delegate", page_of(group)),
    "group_paper_new": Sample(WRITERS, page_to_bring),
    "group_paper": Sample(MEMBERS, page_of_paper),
    "group_paper_out": Sample("delegate secretariat", page_of(brought)),
    "group_meeting_new": Sample(WRITERS, page_of_led),
    "group_meeting_off": Sample("delegate secretariat", page_of(meeting)),
    "visits": Sample(MEMBERS, of_law),
    "visits_csv": Sample(MEMBERS, of_law),
    "visits_xlsx": Sample(MEMBERS, of_law),
    "visit_new": Sample("delegate secretariat", of_law),
    "visit": Sample(MEMBERS, page_of(visit)),
    "visit_change": Sample(WRITERS, page_of(visit)),
    "visit_cancel": Sample(WRITERS, page_of(visit)),
    "visit_report": Sample(WRITERS, page_of(visit)),
    "visit_away": Sample("delegate", page_of(visit)),
    "practice_target_drop": Sample("secretariat", page_of(target)),
}
