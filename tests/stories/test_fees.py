"""A year of fees on the site: called together, paid by a statement of the bank, corrected, reported; and a vote given back.

The statements are hand-made; in French the story is told on a phone.
"""

import re

from fees.banking import Entry, camt, document

REFERENCE = re.compile(r"RF\d\d(?: ?\d{1,4})+")


def statement(entry):
    """A file of the bank with one line."""
    content = document(camt(entry, days=(entry.on, entry.on)))
    return {"name": "camt.xml", "mimeType": "text/xml", "buffer": content}


def test_a_year_is_called_from_a_preview_that_says_why_and_ends_by_itself(person):
    treasurer = person("Treasurer").go("/fees/").sees().press("Call the fees").sees()
    treasurer.press("Call them").sees().press("Call them").reads("The call has ended.").sees()
    treasurer.press("See the fees").reads("to be paid").sees()


def test_a_member_whose_vote_is_lost_pays_and_has_it_back(person):
    delegate = person("in arrears").go("/")
    delegate.press("Pay now").reads("Scan to pay").sees()
    reference = REFERENCE.search(delegate.body())[0].replace(" ", "")
    today = delegate.page.locator("#demo-day").input_value()
    paid = Entry(192_000, on=today, payer="Nordlys", reference=reference, number="N-1")
    treasurer = person("Treasurer").go("/fees/statements/")
    treasurer.page.locator("[name='file']").set_input_files(statement(paid))
    treasurer.press("Send the statement").reads("Every line was looked at.").press("See what was found").sees()
    treasurer.reads("matched")
    delegate.page.reload()
    assert "Scan to pay" not in delegate.body()
    delegate.sees().go("/")
    assert delegate.page.get_by_role("link", name=delegate.said("Pay now")).count() == 0


def test_what_is_likely_is_accepted_by_a_person_and_what_is_wrong_is_undone(person):
    treasurer = (
        person("Treasurer").go("/fees/matching/").sees().press("Accept").reads("The payment is recorded.").sees()
    )
    treasurer.go("/fees/payments/").sees()
    treasurer.page.locator("main table a").first.click()
    treasurer.press("Undo").sees()


def test_the_treasurer_reports_and_the_accountant_gets_balanced_entries(person):
    treasurer = person("Treasurer").go("/fees/report/").sees().press("Files for the accountant").sees()
    with treasurer.page.expect_download() as got:
        treasurer.page.get_by_role("link", name=treasurer.said("Download as CSV")).click()
    assert got.value.path().read_bytes()
    treasurer.go("/fees/payee/").sees().go("/fees/scale/").sees()
