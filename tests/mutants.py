"""What `make mutants` found, module by module: `python tests/mutants.py FOLDER`."""

import json
import sys
from pathlib import Path

NOTICED = {1, 3, 24, -24, 36, 152, 255}  # a test failed, or did not come to an end


def found(folder):
    """Yield each module that was tried, with its mutants, those that were tried and those that were killed."""
    for file in sorted(folder.rglob("*.meta")):
        codes = list(json.loads(file.read_text())["exit_code_by_key"].values())
        tried = len(codes) - codes.count(None)
        if tried:
            yield file.name.removesuffix(".py.meta"), len(codes), tried, sum(code in NOTICED for code in codes)


def main(folder):
    rows = list(found(Path(folder)))
    rows.append(("all", *(sum(numbers) for numbers in list(zip(*rows, strict=True))[1:])))
    print("| module | mutants | tried | killed | survived | share |\n|---|---|---|---|---|---|")
    for name, mutants, tried, killed in rows:
        print(f"| {name} | {mutants} | {tried} | {killed} | {tried - killed} | {100 * killed // tried} % |")


if __name__ == "__main__":
    main(sys.argv[1])
