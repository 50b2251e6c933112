"""Files of requests for tests, put in by the real action."""

from archive.files import deposit
from cast import NOON
from permissions import Call, Sample
from procedure.samples import OFFICE, OWN, met, of, own, page

from accede.procedure.actions import add_paper


def added(candidacy, purpose="other", content=None, name="report.pdf", at=NOON):
    return add_paper(candidacy, deposit=deposit(content, name), purpose=purpose, by=own(candidacy), at=at)


def with_paper():
    candidacy = met()
    added(candidacy)
    return candidacy


def page_of_paper():
    candidacy = with_paper()
    return Call((candidacy.pk, candidacy.papers.get().pk), owner=candidacy.organisation_id)


SAMPLES = {
    "procedure.add_paper": Sample("own:candidate", of(met, deposit=lambda _one: deposit(), purpose="other")),
    "procedure.leave_out_paper": Sample("own:candidate", of(with_paper, number=lambda one: one.papers.get().pk)),
}
ACCESS = {
    "candidacy_papers": Sample("own:candidate", page()),
    "candidacy_paper_out": Sample("own:candidate", page()),
    "candidacy_paper": Sample(f"{OWN} {OFFICE}", page_of_paper),
}
