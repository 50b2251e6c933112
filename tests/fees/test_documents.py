"""Invoices and credit notes as paper and as data: valid by the published schemas and rules, whole, and the same each time."""

from decimal import Decimal
from io import BytesIO
from shutil import which
from subprocess import run

import pytest
import zxingcpp
from facturx import get_xml_from_pdf, xml_check_xsd
from fees.bills import PLAIN, SHAPES, TAXED, broken_rules, flavour
from lxml import etree
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from accede.fees.documents import papers
from accede.fees.documents.electronic import cii
from accede.fees.documents.papers import FX, WITHIN

FORMS = ("cii", "ubl")
every_shape = pytest.mark.parametrize("bill", SHAPES.values(), ids=SHAPES)


def opened(bill):
    return PdfReader(BytesIO(papers(bill).pdf))


def elements(node):
    """Return every element of a structure tree."""
    node = node.get_object()
    if isinstance(node, list):
        return [each for one in node for each in elements(one)]
    if not hasattr(node, "get"):
        return []
    return [node, *(elements(node["/K"]) if "/K" in node else [])]


@every_shape
@pytest.mark.parametrize("form", FORMS)
def test_every_shape_passes_the_schema_and_the_rules_of_the_norm(bill, form):
    data = getattr(papers(bill), form)
    assert xml_check_xsd(data, flavor=flavour(form, bill))
    assert broken_rules(form, data) == []


def test_the_buyer_of_the_data_is_who_owes_and_another_who_pays_is_named_in_a_note():
    tree = etree.fromstring(cii(SHAPES["paid by another"]))
    assert next(tree.iter("{*}BuyerTradeParty")).findtext("{*}Name") == PLAIN.payer.name
    assert "Sent to Fondation d’exemple, who pays it." in [one.text for one in tree.iter("{*}Content")]


def test_instalments_stand_on_the_paper_and_in_the_data_and_the_code_pays_the_first():
    bill = SHAPES["in instalments"]
    made = papers(bill)
    text = " ".join(PdfDocument(made.pdf)[0].get_textpage().get_text_range().split())
    assert "30 June 2027 €700.00 31 August 2027 €500.00" in text
    said = ["Instalment: €700.00 by 30\u00a0June 2027", "Instalment: €500.00 by 31\u00a0August 2027"]
    assert etree.fromstring(made.ubl).findtext(".//{*}PaymentTerms/{*}Note").splitlines() == said
    (code,) = zxingcpp.read_barcodes(PdfDocument(made.pdf)[0].render(scale=3).to_pil())
    assert code.text.splitlines()[7] == "EUR700"


def test_a_wrong_total_breaks_a_rule():
    wrong = cii(PLAIN).replace(b"<ram:GrandTotalAmount>1200.00", b"<ram:GrandTotalAmount>1200.01")
    assert "BR-CO-15" in " ".join(says for _name, says in broken_rules("cii", wrong))


@every_shape
@pytest.mark.parametrize("form", FORMS)
def test_the_lines_and_the_tax_add_up_to_the_total(bill, form):
    names = {
        "cii": ("LineTotalAmount", "GrandTotalAmount", "SpecifiedTradeSettlementLineMonetarySummation"),
        "ubl": ("LineExtensionAmount", "TaxInclusiveAmount", "LegalMonetaryTotal"),
    }
    line, total, place = names[form]
    tree = etree.fromstring(getattr(papers(bill), form))
    inside = [(Decimal(one.text), etree.QName(one.getparent()).localname) for one in tree.iter(f"{{*}}{line}")]
    lines = [amount for amount, parent in inside if (parent == place) == (form == "cii")]
    tax = Decimal(bill.tax) / 100
    assert len(lines) == len(bill.lines)
    assert sum(lines) + tax == Decimal(next(tree.iter(f"{{*}}{total}")).text) == Decimal(bill.total) / 100


@every_shape
def test_the_data_in_the_paper_is_the_data_beside_it_and_the_same_bill_gives_the_same_bytes(bill):
    made = papers(bill)
    assert get_xml_from_pdf(made.pdf, check_schematron=False) == ("factur-x.xml", made.cii)
    assert papers(bill) == made


@every_shape
def test_the_paper_declares_its_standards_and_what_lies_in_it(bill):
    pdf = opened(bill)
    told = pdf.trailer["/Root"]["/Metadata"].get_object().get_data()
    values = {one.tag: one.text for one in etree.fromstring(told).iter("{*}*")}
    archive, listening = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}part"
    assert (values[f"{archive}part"], values[f"{archive}conformance"], values[listening]) == ("3", "A", "1")
    assert {name: values[f"{{{FX}}}{name}"] for name in WITHIN} == {
        "DocumentFileName": "factur-x.xml",
        "DocumentType": "INVOICE",
        "Version": "1.0",
        "ConformanceLevel": "EN 16931",
    }
    assert [one["/AFRelationship"] for one in pdf.trailer["/Root"]["/AF"]] == ["/Alternative"]


@every_shape
def test_every_font_is_embedded_and_everything_is_tagged(bill):
    pdf = opened(bill)
    fonts = [one.get_object() for page in pdf.pages for one in page["/Resources"]["/Font"].values()]
    within = [one["/DescendantFonts"][0]["/FontDescriptor"] for one in fonts]
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(one) for one in within)
    root = pdf.trailer["/Root"]
    tree = elements(root["/StructTreeRoot"]["/K"])
    figures = [str(one["/Alt"]) for one in tree if one.get("/S") == "/Figure"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, bill.language)
    assert {"/Table", "/TH", "/TD"} <= {one.get("/S") for one in tree}
    assert len(figures) == bool(bill.due and bill.currency == "EUR")
    assert all(bill.payee.name in one for one in figures)


@pytest.mark.skipif(which("qpdf") is None, reason="qpdf is not installed")
def test_a_reader_of_its_own_finds_no_fault_in_the_file(tmp_path):
    (tmp_path / "bill.pdf").write_bytes(papers(PLAIN).pdf)
    checked = run(["qpdf", "--check", tmp_path / "bill.pdf"], capture_output=True, text=True, check=True)
    assert "No syntax or stream encoding errors found" in checked.stdout


@pytest.mark.parametrize("bill", [PLAIN, TAXED, SHAPES["long"]], ids=["plain", "taxed", "long"])
def test_a_banking_app_reads_from_the_paper_whom_to_pay_how_much_and_with_which_reference(bill):
    page = PdfDocument(papers(bill).pdf)[0].render(scale=3).to_pil()
    (code,) = zxingcpp.read_barcodes(page)
    name = bill.payee.name[:70]
    amount = f"EUR{bill.total // 100}" if bill.total % 100 == 0 else f"EUR{bill.total / 100:.2f}"
    assert code.text.splitlines()[:10] == [
        "BCD",
        "002",
        "1",
        "SCT",
        bill.bic,
        name,
        bill.iban,
        amount,
        "",
        bill.reference,
    ]
