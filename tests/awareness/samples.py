"""Figures, stories and campaigns for tests, made by the real actions."""

from permissions import Call, Sample
from statutes.samples import house_texts, law


def page():
    law()
    house_texts()
    return Call()


SAMPLES = {}
ACCESS = {
    "awareness": Sample("everyone", page),
    "awareness_part": Sample("everyone", page),
    "awareness_csv": Sample("everyone", page),
}
