"""The command line, called as a person calls it: words in; status, standard output and standard error out."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from accede.web.cli import main

ENSIE = Path(__file__).parents[3] / "rulebooks" / "ensie" / "2021-11-26.toml"


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


@pytest.fixture
def accede(monkeypatch, capsys):
    def call(*words):
        monkeypatch.setattr(sys, "argv", ["accede", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Ended(ended.value.code or 0, out, err)

    return call


@pytest.fixture
def edited(tmp_path):
    """Another edition of the network's rulebook, with some of its words replaced."""

    def write(*edits, name="2028-01-01.toml"):
        text = ENSIE.read_text()
        for was, now in edits:
            assert was in text
            text = text.replace(was, now)
        file = tmp_path / name
        file.write_text(text)
        return file

    return write
