"""A result is counted again from its archive, without the site, by two programs that share no code."""

import pytest
from recount import results
from recount.results import archive_of, faults, second

pytestmark = pytest.mark.django_db
KINDS = {
    "a question": results.question,
    "divided votes": results.divided,
    "a proxy": results.by_proxy,
    "in writing": results.in_writing,
    "a roll call": lambda: results.roll_call()[0],
    "a correction": results.corrected,
    "cards": results.cards,
    "cards put right": lambda: results.cards(put_right=True),
    "consensus": results.consensus,
    "an election": results.elected_at_once,
    "two ballots": results.elected_in_two_ballots,
    "transferable votes": results.elected_by_transfer,
    "a lot": results.elected_by_lot,
    "papers counted by tellers": results.elected_on_paper,
    "an election put right": results.put_right,
    "a meeting on paper": results.on_paper,
    "a tally sheet": lambda: results.on_paper(**{"for": 2, "against": 1}),
    **{
        name: (lambda name=name: results.of_association(name))
        for name in ("egp", "iflry", "commodity_council", "arge_historica_parent")
    },
}


@pytest.mark.parametrize("kind", KINDS)
def test_both_verifiers_count_a_declared_result_again(kind, tmp_path, capsys):
    data = archive_of(KINDS[kind]())
    assert faults(data) == []
    (tmp_path / "result.zip").write_bytes(data)
    assert second().main(tmp_path / "result.zip") == 0, capsys.readouterr().out
