"""Voters at kept connections: as little of a browser as the server can tell."""

import asyncio
import statistics
from dataclasses import dataclass, field
from urllib.parse import urlencode

BODY = b"\r\n\r\n"


@dataclass(frozen=True)
class Voter:
    """Somebody who votes for a member: the cookies of a session, and the organisation it speaks for."""

    session: str
    token: str
    organisation: int

    @property
    def cookies(self) -> str:
        """What the browser sends along."""
        return f"sessionid={self.session}; csrftoken={self.token}"

    def ballot(self, choice: str = "for") -> bytes:
        """The form as it is sent."""
        said = {"csrfmiddlewaretoken": self.token, "organisation": self.organisation, "choice": choice}
        return urlencode(said).encode()


@dataclass
class Answers:
    """How long each answer took, in seconds, and what was refused."""

    took: list[float] = field(default_factory=list)
    faults: list[int] = field(default_factory=list)
    later: int = 0  # who were asked to come again

    def told(self) -> str:
        """Half of the answers, 99 of 100, and the slowest, in milliseconds."""
        ordered = sorted(self.took)
        half, most = statistics.median(ordered), ordered[int(len(ordered) * 0.99)]
        told = ", ".join(f"{name} {took * 1e3:.0f} ms" for name, took in (("half", half), ("99 of 100", most)))
        return f"{len(ordered)} answers: {told}, the slowest {ordered[-1] * 1e3:.0f} ms"


class Connection:
    """One kept connection to the server."""

    def __init__(self, port: int) -> None:
        self.port, self.reader, self.writer, self.body = port, None, None, b""

    async def ask(self, method: str, path: str, voter: Voter, body: bytes = b"", seen: str = "") -> tuple[int, dict]:
        """Send a request, once more where a kept connection was closed meanwhile; return status and headers."""
        kept = self.writer is not None
        try:
            return await self._ask(method, path, voter, body, seen)
        except (ConnectionError, asyncio.IncompleteReadError):
            self.writer = None
            # What was never answered may have been done: only what can be done twice is sent twice.
            if not kept:
                raise
            return await self._ask(method, path, voter, body, seen)

    async def _ask(self, method: str, path: str, voter: Voter, body: bytes, seen: str) -> tuple[int, dict]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {voter.cookies}"]
        lines += [f"If-None-Match: {seen}"] if seen else []
        lines += [f"Content-Length: {len(body)}", "Content-Type: application/x-www-form-urlencoded"] if body else []
        self.writer.write("\r\n".join(lines).encode() + BODY + body)
        head = (await self.reader.readuntil(BODY)).decode().split("\r\n")
        headers = {name.lower(): value for name, _colon, value in (line.partition(": ") for line in head[1:])}
        if headers.get("transfer-encoding") == "chunked":
            await self._chunks()
        else:
            self.body = await self.reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection") == "close":
            self.writer.close()
            self.writer = None
        return int(head[0].split()[1]), headers

    async def _chunks(self) -> None:
        while size := int(await self.reader.readline(), 16):
            await self.reader.readexactly(size + 2)
        await self.reader.readline()
