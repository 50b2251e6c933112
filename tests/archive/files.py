"""Files for tests, whole ones and hostile ones, made here byte by byte; and how they are sent."""

import resource
import signal
import struct
import zipfile
import zlib
from contextlib import contextmanager
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from xlsxwriter import Workbook

from accede.archive.intake import taken_in

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.{}"/></Types>"""
WORD = "wordprocessingml.document.main+xml"
TEXT = b"application/vnd.oasis.opendocument.text"
CONTENT = '<office:document-content xmlns:office="urn:o"{}>{}</office:document-content>'
MANIFEST = '<m:manifest xmlns:m="urn:m">{}</m:manifest>'
PLAIN, UNLOCKED = CONTENT.format("", ""), MANIFEST.format("")


def pdf(change=lambda writer: None, pages=1):
    writer, file = PdfWriter(), BytesIO()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    change(writer)
    writer.write(file)
    return file.getvalue()


def with_script(writer):
    _opens_with(writer, {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert(1)")})


def with_file(writer):
    writer.add_attachment("inside.exe", b"MZ")


def with_launch(writer):
    _opens_with(writer, {"/S": NameObject("/Launch"), "/F": TextStringObject("calc.exe")})


def _opens_with(writer, deed):
    deed = DictionaryObject({NameObject(key): value for key, value in deed.items()})
    writer.root_object[NameObject("/OpenAction")] = deed


def with_password(writer):
    writer.encrypt("secret", algorithm="RC4-128")


def png(width=3, height=2, after=b""):
    def part(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    drawn = part(b"IDAT", zlib.compress(b"\0" * 20))
    return b"\x89PNG\r\n\x1a\n" + head + drawn + part(b"IEND", b"") + after


def jpeg(width=3, height=2, after=b""):
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8\xff\xe0\x00\x04ab" + frame + b"\xff\xda\x00\x03\x00\x12\x34\xff\xd9" + after


def placed(order="<", tag=0x8825):
    """Return what a phone notes in a picture: of what kind it is, and where it was taken."""
    notes = struct.pack(f"{order}2sHIHHHII", b"II" if order == "<" else b"MM", 42, 8, 1, tag, 4, 1, 26)
    body = b"Exif\0\0" + notes
    return jpeg().replace(b"\xff\xe0\x00\x04ab", b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body)


def packed(parts, first=None):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        if first:
            package.writestr("mimetype", first, zipfile.ZIP_STORED)
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def docx(more=None, kind=WORD):
    parts = {"[Content_Types].xml": TYPES.format(kind), "_rels/.rels": "<R/>", "word/document.xml": "<w>Words</w>"}
    return packed(parts | (more or {}))


def odt(more=None, content=PLAIN, manifest=UNLOCKED, first=TEXT):
    return packed({"content.xml": content, "META-INF/manifest.xml": manifest} | (more or {}), first)


def ods():
    return odt(first=b"application/vnd.oasis.opendocument.spreadsheet")


def xlsx():
    file = BytesIO()
    with Workbook(file) as book:
        book.add_worksheet().write_row(0, 0, ["Aalto", 12])
    return file.getvalue()


def locked(content):
    """Say of every part that it is locked by a password."""
    return content.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00").replace(
        b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"
    )


@contextmanager
def full_disk(room=10_000):
    """Let no file grow beyond some bytes, as a disk without room would."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


def upload(content, name="report.pdf"):
    return SimpleUploadedFile(name, content)


def deposit(content=None, name="report.pdf"):
    return taken_in(upload(pdf() if content is None else content, name))
