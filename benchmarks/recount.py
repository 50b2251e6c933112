"""How long it takes to verify the archive of a result: 1,000, 10,000 and 50,000 members, each of which has voted.

Openly with one voice a country (ENSIE's rulebook), and in secret with a vote each. The archive is made as the house
makes it, without a house; the second verifier reads the same one.
"""

import runpy
from contextlib import redirect_stdout
from hashlib import sha256
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

import rfc8785
from tally import BOOK, CHOICES, COUNTRIES

from accede.blind.encoding import encoded
from accede.blind.key import make
from accede.blind.signature import prepared
from accede.recount.archive import packed
from accede.recount.box import in_box
from accede.recount.bundle import Bundle
from accede.recount.question import answer
from accede.recount.seal import digest
from accede.recount.verifying import verify

SIZES = (1_000, 10_000, 50_000)
SECOND = Path(__file__).parents[1] / "verifier" / "verify.py"
ONE_VOICE = b'voice           = "country"\n'
AT = "2027-05-04T12:00:00.000000+00:00"


def rows(size: int) -> list[dict]:
    """A roll of so many members, all of them there."""
    chance = Random(size)
    same = {"category": "full", "attendance": "present", "since": AT, "holder": None, "proxy": ""}
    facts = {"in_arrears": False, "standing": [], "today": "2027-05-04"}
    return [
        {"organisation": n, "number": n, "name": f"Network {n}", "country": chance.choice(COUNTRIES), "facts": facts}
        | same
        for n in range(1, size + 1)
    ]


def ledger(size: int) -> list[dict]:
    """A ledger in which each of them has voted."""
    chance, lines, previous = Random(size), [], ""
    for n in range(1, size + 1):
        line = {"item": "1", "sequence": n, "organisation": str(n), "choice": chance.choice(CHOICES), "at": AT}
        line |= {"by": f"account:{n}", "previous": previous}
        line["hash"] = previous = digest(line)
        lines.append(line)
    return lines


def entry(sequence: int, action: str, edition: str, values: dict) -> dict:
    """An entry of the journal, sealed."""
    subject = "" if action == "statutes.load_edition" else "assembly.item:1"
    said = {"sequence": sequence, "action": action, "subject": subject, "edition": edition, "values": values}
    said |= {"previous": "", "at": AT}
    return said | {"hash": digest(said)}


def box(size: int) -> dict:
    """A box in which each of them has a ballot."""
    key, chance, ballots = make(), Random(size), []
    for n in range(1, size + 1):
        token, choice = sha256(str(n).encode()).digest(), chance.choice(CHOICES)
        number = int.from_bytes(encoded(prepared(choice, token), key.public.n.bit_length() - 1, bytes(48)))
        signature = key.rooted(number).to_bytes(key.public.size)
        ballots.append({"token": token.hex(), "choice": choice, "signature": signature.hex()})
    drawn = [{"member": n, "tokens": 1, "through": None} for n in range(1, size + 1)]
    told = {"n": f"{key.public.n:x}", "e": key.e}
    return {"schema": 1, "item": "2027-05-04/1", "round": 1, "key": told, "drawn": drawn, "ballots": ballots}


def seals(told: dict) -> dict:
    """What the journal keeps of a box when it is closed."""
    key = sha256(told["key"]["n"].encode()).hexdigest()
    return {"key": key, "box": digest(told["ballots"]), "draws": digest(told["drawn"])}


def archive(size: int, is_secret: bool = False) -> bytes:
    """Return the archive of a question on which every member has voted."""
    law, roll, lines = BOOK.read_bytes(), rows(size), [] if is_secret else ledger(size)
    boxes = [box(size)] if is_secret else []
    law = law.replace(ONE_VOICE, b"") if is_secret else law
    day, edition = BOOK.stem, sha256(law).hexdigest()
    item = {"item": "1", "matter": "admission", "about": "", "form": "open", "reading": 1, "call": 1, "motion": {}}
    item |= {
        "by_consensus": False,
        "written": False,
        "body": "assembly",
        "day": "2027-05-04",
        "in_force": day,
        "edition": edition,
    }
    item |= {"opened_at": AT, "declared_at": AT}
    files = {f"rulebook/{day}/{day}.toml": law}
    known = {"roll": roll, "ballots": lines, "item": item, "boxes": boxes}
    bundle = Bundle(files | {f"{name}.json": rfc8785.dumps(one) for name, one in known.items()})
    outcome = bundle.outcome(lines, in_box(bundle) if boxes else None)
    result = {"outcome": outcome.outcome, "tally": outcome.tally.choices()}
    said = {"quorum": answer(outcome.quorum), "verdict": answer(outcome.verdict)}
    sealed = {"members": size, "roll": digest(roll), "ballots": len(lines)}
    sealed["ledger"] = lines[-1]["hash"] if lines else ""
    voice = {"group": "country", "speaks": "if all agree", "asks": "cast", "else": "blank"}
    parts = known | {
        "item": item | {"state": outcome.outcome, "result": result},
        "rights": [{"member": name, "votes": one.votes, **answer(one.verdict)} for name, one in outcome.rights.items()],
        "proxies": [],
        "presence": [{"organisation": n, "mode": "present", "at": AT} for n in range(1, size + 1)],
        "cards": [],
        "corrections": [],
        "result": said
        | {"voice": bundle.voice and voice, "voices": [{"group": v.group, "choice": v.choice} for v in outcome.voices]},
        "journal": [
            entry(1, "statutes.load_edition", edition, {"in_force": day}),
            *(entry(3, "assembly.close_secret_vote", edition, seals(one)) for one in boxes),
            entry(5, "assembly.declare_result", edition, result | sealed | said),
        ],
    }
    return packed(files | {f"{name}.json": rfc8785.dumps(one) for name, one in parts.items()})


def main() -> None:
    """Print the times of both verifiers."""
    second = runpy.run_path(str(SECOND))["main"]
    print(f"{'ballots':>14} {'megabytes':>10} {'accede verify':>14} {'second verifier':>16}")
    with TemporaryDirectory() as folder:
        for size, is_secret in (*((size, False) for size in SIZES), (1_000, True), (50_000, True)):
            data, file = archive(size, is_secret), Path(folder) / "result.zip"
            file.write_bytes(data)
            began = process_time()
            assert verify(data).holds
            between = process_time()
            with redirect_stdout(StringIO()):
                assert second(file) == 0
            ended = process_time()
            kind = "secret" if is_secret else "open"
            print(f"{kind} {size:>7,} {len(data) / 1e6:>10.1f} {between - began:>12.2f} s {ended - between:>14.2f} s")


if __name__ == "__main__":
    main()
