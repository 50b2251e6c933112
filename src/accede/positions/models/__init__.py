"""What is kept of consultations and of the positions that come of them, and the log of advocacy."""

from accede.positions.models.amendment import Amendment, MemberVote
from accede.positions.models.comment import Comment
from accede.positions.models.consultation import Consultation, Version
from accede.positions.models.intervention import Intervention
from accede.positions.models.stand import Stand

__all__ = ["Amendment", "Comment", "Consultation", "Intervention", "MemberVote", "Stand", "Version"]
