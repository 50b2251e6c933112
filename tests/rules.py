"""Checks of the house rules: each takes source text and returns its faults, so that it can be tried on planted ones."""

import ast
import re
from collections.abc import Iterable, Iterator

CLOCKS = {"now", "today", "utcnow", "localdate", "time", "time_ns", "monotonic", "perf_counter"}
CLOCK_OWNERS = {"datetime", "date", "timezone", "time"}
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MAKERS = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict", "WeakValueDictionary"}
WRITES = {"create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}
CODE = re.compile(r"[a-z_]+(\.[a-z_]+)+")

Fault = tuple[int, str]


def clocks(source: str) -> list[Fault]:
    """Find where a clock is read, or handed on to be read."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=ast.Name(id=owner), attr=attr) if owner in CLOCK_OWNERS and attr in CLOCKS:
                found.append((node.lineno, f"{owner}.{attr}"))
            case ast.Attribute(value=ast.Attribute(attr=owner), attr=attr) if owner in CLOCK_OWNERS and attr in CLOCKS:
                found.append((node.lineno, f"{owner}.{attr}"))
            case ast.ImportFrom(module="django.utils.timezone" | "time", names=names):
                found += [(node.lineno, name.name) for name in names if name.name in CLOCKS]
            case ast.keyword(arg="auto_now" | "auto_now_add" as arg):
                found.append((node.value.lineno, arg))
    return found


def unread(source: str, words: Iterable[str]) -> list[Fault]:
    """Find a function of gettext under a name that the catalogue does not look for: its texts would be lost."""
    return [
        (node.lineno, f"{name.name} as {name.asname}")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if "gettext" in name.name and (name.asname or name.name) not in words
    ]


def hidden(source: str, words: Iterable[str]) -> list[Fault]:
    """Find a text for the catalogue inside an f-string, where what reads the source does not look."""
    return [
        (node.lineno, f"{call.func.id} in an f-string")
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in words
    ]


def floats(source: str) -> list[Fault]:
    """Find numbers that are not exact."""
    return [
        (node.lineno, "float")
        for node in ast.walk(ast.parse(source))
        if (isinstance(node, ast.Constant) and isinstance(node.value, float))
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float")
    ]


def codes(source: str) -> list[Fault]:
    """Find the codes that answers are given; a part that is filled in stands as `*`."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.keyword(arg="code", value=value):
                found += _texts(value)
            case (
                ast.Assign(targets=[ast.Name(id="code")], value=value)
                | ast.AnnAssign(target=ast.Name(id="code"), value=value)
            ):
                found += _texts(value)
            case ast.Call(func=ast.Name(id="Answer" | "Verdict" | "Due" | "Amount" | "Line"), args=[first, *_]):
                found += _texts(first)
    return [(line, text) for line, text in found if CODE.fullmatch(text.replace("*", "x"))]


def _texts(value: ast.expr | None) -> Iterator[Fault]:
    match value:
        case ast.Constant(value=str() as text):
            yield value.lineno, text
        case ast.JoinedStr(values=parts):
            yield value.lineno, "".join(part.value if isinstance(part, ast.Constant) else "*" for part in parts)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)
        case ast.Subscript(value=ast.Dict(values=values)):
            for each in values:
                yield from _texts(each)


def unworded(source: str, sentences: Iterable[str]) -> list[Fault]:
    """Find codes that no sentence words."""
    known = set(sentences)

    def worded(code: str) -> bool:
        pattern = re.escape(code).replace(r"\*", "[a-z_]+(?:[.][a-z_]+)*")
        return code in known or ("*" in code and any(re.fullmatch(pattern, one) for one in known))

    return [(line, code) for line, code in codes(source) if not worded(code)]


def mutable_state(source: str) -> list[Fault]:
    """Find what a process would remember of an association: mutable module-level names, globals, cached queries."""
    tree = ast.parse(source)
    found = [(node.lineno, "global") for node in ast.walk(tree) if isinstance(node, ast.Global)]
    for node in tree.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if _is_mutable(getattr(node, "value", None)):
            found += [(node.lineno, name) for name in names if not name.strip("_").isupper() and name != "__all__"]
    return found + [(node.lineno, f"cached {node.name}") for node in ast.walk(tree) if _caches_queries(node)]


def _is_mutable(value: ast.expr | None) -> bool:
    made = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in MAKERS
    return made or isinstance(value, MUTABLE)


def _caches_queries(node: ast.AST) -> bool:
    if not isinstance(node, ast.FunctionDef) or "objects" not in {getattr(each, "attr", "") for each in ast.walk(node)}:
        return False
    return any("cache" in ast.unparse(one) and "never" not in ast.unparse(one) for one in node.decorator_list)


def writes(source: str) -> list[Fault]:
    """Find where rows are written."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            chain = ast.unparse(node.func.value)
            if node.func.attr in WRITES and re.search(r"\bobjects\b", chain):
                found.append((node.lineno, f"objects…{node.func.attr}"))
            elif node.func.attr == "save" and not node.args and chain not in ("super()", "form"):  # a file is given one
                found.append((node.lineno, f"{chain}.save"))
    return found


def names_of(text: str, names: Iterable[str]) -> list[Fault]:
    """Find the names of associations as whole words, whatever their case."""
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
    return [(number, match[0]) for number, line in enumerate(text.splitlines(), 1) for match in pattern.finditer(line)]


def lengths(source: str) -> list[tuple[str, int]]:
    """Return each function with the lines of its body, its docstring left out."""
    functions = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return [(node.name, _body(node)) for node in functions]


def _body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
    return node.body[-1].end_lineno - first.lineno + 1


def inline(template: str) -> list[Fault]:
    """Find scripts, styles and requests to other hosts in a template."""
    pattern = re.compile(
        r'<style|\sstyle=|\son[a-z]+="|<script(?![^>]*\bsrc=)|src="(?:https?:)?//|<link[^>]*href="(?:https?:)?//',
        re.IGNORECASE,
    )
    return [
        (number, match[0]) for number, line in enumerate(template.splitlines(), 1) for match in pattern.finditer(line)
    ]
