"""Candidacies that were refused under statutes that know an appeal."""

from pathlib import Path

from cast import NOON
from permissions import Sample
from procedure.houses import living_by_text
from procedure.samples import fresh, of, own, page, turned_down

from accede.procedure.actions import appeal_refusal

RULEBOOK = Path(__file__).resolve().parents[2] / "rulebooks/ensie/2021-11-26.toml"
APPEAL = """[path.complaint]
article = "13"
label = { en = "Complaint", fr = "Recours" }
opened_by = ["candidate"]
filed = "2 months after notice"
steps = [{ name = "decision", by = "assembly", decides = "admission", label = { en = "It decides", fr = "Elle décide" } }]

[path.admission]
appeal = "complaint"
wait = "1 year"
"""


REPORT = """steps = [
  { name = "report", by = "board", advises = "assembly", label = { en = "The Board reports", fr = "Le conseil rapporte" } },
  {"""


def with_appeal(text=APPEAL):
    """Let the statutes know an appeal, and make whoever was refused wait."""
    living_by_text(RULEBOOK.read_text().replace("[path.admission]\n", text))


def appealable(text=APPEAL):
    with_appeal(text)
    return turned_down()


def appealed(at=NOON, statement="We hold two.", text=APPEAL):
    candidacy = appealable(text)
    appeal_refusal(candidacy, statement=statement, by=own(candidacy), at=at)
    return fresh(candidacy)


def reported_on():
    """An appeal on which the statutes want a report before it is decided."""
    return appealed(text=APPEAL.replace("steps = [{", REPORT).replace(" } }]\n", " } },\n]\n"))


SAMPLES = {
    "procedure.appeal_refusal": Sample("secretariat own:candidate", of(appealable, statement="We hold two.")),
    "procedure.note_appeal_step": Sample(
        "secretariat chair board", of(reported_on, step="report", note="It is right.")
    ),
    "procedure.decide_appeal": Sample("secretariat chair board", of(appealed, upheld=False, reasons="As before.")),
}
ACCESS = {
    "candidacy_appeal": Sample("secretariat own:candidate", page()),
    "candidacy_appeal_step": Sample("secretariat chair board", page()),
    "candidacy_appeal_decision": Sample("secretariat chair board", page()),
}
