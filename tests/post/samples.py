"""The lines of letters on paper, which bear the name of the association."""

from permissions import Call, Sample, on_paper
from statutes.samples import house_texts, law


def printed():
    law()
    house_texts()
    return Call((on_paper().pk,))


def to_print():
    printed()
    return Call()


SAMPLES = {}
ACCESS = {
    "letters_pdf": Sample("secretariat", to_print),
    "letter_pdf": Sample("secretariat chair", printed),
}
