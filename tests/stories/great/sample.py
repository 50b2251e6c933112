"""The sample association of the great story: ENSIE's rules with a few of its own, and 28 invented members of 21 countries.

ENSIE's text is not known to have a quorum, a majority for its statutes, or a way to exclude a member; this one has.
"""

from pathlib import Path

RULEBOOKS = Path(__file__).parents[3] / "rulebooks"
# Lines of ENSIE's rulebook, by how they begin, that the sample association has otherwise.
OTHERWISE = {
    "association   =": 'association   = "Sample Network"',
    "long_name     =": 'long_name     = { en = "Sample Network", fr = "Réseau d’exemple" }',
    'statutes       = { article = "13"': "",
    "exclusion      = {": "",
    "directors      = {": 'directors = { article = "13", by = "assembly", election = "directors", ballot = "hands", '
    'label = { en = "Election or dismissal of directors", fr = "Élection ou révocation d’administrateurs" } }',
    "seats   = [{": 'seats   = [{ name = "director", number = 7, term = "2 years", chosen_by = "assembly", '
    'election = "directors", label = { en = "Director", fr = "Administrateur" } }]',
    'unknown = { seats = { en = "its size': "",
    'unknown = { seats = { en = "how many': "",
}
MEMBERS = {
    "Anker": "AT", "Passage": "BE", "Brug": "BE", "Stapka": "BG", "Krok": "CZ", "Neustart": "DE", "Werkhof": "DE",
    "Springbræt": "DK", "Samm": "EE", "Puente": "ES", "Camino": "ES", "Askel": "FI", "Passerelle": "FR",
    "Sillage": "FR", "Vima": "GR", "Korak": "HR", "Lépés": "HU", "Céim": "IE", "Ponte": "IT", "Cammino": "IT",
    "Žingsnis": "LT", "Schrëtt": "LU", "Stap": "NL", "Krok Naprzód": "PL", "Most": "PL", "Passo": "PT", "Pas": "RO",
    "Treaptă": "RO",
}  # fmt: skip
LATE = ("Stapka", "Korak", "Cammino")  # with their fee
JOINING = {"Rada": "CY", "Savez": "SI"}
STANDING = ("Anker", "Brug", "Werkhof", "Samm", "Puente", "Askel", "Passerelle", "Céim")


def email(name):
    """The address of whoever speaks for an organisation."""
    return f"{''.join(name.lower().split())}@example.org"


def called(name):
    """An organisation as every page shows it."""
    return f"{name} (sample)"


def director(name):
    """Whoever speaks for an organisation, by office."""
    return f"Director of {name}"


def rulebook(place):
    """Write the rulebook of the sample association into a folder, with ENSIE's words of the house beside it."""
    place.mkdir(parents=True)
    (place / "texts.toml").write_bytes((RULEBOOKS / "ensie/texts.toml").read_bytes())
    lines = (RULEBOOKS / "ensie/2021-11-26.toml").read_text(encoding="utf-8").splitlines()
    for begins, line in OTHERWISE.items():
        [place_of] = [number for number, one in enumerate(lines) if one.startswith(begins)]
        lines[place_of] = line
    own = (Path(__file__).parent / "articles.toml").read_text(encoding="utf-8")
    file = place / "2021-11-26.toml"
    file.write_text("\n".join([*lines, own]), encoding="utf-8")
    return file
