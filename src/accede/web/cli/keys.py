"""The keys of one kind of rule, and of the pieces it is made of, as short lines out of the JSON Schema."""

from collections.abc import Iterator, Mapping
from typing import Any

from accede.rulebook.book import Book
from accede.rulebook.rule import Rule

Schema = Mapping[str, Any]

PLAIN = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": ""}
# Written otherwise than it is stored: a table of facts and what they must be.
CONDITION = "Condition"


def kinds() -> dict[str, Schema]:
    """The kinds of rule by their name in a file, each with its part of the schema."""
    whole = Book.model_json_schema(by_alias=True)
    found = {"rulebook": whole["$defs"]["Head"]}
    for name, one in whole["properties"].items():
        if ref := one.get("additionalProperties", {}).get("$ref"):
            found[name] = whole["$defs"][ref.rpartition("/")[2]]
    return found


def lines(kind: str) -> Iterator[str]:
    """Say the keys of a kind, then those of each piece that it uses."""
    pieces = Book.model_json_schema(by_alias=True)["$defs"]
    waiting, told = [(f"[{kind}]", kinds()[kind])], set[str]()
    while waiting:
        name, piece = waiting.pop(0)
        yield from _piece(name, piece)
        for used in dict.fromkeys(one for value in piece["properties"].values() for one in _refs(value)):
            if used not in told and used != CONDITION:
                told.add(used)
                waiting.append((used, pieces[used]))


def _piece(name: str, piece: Schema) -> Iterator[str]:
    yield f"{name}  {' '.join(piece.get('description', '').split())}"
    common = [key for key in Rule.model_json_schema(by_alias=True)["properties"] if key in piece["properties"]]
    own = {key: value for key, value in piece["properties"].items() if len(common) < 5 or key not in common}
    width = max(map(len, own), default=0)
    for key, value in own.items():
        needed = ", needed" if key in piece.get("required", ()) else ""
        yield f"  {key:<{width}}  {_shape(value)}{needed}"
    if len(own) < len(piece["properties"]):
        yield f"  as every rule: {', '.join(common)}"


def _shape(schema: Schema) -> str:
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "enum" in schema:
        return " / ".join(map(str, schema["enum"]))
    if several := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(dict.fromkeys(shape for one in several if (shape := _shape(one))))
    if schema.get("type") == "array":
        return f"[{_shape(schema.get('items', {}))}]"
    if schema.get("type") == "object":
        inside = schema.get("additionalProperties")
        return f"{{ name = {_shape(inside) if isinstance(inside, dict) else '…'} }}"
    return PLAIN.get(schema.get("type", ""), "…")


def _refs(schema: Schema) -> Iterator[str]:
    if "$ref" in schema:
        yield schema["$ref"].rpartition("/")[2]
    for one in (
        *schema.get("anyOf", ()),
        *schema.get("oneOf", ()),
        schema.get("items"),
        schema.get("additionalProperties"),
    ):
        if isinstance(one, dict):
            yield from _refs(one)
