"""Assemblies from before, for tests."""

from datetime import date

from archive.files import deposit
from assembly.samples import PARTICIPANTS
from cast import NOON
from permissions import Call, Sample
from statutes.samples import SECRETARY, house_texts, law

from accede.assembly.actions import bring_in_past, keep_past_paper

SAID = {"day": date(2009, 6, 12), "name": "General Assembly", "place": "Łódź", "decided": "The fee is 100."}


def past(**changed):
    law()
    house_texts()
    return bring_in_past(**(SAID | changed), by=SECRETARY, at=NOON)


def with_paper():
    one = past()
    return one, keep_past_paper(one, deposit=deposit(None, "minutes.pdf"), by=SECRETARY, at=NOON)


def on_page():
    past()
    return Call()


def of_bringing():
    law()
    return Call((), SAID)


def of_paper():
    one, paper = with_paper()
    return Call((one.pk, paper.pk))


OFFICE = "secretariat chair"
SAMPLES = {
    "assembly.bring_in_past": Sample(OFFICE, of_bringing),
    "assembly.correct_past": Sample(OFFICE, lambda: Call((past(),), SAID | {"place": "Ghent"})),
    "assembly.keep_past_paper": Sample(OFFICE, lambda: Call((past(),), {"deposit": deposit(None, "minutes.pdf")})),
}
ACCESS = {
    "records": Sample(PARTICIPANTS, on_page),
    "bring_in_past": Sample(OFFICE, on_page),
    "past_assembly": Sample(PARTICIPANTS, lambda: Call((past().pk,))),
    "correct_past": Sample(OFFICE, lambda: Call((past().pk,))),
    "past_paper": Sample(PARTICIPANTS, of_paper),
}
