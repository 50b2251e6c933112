"""The paper of a fee: typeset once, with the same in electronic form within and beside it."""

from accede.fees.documents.bill import Bill, Kind, Party
from accede.fees.documents.papers import Papers, papers

__all__ = ["Bill", "Kind", "Papers", "Party", "papers"]
