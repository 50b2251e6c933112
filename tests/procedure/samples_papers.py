"""Files of requests for tests, put in by the real action."""

from archive.files import deposit
from cast import NOON
from permissions import Call, Sample
from procedure.samples import OFFICE, OWN, met, of, own, page, sent
from statutes.samples import SECRETARY

from accede.procedure.actions import add_paper, keep_signed


def added(candidacy, purpose="other", content=None, name="report.pdf", at=NOON):
    return add_paper(candidacy, deposit=deposit(content, name), purpose=purpose, by=own(candidacy), at=at)


def with_paper():
    candidacy = met()
    added(candidacy)
    return candidacy


def page_of_paper():
    candidacy = with_paper()
    return Call((candidacy.pk, candidacy.papers.get().pk), owner=candidacy.organisation_id)


def signed(candidacy, purpose="request", content=None, name="signed.pdf", by=SECRETARY, at=NOON, **more):
    said = {"signature": "scan", "signed_by": "Mari Mets", "signed_on": NOON.date()} | more
    return keep_signed(candidacy, deposit=deposit(content, name), purpose=purpose, **said, by=by, at=at)


def with_signed():
    candidacy = sent()
    signed(candidacy)
    return candidacy


def page_of_signed():
    candidacy = with_signed()
    return Call((candidacy.pk, candidacy.signed_papers.get().pk), owner=candidacy.organisation_id)


SAMPLES = {
    "procedure.keep_signed": Sample(
        "secretariat chair own:candidate",
        of(
            sent,
            deposit=lambda _one: deposit(),
            purpose="request",
            signature="scan",
            signed_by="Mari Mets",
            signed_on=NOON.date(),
        ),
    ),
    "procedure.set_signed_aside": Sample(
        "secretariat chair", of(with_signed, number=lambda one: one.signed_papers.get().pk, reason="Not this one.")
    ),
    "procedure.add_paper": Sample("own:candidate", of(met, deposit=lambda _one: deposit(), purpose="other")),
    "procedure.leave_out_paper": Sample("own:candidate", of(with_paper, number=lambda one: one.papers.get().pk)),
}
ACCESS = {
    "candidacy_signed": Sample("secretariat chair own:candidate", page()),
    "candidacy_signed_paper": Sample(f"{OWN} {OFFICE}", page_of_signed),
    "candidacy_signed_aside": Sample("secretariat chair", page_of_signed),
    "candidacy_papers": Sample("own:candidate", page()),
    "candidacy_paper_out": Sample("own:candidate", page()),
    "candidacy_paper": Sample(f"{OWN} {OFFICE}", page_of_paper),
}
