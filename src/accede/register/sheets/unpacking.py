"""A program of its own that turns a workbook into CSV: `python -m accede.register.sheets.unpacking FILE`.

A workbook of a few kilobytes may unpack to more than any machine holds. Whatever one holds, only this process ends:
with status 3 where it was too much, 4 where it is no workbook, 5 where it is locked by a password.
"""

import csv
import resource
import sys
from collections.abc import Iterator
from datetime import date, datetime

from python_calamine import CalamineError, PasswordError, load_workbook

# What it may take of the machine: memory, seconds of its processor, what it writes; and no core is dumped.
LIMITS = {
    resource.RLIMIT_AS: 1 << 30,
    resource.RLIMIT_CPU: 60,
    resource.RLIMIT_FSIZE: 100 << 20,
    resource.RLIMIT_CORE: 0,
}
TOO_MUCH, NO_WORKBOOK, LOCKED = 3, 4, 5


def main(path: str) -> int:
    """Write the first sheet of a workbook as CSV to standard output."""
    for limit, most in LIMITS.items():
        resource.setrlimit(limit, (most, most))
    try:
        csv.writer(sys.stdout).writerows(rows(path))
    except PasswordError:
        return LOCKED
    except (CalamineError, OSError, ValueError, IndexError):
        return NO_WORKBOOK
    except MemoryError:
        return TOO_MUCH
    return 0


def rows(path: str) -> Iterator[list[str]]:
    """Return the rows of the first sheet from its first row on, each cell as text."""
    sheet = load_workbook(path).get_sheet_by_index(0)
    for row in sheet.iter_rows():
        yield [written(cell) for cell in row]


def written(cell: object) -> str:
    """Write a cell as a person would type it: whole numbers without a point, days as 2027-05-21."""
    match cell:
        case datetime() if (cell.hour, cell.minute, cell.second) == (0, 0, 0):
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
    return str(cell)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
