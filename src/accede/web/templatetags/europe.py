"""Where each country of Europe stands on the map of tiles: its column and its row."""

_ROWS = (
    "IS .. .. .. NO SE FI .. .. ..",
    ".. .. .. .. DK .. .. EE RU ..",
    "IE GB BE NL DE PL LT LV BY ..",
    ".. .. LU LI CZ SK UA .. .. ..",
    ".. AD FR CH AT HU RO MD GE ..",
    "PT ES MC IT SI HR RS BG AM AZ",
    ".. .. VA SM BA ME XK MK TR ..",
    ".. .. .. MT .. AL GR .. CY ..",
)

TILES: dict[str, tuple[int, int]] = {
    code: (column, row) for row, line in enumerate(_ROWS) for column, code in enumerate(line.split()) if code != ".."
}
