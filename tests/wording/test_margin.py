"""An answer is said in one sentence, and cited with its article, its figures and its source."""

from pathlib import Path

from accede.rulebook.loading import load
from accede.rulebook.verdict import Verdict
from accede.wording.margin import amount_lines, anchor, article_mark, margin, sentence
from accede.wording.sentences import COUNTED_BY, SENTENCES

LAW = load((Path(__file__).parents[2] / "rulebooks" / "ensie" / "2021-11-26.toml").read_bytes())
FEE = LAW.fee_for("full", {"country": "BE", "wises": 14})
UNSAID = LAW.fee_for("full", {"country": "BE"})


def test_an_amount_is_said_in_each_language():
    assert sentence(FEE, LAW, "en") == "Yearly fee: €960.00."
    assert sentence(FEE, LAW, "fr").replace("\u00a0", " ").replace("\u202f", " ") == "Cotisation annuelle : 960,00 €."


def test_the_whole_year_names_what_the_rate_follows_from():
    assert amount_lines(FEE, LAW, "en") == [("Whole year: group A, 11 to 50 enterprises", 96000)]


def test_a_citation_carries_the_mark_that_the_rulebook_gives_its_article():
    cited = margin(FEE, LAW, "en", url="/statutes/")
    assert (cited.mark, cited.url, cited.assumed) == ("rules,\u00a0art.\u00a02", "/statutes/#art-rules-2", True)
    assert article_mark(("6", "7"), LAW, "en") == "art.\u00a06,\u00a07"
    assert anchor("rules 2") == "art-rules-2"


def test_a_citation_of_two_texts_may_break_between_them():
    assert article_mark(("6", "rules 2"), LAW, "en") == "art.\u00a06; rules,\u00a0art.\u00a02"


def test_a_citation_says_how_much_of_the_rule_is_assumed():
    assert "a sample scale: the network’s own table has not been loaded" in margin(FEE, LAW, "en").notes


def test_what_is_missing_is_named_by_its_label():
    assert margin(UNSAID, LAW, "en").notes[-1] == "Not known yet: Enterprises in the network."


def test_our_own_words_are_never_a_quotation():
    cited = margin(FEE, LAW, "en")
    assert (cited.quote, bool(cited.says)) == ("", True)


def test_every_sentence_with_a_plural_says_by_which_value_it_is_counted():
    counted = {code for code, words in SENTENCES.items() if isinstance(words, tuple)}
    assert {code for code in counted if not code.startswith("day.")} == counted & set(COUNTED_BY)


def test_one_vote_was_needed_and_two_were():
    tally = [Verdict(holds=True, code="majority.reached", values={"for": 3, "against": 0, "needed": n}) for n in (1, 2)]
    assert [sentence(one, LAW, "en") for one in tally] == [
        "Carried: 3 for, 0 against; 1 was needed.",
        "Carried: 3 for, 0 against; 2 were needed.",
    ]
