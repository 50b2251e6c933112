"""The published schema is of rulebooks as they are written, not as they are kept."""

import tomllib

import pytest
from rulebook.sample import FOLDER

from accede.rulebook.book import Book

SCHEMA = Book.model_json_schema(by_alias=True)
EDITIONS = sorted(FOLDER.parent.glob("*/[0-9]*.toml"))


def keys(kind):
    inner = SCHEMA["properties"][kind]["additionalProperties"]["$ref"].rpartition("/")[2]
    return set(SCHEMA["$defs"][inner]["properties"])


@pytest.mark.parametrize("file", EDITIONS, ids=lambda file: file.parts[-2])
def test_every_key_of_a_rulebook_stands_in_the_schema(file):
    book = tomllib.loads(file.read_text())
    del book["rulebook"]
    found = {
        f"{kind}.{key}" for kind, rules in book.items() for rule in rules.values() for key in set(rule) - keys(kind)
    }
    assert found == set()


@pytest.mark.parametrize("kind", ["fee", "weight", "fact"])
def test_the_keys_of_a_number_stand_beside_those_of_the_rule(kind):
    assert {"fixed", "by", "bands", "at_least", "as"} <= keys(kind)
    assert "part" not in keys(kind)


def test_one_name_may_stand_for_a_list_and_a_day_is_a_sentence():
    fee = SCHEMA["$defs"]["Fee"]["properties"]
    assert {"type": "string"} in fee["for"]["anyOf"]
    assert {"type": "string"} in fee["due"]["anyOf"]
