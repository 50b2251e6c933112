"""A file comes in if it is what its name says and does nothing; each other one is told why in one sentence."""

import socket
import threading

import pytest
from archive import files
from archive.files import deposit, docx, jpeg, ods, odt, packed, pdf, png, upload, xlsx

from accede.archive import store
from accede.archive.intake import Deposit, Unfit, taken_in, tidy

TWO = "The file can be read as two different things. Save it anew and send that."
ACTIVE = "The file holds a program, a script or other files. Save it without them, or as a plain PDF."
LOCKED = "The file is locked by a password, or of an old kind. Save it anew, without a password."
TOO_MUCH = "The file unpacks to more than can be looked into here. Send a simpler one."
ODD = "The file is not packed as office programs pack it. Save it anew and send that."
HARMFUL = "The file is known as harmful and is not kept."
UNKNOWN = "Files of this kind are not taken. Send one of these: PDF, JPEG, PNG, DOCX, ODT, XLSX, ODS, CSV, TXT."


def other(kind):
    return f"This is not a whole {kind} file, whatever its name says."


def refusal(content, name):
    content = content() if callable(content) else content
    with pytest.raises(Unfit) as unfit:
        taken_in(upload(content, name))
    return str(unfit.value)


def bomb():
    return docx({"word/media/a.png": bytes(200 << 20)})


def shown(one):
    """Call a try by its file's name and its sentence; its bytes would fill the screen."""
    return one if isinstance(one, str) else ""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.pdf", pdf()),
        ("REPORT.PDF", pdf(pages=3)),
        ("scan.jpg", jpeg()),
        ("scan.jpeg", jpeg(after=b"what a camera adds")),
        ("scan.png", png()),
        ("letter.docx", docx()),
        ("letter.docx", docx({"word/embeddings/chart.xlsx": xlsx()})),
        ("letter.odt", odt()),
        ("figures.xlsx", xlsx()),
        ("figures.ods", ods()),
        ("figures.csv", "Enterprise;Ort\nŁódź;12\n".encode()),
        ("notes.txt", "Größe".encode("cp1252")),
        ("notes.txt", "Größe".encode("utf-16")),
    ],
    ids=shown,
)
def test_a_whole_file_is_kept_as_it_came(name, content):
    found = deposit(content, name)
    assert (found.name, found.size) == (name, len(content))
    with store.opened(found.sha256) as file:
        assert file.read() == content


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        # Of no kind that is taken
        ("page.html", b"<html><script>alert(1)</script></html>", UNKNOWN),
        ("drawing.svg", b"<svg onload='alert(1)'/>", UNKNOWN),
        ("report.pdf.exe", b"MZ", UNKNOWN),
        ("report", pdf(), UNKNOWN),
        (".pdf", pdf(), UNKNOWN),
        ("letter.docm", docx(), UNKNOWN),
        # Not what its name says
        ("report.pdf", b"", "The file is empty."),
        ("report.pdf", b"MZ\x90\0", other("PDF")),
        ("report.pdf", pdf()[:-40], other("PDF")),
        ("report.pdf", b"%PDF-1.7\nnothing\n%%EOF\n", other("PDF")),
        ("report.pdf", png(), other("PDF")),
        ("scan.png", jpeg(), other("PNG")),
        ("scan.png", png()[:-6], other("PNG")),
        ("scan.png", png(after=b"more"), other("PNG")),
        ("scan.jpg", jpeg()[:-2], other("JPEG")),
        ("letter.docx", packed({"a.txt": "words"}), other("DOCX")),
        ("letter.docx", xlsx(), other("DOCX")),
        ("letter.docx", docx()[:-30], other("DOCX")),
        ("letter.odt", ods(), other("ODT")),
        ("letter.odt", odt(content="<office"), other("ODT")),
        ("figures.csv", b"a,b\0c", other("CSV")),
        ("notes.txt", b"\x7fELF\x02\x01", other("TXT")),
        ("notes.txt", b"  <!DOCTYPE html><p>", other("TXT")),
        ("notes.txt", "<script>".encode("utf-16"), other("TXT")),
        # Two in one
        ("report.pdf", pdf() + packed({"a.txt": "words"}), TWO),
        ("report.pdf", b"%PDF-1.7\n%<html><script>alert(1)</script>\n" + pdf()[9:], TWO),
        ("scan.jpg", jpeg(after=packed({"a.txt": "words"})), TWO),
        ("scan.jpg", jpeg(after=b"<script>alert(1)</script>"), TWO),
        ("scan.jpg", jpeg(after=pdf()), TWO),
        ("letter.docx", pdf() + docx(), ODD),
        ("letter.docx", docx() + b"\0" * 30, ODD),
        # Programs
        ("report.pdf", pdf(files.with_script), ACTIVE),
        ("report.pdf", pdf(files.with_launch), ACTIVE),
        ("report.pdf", pdf(files.with_file), ACTIVE),
        ("letter.docx", docx({"word/vbaProject.bin": b"macro"}), ACTIVE),
        ("letter.docx", docx(kind="word.document.macroEnabled.main+xml"), ACTIVE),
        ("letter.docx", docx({"word/embeddings/oleObject1.bin": b"MZ"}), ACTIVE),
        (
            "letter.docx",
            docx({"word/_rels/s.rels": '<R><r Type="o/attachedTemplate" TargetMode="External"/></R>'}),
            ACTIVE,
        ),
        ("letter.odt", odt({"Basic/Standard/Module1.xml": "<m/>"}), ACTIVE),
        ("letter.odt", odt(content=files.CONTENT.format(' xmlns:s="urn:s"', "<s:event-listener/>")), ACTIVE),
        # Locked
        ("report.pdf", pdf(files.with_password), LOCKED),
        ("letter.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), LOCKED),
        ("letter.docx", files.locked(docx()), LOCKED),
        ("letter.odt", odt(manifest=files.MANIFEST.format("<m:encryption-data/>")), LOCKED),
        # More than a machine holds
        ("letter.docx", bomb, TOO_MUCH),
        ("letter.docx", lambda: docx({f"word/{number}.xml": "" for number in range(5_001)}), TOO_MUCH),
        ("scan.png", png(60_000, 60_000), TOO_MUCH),
        # Tricks
        ("letter.docx", docx({"../../etc/cron.d/a": "words"}), ODD),
        ("letter.docx", docx({"/etc/passwd": "words"}), ODD),
        ("letter.docx", docx({"word\\..\\a": "words"}), ODD),
        ("letter.odt", odt(content='<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'), ODD),
        # Known as harmful
        ("notes.txt", files.EICAR, HARMFUL),
        ("report.pdf", pdf() + files.EICAR, HARMFUL),
        ("letter.docx", docx({"word/a.txt": files.EICAR}), HARMFUL),
    ],
    ids=shown,
)
def test_a_file_that_is_not_taken_says_why_in_one_sentence_and_leaves_nothing(name, content, sentence, place):
    assert refusal(content, name) == sentence
    assert not list(place.glob("*"))


def test_a_part_that_lies_about_its_size_is_counted_as_it_unpacks():
    lie = bomb().replace((200 << 20).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    assert refusal(lie, "letter.docx") in (TOO_MUCH, other("DOCX"))


def test_a_file_larger_than_any_may_be_is_refused(settings):
    settings.LARGEST_FILE = 1 << 20
    sentence = "The file is larger than one megabyte. Send a smaller one."
    assert refusal(b"words\n" * 200_000, "notes.txt") == sentence


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\Ana\\report.pdf", "report.pdf"),
        ("report\u202efdp.txt", "reportfdp.txt"),
        ('a<b>"c".pdf', "a_b__c_.pdf"),
        ("a\r\nSet-Cookie: b.pdf", "a Set-Cookie_ b.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("Zgłoszenie Łódź.pdf", "Zgłoszenie Łódź.pdf"),
    ],
)
def test_the_name_of_a_file_is_only_text(name, shown):
    assert tidy(name) == shown


def test_what_a_form_holds_is_good_for_whoever_sent_it_alone():
    found = deposit()
    token = found.sealed("account:1")
    assert Deposit.unsealed(token, "account:1") == found
    assert Deposit.unsealed(token, "account:2") is None
    assert Deposit.unsealed(token + "x", "account:1") is None


# A scanner that speaks as ClamAV does


@pytest.fixture
def scanner(settings):
    """A scanner that answers once."""
    listening = socket.create_server(("127.0.0.1", 0))
    settings.CLAMD = f"tcp://127.0.0.1:{listening.getsockname()[1]}"
    heard = {}

    def answer(words):
        def serve():
            line, _address = listening.accept()
            with line, line.makefile("rb") as told:
                heard["command"], heard["content"] = told.read(10), b""
                while size := int.from_bytes(told.read(4), "big"):
                    heard["content"] += told.read(size)
                line.sendall(words)

        threading.Thread(target=serve, daemon=True).start()
        return heard

    yield answer
    listening.close()


def test_a_scanner_is_given_the_whole_file(scanner):
    heard = scanner(b"stream: OK\0")
    deposit(png(), "scan.png")
    assert heard == {"command": b"zINSTREAM\0", "content": png()}


def test_what_a_scanner_finds_is_not_kept(scanner, place):
    scanner(b"stream: Win.Test FOUND\0")
    assert refusal(png(), "scan.png") == HARMFUL
    assert not list(place.glob("*"))


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_a_scanner_that_does_not_answer_lets_nothing_through(scanner, answer):
    scanner(answer)
    assert refusal(png(), "scan.png").startswith("The file could not be checked for viruses just now")


def test_a_scanner_that_is_not_there_lets_nothing_through(settings, tmp_path):
    settings.CLAMD = f"unix:{tmp_path / 'clamd.ctl'}"
    assert refusal(png(), "scan.png").startswith("The file could not be checked for viruses just now")
