"""What a bank tells of an account, read from the files that banks make; nothing here knows the database."""

from accede.fees.bank.reading import read
from accede.fees.bank.statement import Line, Statement, Unreadable

__all__ = ["Line", "Statement", "Unreadable", "read"]
