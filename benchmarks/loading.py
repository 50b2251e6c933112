"""How long a rulebook takes to load: every seed in this process, and the import of the core in a process of its own.

Processor time of one core, the fastest of several runs; what else the machine does is not counted.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from accede.rulebook.loading import files_of, load

RULEBOOKS = Path(__file__).parents[1] / "rulebooks"
IMPORTED = "from time import process_time as t; start = t(); import accede.rulebook.loading; print(t() - start)"


def fastest(deed: Callable[[], object], runs: int) -> float:
    """The fewest seconds of processor time of so many runs."""
    found = []
    for _run in range(runs):
        start = process_time()
        deed()
        found.append(process_time() - start)
    return min(found)


def main() -> None:
    """Print one line a rulebook, then the import."""
    for file in sorted(RULEBOOKS.glob("*/[0-9]*.toml")):
        content = file.read_bytes()
        tables = {table: (file.parent / table).read_bytes() for table in files_of(content)}
        took = fastest(lambda content=content, tables=tables: load(content, tables), 10)
        print(f"{took * 1000:6.1f} ms  {file.relative_to(RULEBOOKS)}, {len(content) // 1024} KB")
    runs = [subprocess.run([sys.executable, "-c", IMPORTED], capture_output=True, check=True) for _run in range(5)]
    print(f"{min(float(one.stdout) for one in runs) * 1000:6.1f} ms  import of the core")


if __name__ == "__main__":
    main()
