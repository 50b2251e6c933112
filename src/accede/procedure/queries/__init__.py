"""What candidacies tell: where each stands, what it lacks, what was found, and what is due."""

from accede.procedure.queries.board import candidacies_by_step
from accede.procedure.queries.candidacy import home_of
from accede.procedure.queries.due import due_for
from accede.procedure.queries.running import ripening

__all__ = ["candidacies_by_step", "due_for", "home_of", "ripening"]
