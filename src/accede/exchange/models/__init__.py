"""What the exchange keeps."""

from accede.exchange.models.group import Group, Meeting, Paper, Seat
from accede.exchange.models.practice import Practice, Target
from accede.exchange.models.question import Question, Reply
from accede.exchange.models.visit import Party, Visit

__all__ = ["Group", "Meeting", "Paper", "Party", "Practice", "Question", "Reply", "Seat", "Target", "Visit"]
