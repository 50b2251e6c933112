"""A result is counted again from its archive, without the site, by two programs that share no code."""

import ast
import sys
from datetime import timedelta

import pytest
from assembly.samples import attends
from cast import NOON
from recount import results
from recount.results import SECOND, archive_of, faults, second
from register.samples import member

from accede.recount.verifying import verify

pytestmark = pytest.mark.django_db
KINDS = {
    "a question": results.question,
    "divided votes": results.divided,
    "votes in shares": results.in_shares,
    "a proxy": results.by_proxy,
    "in writing": results.in_writing,
    "a roll call": lambda: results.roll_call()[0],
    "a correction": results.corrected,
    "cards": results.cards,
    "cards put right": lambda: results.cards(put_right=True),
    "consensus": results.consensus,
    "no quorum": results.no_quorum,
    "a tie that the chair settles": results.settled_tie,
    "rules of the next edition": results.under_two_editions,
    "an election": results.elected_at_once,
    "two ballots": results.elected_in_two_ballots,
    "transferable votes": results.elected_by_transfer,
    "a lot": results.elected_by_lot,
    "papers counted by tellers": results.elected_on_paper,
    "an election put right": results.put_right,
    "a meeting on paper": results.on_paper,
    "a tally sheet": lambda: results.on_paper(**{"for": 2, "against": 1}),
    "a secret vote": results.in_secret,
    "a secret vote of members with several votes": results.in_secret_by_weight,
    "a secret vote by speakers": results.in_secret_by_speakers,
    "a secret vote, partly on paper": results.in_secret_and_on_paper,
    "a secret vote in shares": results.in_secret_in_shares,
    "a secret election": results.elected_in_secret,
    **{
        name: (lambda name=name: results.of_association(name))
        for name in ("egp", "iflry", "commodity_council", "arge_historica_parent")
    },
    "a run-off": lambda: results.elected_by("iflry", "bureau.president", 1, [7, "Ada"], [2, "Ben"]),
    "a surplus passed on": lambda: results.elected_by(
        "iflry", "bureau.vice_president", 2, [8, "Ada", "Cleo"], [4, "Ben"], [2, "Cleo"]
    ),
    "approval of two": lambda: results.elected_by("iflry", "auditors.auditor", 2, [5, "Ada", "Ben"], [3, "Cleo"]),
}


@pytest.mark.parametrize("kind", KINDS)
def test_both_verifiers_count_a_declared_result_again(kind, tmp_path, capsys):
    data = archive_of(KINDS[kind]())
    assert faults(data) == []
    (tmp_path / "result.zip").write_bytes(data)
    assert second().main(tmp_path / "result.zip") == 0, capsys.readouterr().out


def test_a_rule_of_the_next_edition_that_begins_early_is_in_the_archive():
    bundle = verify(archive_of(results.under_two_editions())).bundle
    assert sorted(bundle.sources) == ["2021-11-26", "2028-01-01"]
    assert bundle.item["state"] == "rejected"


def test_the_same_result_is_the_same_archive_whatever_happens_afterwards():
    item = results.question()
    first = archive_of(item)
    attends(member("Late", "BE"), item.assembly, at=NOON + timedelta(minutes=1))
    assert archive_of(item) == first


def test_the_second_verifier_is_short_and_needs_nothing_but_python():
    tree = ast.parse(SECOND.read_text())
    named = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    named |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert named <= sys.stdlib_module_names
    assert len(SECOND.read_text().splitlines()) < 300
