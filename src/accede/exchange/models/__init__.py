"""What the exchange keeps."""

from accede.exchange.models.practice import Practice, Target
from accede.exchange.models.question import Question, Reply

__all__ = ["Practice", "Question", "Reply", "Target"]
