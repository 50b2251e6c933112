"""What the window of an envelope shows of an address."""

LINES = 5  # below the name, and above the country


def within_window(postal: str) -> str | None:
    """Return an address without empty lines and spaces around them, or None if it has too many lines to be seen."""
    lines = [line.strip() for line in postal.splitlines() if line.strip()]
    return "\n".join(lines) if len(lines) <= LINES else None
