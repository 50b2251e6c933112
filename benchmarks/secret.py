"""A secret vote through real HTTP: 1,000 voters draw and cast 5,000 unit votes, the load client on the same machine.

Each voter's client does what a browser does: it makes tokens, blinds, draws under its session, takes the blind off, and
casts each ballot in a request of its own on a connection without any cookie. At the end the box is closed, which checks
every signature, and its figures must be those that were cast. SQLite, or PostgreSQL where ACCEDE_DATABASE names an
empty one.

    secret.py            1,000 voters with five votes each, who come within 30 s, with the processes of `serve`
    secret.py 1 2 4      the same with so many web processes, in turn
    secret.py box        what a box of 50,000 ballots takes to be closed and counted, without HTTP
"""

import asyncio
import json
import os
import secrets
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from urllib.parse import urlencode

from voting import house as houses
from voting.client import Answers, Connection, Voter
from voting.house import House, chair, founded

VOTERS, VOTES, WITHIN, TOKEN = 1_000, 5, 30, 32
CHOICES = ("for", "against", "abstain")


class Nobody(Voter):
    """Whoever casts a ballot."""

    @property
    def cookies(self) -> str:
        """None at all."""
        return ""


NOBODY = Nobody("", "", 0)


def load_law() -> None:
    """Load ENSIE's rulebook as if each member had five votes and no country one voice."""
    from django.conf import settings

    from accede.statutes.actions import load_edition, load_texts

    ensie = settings.HOME / "rulebooks" / "ensie"
    text = sorted(ensie.glob("[0-9]*.toml"))[0].read_bytes()
    for before, after in (
        (b'for     = "full"\nfixed   = 1\n', b'for     = "full"\nfixed   = %d\n' % VOTES),
        (b'voice           = "country"\n', b""),
    ):
        assert before in text
        text = text.replace(before, after)
    done = {"by": chair(), "at": datetime(2026, 1, 1, tzinfo=UTC)}
    load_edition(text, **done)
    load_texts((ensie / "texts.toml").read_bytes(), **done)


def opened() -> tuple[object, object]:
    """Return an item whose secret vote is open, and its box."""
    from accede.assembly.models import Item
    from accede.assembly.queries.secrecy import box_of

    item = houses.opened(form="secret")
    item = Item.objects.select_related("assembly__edition").get(pk=item.pk)
    return item, box_of(item)


async def vote(house: House, item: object, box: object, voter: Voter, said: tuple[Answers, Answers, Counter]) -> None:
    """Draw five ballots and cast them, one after another."""
    from accede.blind.signature import blind, finalize, prepared

    draws, casts, kept = said
    choices = [secrets.choice(CHOICES)] * VOTES
    tokens = [secrets.token_bytes(TOKEN) for _one in choices]
    messages = [prepared(*pair) for pair in zip(choices, tokens, strict=True)]
    blinded = [blind(one, box.public) for one in messages]
    asked = {"csrfmiddlewaretoken": voter.token, "organisation": voter.organisation}
    asked["blinded"] = " ".join(one.sent.hex() for one in blinded)
    line, path = Connection(house.port), f"/en/assemblies/{item.assembly.address}/{item.position}/secret/draw/"
    start = time.perf_counter()
    status, _headers = await line.ask("POST", path, voter, urlencode(asked).encode())
    draws.took.append(time.perf_counter() - start)
    if status != 200:
        draws.faults.append(status)
        return
    signed = [bytes.fromhex(one) for one in json.loads(line.body)["signed"]]
    line.writer.close()
    line = Connection(house.port)
    for message, token, choice, one, hidden in zip(messages, tokens, choices, signed, blinded, strict=True):
        signature = finalize(message, one, hidden, box.public)
        slip = urlencode({"token": token.hex(), "choice": choice, "signature": signature.hex()}).encode()
        start = time.perf_counter()
        status, _headers = await line.ask("POST", f"/box/{box.pk}/", NOBODY, slip)
        casts.took.append(time.perf_counter() - start)
        if status == 200:
            kept[choice] += 1
        else:
            casts.faults.append(status)
    line.writer.close()


async def held(house: House) -> None:
    """Hold one secret vote, close it, and compare."""
    from django.utils import timezone

    from accede.assembly.actions.secrecy import close_secret_vote
    from accede.assembly.queries.secrecy import in_box

    item, box = opened()
    said = Answers(), Answers(), Counter()
    start = time.perf_counter()

    async def one(voter: Voter, wait: float) -> None:
        await asyncio.sleep(wait)
        await vote(house, item, box, voter, said)

    async with asyncio.TaskGroup() as group:
        for place, voter in enumerate(house.voters[:VOTERS]):
            group.create_task(one(voter, WITHIN * place / VOTERS))
    took, closing = time.perf_counter() - start, time.perf_counter()
    close_secret_vote(item, by=chair(), at=timezone.now())
    closing = time.perf_counter() - closing
    draws, casts, kept = said
    same = Counter(in_box(item)) == kept
    held_all = "holds them all" if same else "DIFFERS"
    print(f"  {sum(kept.values())} ballots of {VOTERS} voters in {took:.1f} s; the box {held_all}")
    print(f"  draws: {draws.told()}; refused {draws.faults[:3]}")
    print(f"  casts: {casts.told()}; refused {casts.faults[:3]}; closed in {closing:.1f} s", flush=True)


def large() -> None:
    """Close and count a box of 50,000 ballots, made without HTTP."""
    from django.utils import timezone

    from accede.assembly.actions.secrecy import close_secret_vote
    from accede.assembly.models import Draw, Slip
    from accede.assembly.models.box import key_of
    from accede.assembly.queries.secrecy import faults_of, in_box
    from accede.blind.signature import blind, finalize, prepared, sign
    from accede.register.models import Organisation

    item, box = opened()
    key, slips, start = box.private, [], time.perf_counter()
    for number in range(50_000):
        token, choice = secrets.token_bytes(TOKEN), CHOICES[number % 3]
        message = prepared(choice, token)
        hidden = blind(message, key.public)
        signature = finalize(message, sign(hidden.sent, key), hidden, key.public)
        said = {"token": token.hex(), "choice": choice, "signature": signature.hex()}
        slips.append(Slip(key=key_of(token.hex()), box=box, **said))
    print(f"  50,000 ballots blinded, signed and checked in {time.perf_counter() - start:.0f} s", flush=True)
    Slip.objects.bulk_create(slips, batch_size=500)
    organisation = Organisation.objects.first()
    Draw.objects.create(box=box, organisation=organisation, ballots=50_000, by="bench", at=timezone.now())
    start = time.perf_counter()
    close_secret_vote(item, by=chair(), at=timezone.now())
    print(f"  closed in {time.perf_counter() - start:.1f} s", flush=True)
    start = time.perf_counter()
    found = list(box.slips.all())
    assert faults_of(box, found) == []
    print(f"  every signature checked again in {time.perf_counter() - start:.1f} s: {in_box(item)}", flush=True)


def main() -> None:
    """Found a house, serve it, and measure."""
    wanted = sys.argv[1:] or [""]
    houses.load_law = load_law
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ACCEDE_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # nothing else runs while a house is asked
        house = founded()
        for name in wanted:
            print(f"{name or 'as served'}:", flush=True)
            if name == "box":
                large()
                continue
            house.serve(processes=int(name) if name else 0)
            try:
                asyncio.run(held(house))
            finally:
                house.end()


if __name__ == "__main__":
    main()
