"""What carries a qualified signature is kept as it came where something signed is asked for, and only if it is sound."""

import pytest
from archive import files
from archive.files import docx, packed, pdf, upload, xlsx
from archive.signed import ASIC, STREAMED, XADES, asice, cms
from archive.test_intake import ACTIVE, HARMFUL, LOCKED, ODD, TOO_MUCH, TWO, UNKNOWN, other, shown

from accede.archive import store
from accede.archive.intake import Unfit, taken_in
from accede.archive.kinds import KINDS, SIGNED

INSIDE = "What is signed in the file is of none of the kinds that are taken here. Sign a PDF and send that."
COMMENTED = asice()[:-2] + b"\x0e\0LIB DigiDoc4j "
DECLARED = '<!DOCTYPE a [<!ENTITY b "b">]><Signature>&b;</Signature>'


def taken(content, name):
    return taken_in(upload(content, name), (*KINDS, *SIGNED))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("minutes.pdf.p7m", cms(pdf())),
        ("minutes.docx.p7m", cms(docx())),
        ("minutes.P7M", STREAMED),
        ("minutes.pdf.p7s", cms()),
        ("minutes.p7s", cms(pdf(), signatures=2)),
        ("minutes.asice", asice()),
        ("minutes.sce", asice({"annex.xlsx": xlsx()})),
        ("minutes.asice", COMMENTED),
        ("minutes.asice", packed({"minutes.pdf": pdf(), "META-INF/signature001.p7s": cms()}, ASIC)),
    ],
    ids=shown,
)
def test_a_signed_file_is_kept_byte_for_byte(name, content):
    found = taken(content, name)
    with store.opened(found.sha256) as file:
        assert file.read() == content


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        # Not what its name says
        ("minutes.p7m", pdf(), other("P7M")),
        ("minutes.p7m", cms(pdf())[:-1], other("P7M")),
        ("minutes.p7m", STREAMED[:-2], other("P7M")),
        ("minutes.p7m", cms(pdf()) + b"more", other("P7M")),
        ("minutes.p7m", b"\x30\x80" * 50_000, other("P7M")),
        ("minutes.p7m", cms(pdf(), signatures=0), other("P7M")),
        ("minutes.p7m", cms(), other("P7M")),
        ("minutes.p7m", cms(pdf()).replace(b"\x07\x01\xa0", b"\x07\x05\xa0"), other("P7M")),
        ("minutes.p7s", asice(), other("P7S")),
        ("minutes.asice", docx(), other("ASiC-E")),
        ("minutes.asice", cms(pdf()), other("ASiC-E")),
        ("minutes.asice", asice(first=files.TEXT), other("ASiC-E")),
        ("minutes.asice", asice(proof="<Unsigned/>"), other("ASiC-E")),
        ("minutes.asice", asice(proof="<Signature"), other("ASiC-E")),
        ("minutes.asice", packed({"minutes.pdf": pdf()}, ASIC), other("ASiC-E")),
        ("minutes.asice", packed({"META-INF/signatures0.xml": XADES}, ASIC), other("ASiC-E")),
        ("minutes.asice", packed({"minutes.pdf": pdf(), "META-INF/signature.p7s": b"none"}, ASIC), other("ASiC-E")),
        (
            "minutes.asice",
            packed({"minutes.pdf": pdf(), "mimetype": ASIC, "META-INF/signatures.xml": XADES}),
            other("ASiC-E"),
        ),
        # What is signed is looked into as if it came by itself
        ("minutes.p7m", cms(b"MZ\x90\0"), INSIDE),
        ("minutes.p7m", cms(b"<script>alert(1)</script>"), TWO),
        ("minutes.p7m", cms(b"words\n" + pdf()), INSIDE),
        ("minutes.p7m", cms(packed({"a.txt": "words"})), INSIDE),
        ("minutes.p7m", cms(cms(pdf())), INSIDE),
        ("minutes.p7m", cms(pdf(files.with_script)), ACTIVE),
        ("minutes.p7m", cms(docx({"word/vbaProject.bin": b"macro"})), ACTIVE),
        ("minutes.p7m", cms(pdf(files.with_password)), LOCKED),
        ("minutes.p7m", cms(files.EICAR), HARMFUL),
        ("minutes.asice", asice({"run.exe": b"MZ"}), INSIDE),
        ("minutes.asice", asice({"inner.asice": asice()}), INSIDE),
        ("minutes.asice", asice({"scan.png": b"MZ"}), INSIDE),
        ("minutes.asice", asice({"annex.pdf": pdf(files.with_launch)}), ACTIVE),
        ("minutes.asice", asice({"META-INF/run.exe": b"MZ"}), ACTIVE),
        ("minutes.asice", asice({"notes.txt": files.EICAR}), HARMFUL),
        # Locked
        ("minutes.p7m", cms(pdf()).replace(b"\x07\x02\xa0", b"\x07\x03\xa0"), LOCKED),
        # Two in one
        ("minutes.p7s", cms() + packed({"a.txt": "words"}), other("P7S")),
        ("minutes.p7s", cms(signer=packed({"a.txt": "words"})), TWO),
        ("minutes.p7s", cms(signer=b"<script>alert(1)</script>"), TWO),
        ("minutes.asice", pdf() + asice(), ODD),
        ("minutes.asice", asice() + b"<script>", ODD),
        ("minutes.asice", asice()[:-2] + b"\x08\0<script\0", ODD),
        # More than a machine holds, and tricks
        ("minutes.asice", lambda: asice({"scan.txt": bytes(200 << 20)}), TOO_MUCH),
        ("minutes.p7m", lambda: cms(docx({"word/media/a.png": bytes(200 << 20)})), TOO_MUCH),
        ("minutes.asice", lambda: asice({f"{number}.txt": "" for number in range(5_001)}), TOO_MUCH),
        ("minutes.asice", asice({"../../etc/cron.d/a.txt": "words"}), ODD),
        ("minutes.asice", asice(proof=DECLARED), ODD),
    ],
    ids=shown,
)
def test_a_signed_file_that_is_not_sound_says_why_and_leaves_nothing(name, content, sentence, place):
    with pytest.raises(Unfit) as unfit:
        taken(content() if callable(content) else content, name)
    assert str(unfit.value) == sentence
    assert not list(place.glob("*"))


def test_where_nothing_signed_is_asked_for_it_is_of_a_kind_that_is_not_taken():
    with pytest.raises(Unfit, match=UNKNOWN.split(".")[0]):
        taken_in(upload(cms(pdf()), "minutes.p7m"))
