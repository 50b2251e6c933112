"""What is wrong with a rulebook, in one sentence for each fault."""

from accede.rulebook.loading import Fault
from accede.wording.catalogue import said
from accede.wording.sentences import FAULTS


def fault_told(fault: Fault, language: str) -> str:
    """Say what is wrong at one key, and the word that a slip of the pen comes nearest to."""
    near = f"{fault.code}.near" if fault.values.get("near") else fault.code
    return said(FAULTS.get(near, FAULTS[fault.code]), language).format_map(fault.values)
