"""Members' files for the tests of who may do what: by a rulebook of a few lines."""

from archive.files import deposit
from cast import NOON
from permissions import Call, Sample
from procedure.houses import SMALL, TODAY, declared, living_by, living_by_text, member, opened, taken, wish
from procedure.samples import AFTER, assembly
from statutes.samples import SECRETARY

from accede.procedure.actions import Union, add_document, put_before_assembly
from accede.procedure.models import Proceeding
from accede.rulebook.verdict import Verdict


def house_with(category="full"):
    living_by_text(SMALL)
    return member(category)


def declaring():
    one = house_with()
    return Call((one,), {"path": "resignation", "wish": wish(), "statement": ""}, owner=one.organisation_id)


def opening():
    one = house_with()
    said = {"path": "exclusion", "wish": wish("board", grounds=("harm",)), "statement": "Harm."}
    return Call((one,), said, owner=one.organisation_id)


def excluding():
    return opened(house_with(), "exclusion", opener="board", grounds=("harm",))


def rising():
    return declared(house_with("friend"), "rise", facts={"letters": 2})


def sending():
    one = rising()
    return Call((one,), {"deposit": deposit(), "purpose": "proof"}, owner=one.membership.organisation_id)


def page_of_file():
    one = rising()
    sent = add_document(one, deposit=deposit(), purpose="proof", by=SECRETARY, at=NOON)
    return Call((one.pk, sent.pk), owner=one.membership.organisation_id)


def resigned():
    return declared(house_with())


def of(make, **named):
    def call():
        one = make()
        return Call((one,), named, owner=one.membership.organisation_id)

    return call


def ripe():
    """One whose day has come, and that nobody has entered yet: it was declared a year ago."""
    one = resigned()
    Proceeding.objects.filter(pk=one.pk).update(opened_on=TODAY.replace(year=2026))
    return one


def page(make=excluding):
    def call():
        one = make()
        return Call((one.pk,), owner=one.membership.organisation_id)

    return call


def of_member(*more):
    def call():
        one = house_with()
        return Call((one.number, *more), owner=one.organisation_id)

    return call


def listing():
    house_with()
    return Call()


def to_vote():
    living_by("iflry")
    assembly(AFTER)
    return declared(member("full"))


def at_the_vote():
    one = to_vote()
    item = put_before_assembly(one, by=SECRETARY, at=NOON)
    return Call((one, item, Carried()), owner=one.membership.organisation_id)


class Carried:
    """What an assembly has declared, as far as a file asks."""

    outcome = "carried"
    verdict = Verdict(holds=True, code="majority.met", article=("leaving",))


def excluded():
    living_by("hcce")
    one = opened(member("full"), "expulsion", opener="board", grounds=("harm",))
    return taken(taken(one, "decision"), "notice")


def merging():
    one, other = house_with(), member("full", "Bertha", "b@example.org")
    union = Union(kept=other, on=TODAY, reason="They agreed.")
    return Call((one,), {"other": other, "union": union})


SAMPLES = {
    "procedure.merge_members": Sample("secretariat", merging),
    "procedure.put_before_assembly": Sample("secretariat chair", of(to_vote)),
    "procedure.note_vote": Sample("consequence", at_the_vote),
    "procedure.appeal": Sample("secretariat own:delegate", of(excluded, wish=wish(), statement="Unjust.")),
    "procedure.declare": Sample("own:delegate", declaring),
    "procedure.open_proceeding": Sample("secretariat chair board", opening),
    "procedure.take_step": Sample(
        "secretariat chair board", of(excluding, step="hearing", on=TODAY, answer=True, note="")
    ),
    "procedure.take_own_step": Sample("own:delegate", of(rising, step="proof", note="Here it is.")),
    "procedure.add_document": Sample("secretariat own:delegate", sending),
    "procedure.hear_member": Sample("secretariat own:delegate", of(excluding, words="We did no harm.")),
    "procedure.state_facts": Sample("secretariat", of(rising, facts={"letters": 3}, days={})),
    "procedure.take_back": Sample("secretariat own:delegate", of(resigned, reason="The Board agrees.")),
    "procedure.pass_time": Sample("secretariat clock", of(resigned)),
    "procedure.give_effect": Sample("secretariat clock consequence", of(ripe)),
}
OFFICE = "secretariat chair board"
ACCESS = {
    "merger": Sample("secretariat", of_member()),
    "proceeding_agenda": Sample("secretariat chair", page(to_vote)),
    "proceeding_appeal": Sample("secretariat own:delegate", page(excluded)),
    "ways": Sample(f"own:delegate {OFFICE}", of_member()),
    "way": Sample(OFFICE, of_member("exclusion")),
    "proceedings": Sample(OFFICE, listing),
    "proceeding": Sample(f"own:delegate {OFFICE}", page()),
    "proceeding_step": Sample(f"own:delegate {OFFICE}", page()),
    "proceeding_files": Sample("own:delegate secretariat", page(rising)),
    "proceeding_file": Sample(f"own:delegate {OFFICE}", page_of_file),
    "proceeding_hearing": Sample("own:delegate secretariat", page()),
    "proceeding_facts": Sample("secretariat", page()),
    "proceeding_effect": Sample("secretariat", page()),
    "proceeding_back": Sample("own:delegate secretariat", page(resigned)),
}
