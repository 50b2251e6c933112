"""Statements of banks are read whatever their form, and what is wrong with one is said in a sentence."""

from dataclasses import replace
from datetime import date

import pytest
from fees.banking import AALTO, BRUG, OWN, VERSIONS, Entry, camt, document, swift
from hypothesis import given
from hypothesis import strategies as st

from accede.fees.bank import Line, Unreadable, read
from accede.fees.bank.columns import laid, recognised
from accede.fees.bank.sheet import statement
from accede.register.sheets.reading import read as read_table

MAY = date(2027, 5, 4)
RF = "RF9820270001"


def one(content):
    [found] = read(content)
    return found


def refusal(content):
    with pytest.raises(Unreadable) as refused:
        read(content)
    return str(refused.value)


def table(text, columns=None, account=OWN):
    headers, rows = laid(read_table(text.encode()).content)
    return statement(headers, rows, columns or recognised(headers), account, "EUR")


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_of_camt_tells_the_same(version):
    paid = Entry(96_000, reference=RF, text="Fee of 2027", number="B1")
    costs = Entry(-1_250, on="2027-05-05", payer="Bank", iban="", text="Costs")
    found = one(document(camt(paid, costs, version=version), version=version))
    assert (found.account, found.currency, found.starts, found.ends) == (
        OWN,
        "EUR",
        date(2027, 5, 1),
        date(2027, 5, 31),
    )
    assert (found.opening, found.closing) == (100_000, 194_750)
    assert found.lines == (
        Line(MAY, 96_000, "EUR", "Aalto Network", AALTO, RF, "Fee of 2027", "B1"),
        Line(date(2027, 5, 5), -1_250, "EUR", "Bank", "", "", "Costs"),
    )


@pytest.mark.parametrize("version", VERSIONS)
def test_a_batch_is_told_payment_by_payment(version):
    parts = (Entry(100, payer="Aalto", number="B1-1"), Entry(250, payer="Brug", iban=BRUG, number="B1-2"))
    found = one(document(camt(Entry(350, parts=parts, number="B1"), version=version), version=version))
    assert [(each.cents, each.payer, each.number) for each in found.lines] == [
        (100, "Aalto", "B1-1"),
        (250, "Brug", "B1-2"),
    ]


def test_a_batch_whose_parts_do_not_make_its_sum_is_one_line():
    found = one(document(camt(Entry(300, parts=(Entry(100), Entry(250)), number="B1"))))
    assert [(each.cents, each.payer, each.number) for each in found.lines] == [(300, "", "B1")]


def test_money_that_is_taken_back_names_who_had_given_it():
    found = one(document(camt(Entry(-96_000, is_reversal=True, text="Returned"))))
    assert [(each.cents, each.payer, each.iban) for each in found.lines] == [(-96_000, "Aalto Network", AALTO)]


def test_what_is_only_announced_is_no_line():
    assert one(document(camt(Entry(500), Entry(700, is_booked=False)))).lines[0].cents == 500
    assert len(one(document(camt(Entry(500), Entry(700, is_booked=False)))).lines) == 1


def test_a_file_may_hold_several_statements():
    first, second = camt(Entry(100)), camt(Entry(200), account=AALTO)
    assert [(each.account, each.lines[0].cents) for each in read(document(first, second))] == [(OWN, 100), (AALTO, 200)]


def test_mt940_tells_account_balances_payers_and_texts():
    paid = Entry(96_000, text=f"Fee {RF} and a text that goes on and on", number="B1")
    found = one(swift(paid, Entry(-1_250, on="2027-05-05", payer="Bank", iban="", text="Costs")))
    assert (found.account, found.opening, found.closing) == (OWN, 100_000, 194_750)
    first, second = found.lines
    assert (first.on, first.cents, first.payer, first.iban, first.number) == (MAY, 96_000, "Aalto Network", AALTO, "B1")
    assert RF in first.text.replace(" ", "")
    assert (second.cents, second.text, second.number) == (-1_250, "Costs", "")


def test_mt940_may_hold_several_statements_in_the_letters_of_old_systems():
    both = swift(Entry(100, payer="Société")) + swift(Entry(200), account=AALTO)
    found = read(both.decode().encode("cp1252"))
    assert [(each.account, each.lines[0].cents) for each in found] == [(OWN, 100), (AALTO, 200)]
    assert found[0].lines[0].payer == "Société"


def test_a_table_is_read_by_its_columns_after_what_the_bank_tells_of_itself():
    found = table(
        "Bank of Samples;;;;;\nPeriod;01/05/2027;;;;\n"
        "Date;Montant;Devise;Nom contrepartie;Compte contrepartie;Communication\n"
        f"04/05/2027;1.960,00;EUR;Aalto;{AALTO[:4]} {AALTO[4:]};{RF}\n"
        "25/05/2027;-12,50;EUR;Bank;;Costs\n"
    )
    assert found.lines == (
        Line(MAY, 196_000, "EUR", "Aalto", AALTO, "", RF),
        Line(date(2027, 5, 25), -1_250, "EUR", "Bank", "", "", "Costs"),
    )
    assert (found.account, found.starts, found.ends, found.opening) == (OWN, MAY, date(2027, 5, 25), None)


def test_money_in_and_out_may_have_columns_or_a_mark_of_their_own():
    assert [each.cents for each in table("date,credit,debit\n2027-05-04,1 200.50,\n2027-05-05,,3.10\n").lines] == [
        120_050,
        -310,
    ]
    marked = "Datum;Af Bij;Bedrag\n20270504;Bij;1,50\n20270505;Af;2,00\n"
    assert [each.cents for each in table(marked).lines] == [150, -200]


@pytest.mark.parametrize(
    "rows", [("04.05.27,5.00,105.00", "05.05.27,-1.00,104.00"), ("05.05.27,-1.00,104.00", "04.05.27,5.00,105.00")]
)
def test_balances_row_by_row_are_followed_whichever_row_is_the_newest(rows):
    found = table("date,amount,balance\n" + "\n".join(rows))
    assert (found.opening, found.closing) == (10_000, 10_400)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("date,amount,balance\n2027-05-04,5.00,105.00\n2027-05-05,1.00,107.00", "do not follow from its amounts"),
        ("date,amount\n2027-05-04,1.234", "Row 2: “1.234” is not what stands in the column “amount”."),
        ("date,amount\n2027-05-04,1.50\n2027-05-05,1,50", "is not what stands in the column"),
        ("date,amount\n2027-15-04,1.50", "Row 2: “2027-15-04” is not what stands in the column “date”."),
        ("date,amount,account\n2027-05-04,1.50,A\n2027-05-04,1.50,B", "of several accounts"),
        ("name,amount\nAalto,1.50", "Say which column holds the day, and which the amount."),
        ("date,amount,name\n2027-05-04,,Aalto", "No row of the file is a payment."),
    ],
)
def test_what_is_wrong_with_a_table_is_said(text, sentence):
    with pytest.raises(Unreadable) as refused:
        table(text.replace("1,50", '"1,50"'))
    assert sentence in str(refused.value)


def test_a_table_without_an_account_asks_for_it():
    with pytest.raises(Unreadable) as refused:
        table("date,amount\n2027-05-04,1.50", account="")
    assert str(refused.value) == "Say of which account this is: the file does not."


LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"x" * (50 << 20), "The file is larger than 40 megabytes: ask the bank for fewer days at a time."),
        (b"<Document><BkToCstmrStmt>", "This XML file is damaged: line 1 cannot be read."),
        (b"\xef\xbb\xbf<a/>", "This XML file holds no statement of an account (camt.053)."),
        (
            document(camt(Entry(1)), head='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "The file declares entities of its own, which no statement of a bank does: it is not read.",
        ),
        (
            document(camt(Entry(1, payer="&l9;")), head=f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>'),
            "The file declares entities of its own, which no statement of a bank does: it is not read.",
        ),
        (document(camt(Entry(1, payer="Société"))).decode().encode("latin-1"), "This XML file is damaged"),
        (document(camt(Entry(1)).replace("<CdtDbtInd>CRDT</CdtDbtInd>", "")), "The statement lacks “CdtDbtInd”"),
        (document(camt(Entry(1)).replace("CLBD", "CLAV")), "The statement lacks “Bal”"),
        (document(camt(Entry(1)).replace(">0.01<", ">0.001<")), "“0.001” in the statement is no amount of money"),
        (document(camt(Entry(1)).replace(">0.01<", ">NaN<")), "“NaN” in the statement is no amount of money"),
        (document(camt(Entry(1)).replace("2027-05-04", "2027-02-30")), "“2027-02-30” in the statement is no day."),
        (
            document(camt(Entry(1)).replace("<NbOfNtries>1<", "<NbOfNtries>2<")),
            "The statement says that it has 2, but its lines make 1.",
        ),
        (document(camt(Entry(1, currency="USD"))), "A line of the statement is in USD, but its account is in EUR."),
        (
            document(camt(Entry(100), closing=100_000)),
            "The statement is not whole: it opens with 1000.00 EUR, its lines make 1.00 EUR, and it closes with 1000.00 EUR.",
        ),
        (swift(Entry(100), closing=100_000), "The statement is not whole"),
        (
            swift(Entry(100)).replace(b":62F:", b":64:"),
            "The statement lacks its account, its first or its last balance.",
        ),
        (swift(Entry(100)).replace(b":61:270504", b":61:279904"), "This MT940 file is damaged and cannot be read."),
    ],
)
def test_a_file_that_is_none_is_refused_in_one_sentence(content, sentence):
    said = refusal(content)
    assert said.startswith(sentence)
    assert "\n" not in said


def test_what_is_neither_is_left_to_whoever_matches_columns():
    assert read(b"date,amount\n2027-05-04,1.50") is None


@given(
    st.lists(st.integers(-(10**9), 10**9).filter(bool), max_size=12),
    st.integers(-(10**9), 10**9),
    st.sampled_from(VERSIONS),
    st.integers(-3, 3),
)
def test_lines_lead_from_the_first_balance_to_the_last_or_the_file_is_refused(amounts, opening, version, off):
    entries = [replace(Entry(cents), number=f"B{place}") for place, cents in enumerate(amounts)]
    closing = opening + sum(amounts) + off
    for content in (
        document(camt(*entries, opening=opening, closing=closing, version=version)),
        swift(*entries, opening=opening, closing=closing),
    ):
        if off:
            assert refusal(content).startswith("The statement is not whole")
        else:
            found = one(content)
            assert found.opening + sum(line.cents for line in found.lines) == found.closing == closing
            assert [line.cents for line in found.lines] == amounts
