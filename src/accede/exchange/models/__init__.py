"""What the exchange keeps."""

from accede.exchange.models.practice import Practice, Target

__all__ = ["Practice", "Target"]
