"""What `make mutants` found, module by module: `python tests/mutants.py FOLDER`."""

import json
import sys
from pathlib import Path

NOTICED = {1, 3, 24, -24, 36, 152, 255}  # a test failed, or did not come to an end


def found(folder):
    """Yield each module that was tried, with its mutants and those that were killed."""
    for file in sorted(folder.rglob("*.meta")):
        codes = [code for code in json.loads(file.read_text())["exit_code_by_key"].values() if code is not None]
        if codes:
            yield file.name.removesuffix(".py.meta"), len(codes), sum(code in NOTICED for code in codes)


def main(folder):
    rows = list(found(Path(folder)))
    rows.append(("all", *(sum(numbers) for numbers in list(zip(*rows, strict=True))[1:])))
    print("| module | mutants | killed | survived | share |\n|---|---|---|---|---|")
    for name, mutants, killed in rows:
        print(f"| {name} | {mutants} | {killed} | {mutants - killed} | {100 * killed // mutants} % |")


if __name__ == "__main__":
    main(sys.argv[1])
