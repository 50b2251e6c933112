"""What an installation decides, read from its environment; each fault is one sentence that names the variable."""

import os
import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from secrets import token_urlsafe
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

Environment = Mapping[str, str]
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
LARGEST_MB = 100
SQLITE = {
    # Durable at power loss; a writer waits for its turn instead of failing half-way.
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}
# Threads of a process lend each other few connections to PostgreSQL: each has everything to learn when it is new. All
# web processes together leave room on a server that lets in 100, as it comes.
POOL = {
    "min_size": 0,
    "max_size": max(2, min(8, 64 // (os.cpu_count() or 1))),
    # A server that is away is told after ten seconds, and found again by the first who asks once it is back: by itself
    # the pool looks for it ever more rarely, and lets everybody wait meanwhile.
    "timeout": 10,
    "reconnect_timeout": 1,
}


def place(environment: Environment) -> Path:
    """Return the folder of the data, made if it is not there."""
    folder = Path(environment.get("ACCEDE_DATA") or "accede-data").absolute()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise ImproperlyConfigured(f"ACCEDE_DATA: {folder} cannot be made: {fault.strerror}.") from None
    return folder


def yes(name: str, environment: Environment) -> bool:
    """Return whether a variable says 1; unset and 0 say no."""
    value = environment.get(name, "0")
    if value not in ("0", "1"):
        raise ImproperlyConfigured(f"{name} must be 0 or 1, not {value!r}.")
    return value == "1"


def public_url(environment: Environment) -> tuple[str, str]:
    """Return the address that letters name, and its host; only a machine's own address may do without https."""
    url = environment.get("ACCEDE_URL", "http://127.0.0.1:8000").rstrip("/")
    parts = _parts("ACCEDE_URL", url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"ACCEDE_URL must be like https://members.example.org, not {url!r}.")
    own = parts.hostname in ("127.0.0.1", "localhost", "::1")
    if parts.scheme == "http" and not own and not yes("ACCEDE_DEBUG", environment):
        raise ImproperlyConfigured(f"ACCEDE_URL must begin with https:// for an address others reach, not {url!r}.")
    return url, parts.hostname


def hosts(public_host: str, environment: Environment) -> list[str]:
    """Return the host names that are answered."""
    named = [host.strip() for host in environment.get("ACCEDE_HOSTS", "").split(",") if host.strip()]
    if any("/" in host or "*" in host for host in named):
        raise ImproperlyConfigured("ACCEDE_HOSTS must be host names with commas between, without / or *.")
    own = LOOPBACK if public_host in ("127.0.0.1", "localhost", "::1") else [public_host, "127.0.0.1"]
    return [*own, *named]


def secret_key(data: Path, environment: Environment) -> str:
    """Return the key that signs sessions: the variable, or the file made once beside the data."""
    given = environment.get("ACCEDE_SECRET_KEY", "")
    if given and len(given) < 40:
        raise ImproperlyConfigured("ACCEDE_SECRET_KEY must have at least 40 characters.")
    return given or _kept_key(data / "secret-key")


def _kept_key(file: Path) -> str:
    # Written aside and linked into place: of two processes that start at once, both read the same whole key.
    if not file.exists():
        draft = file.with_name(f"secret-key.{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as writing:
            writing.write(token_urlsafe(50))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text().strip()


def database(data: Path, environment: Environment) -> dict[str, Any]:
    """Return Django's entry for ACCEDE_DATABASE, or for the SQLite file beside the data."""
    url = environment.get("ACCEDE_DATABASE", "")
    if not url:
        return _sqlite(data)
    parts = _parts("ACCEDE_DATABASE", url)
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in ("postgresql", "postgres") or not parts.hostname or not name or "/" in name:
        raise ImproperlyConfigured("ACCEDE_DATABASE must be like postgresql://user:password@host:5432/name.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "HOST": parts.hostname,
        "PORT": parts.port or 5432,
        **_credentials(parts),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": "-c synchronous_commit=on", "connect_timeout": 10, "pool": POOL},
    }


def mail(environment: Environment) -> dict[str, Any]:
    """Return how letters leave: by the server of ACCEDE_MAIL, or laid in the outbox beside the data."""
    url = environment.get("ACCEDE_MAIL", "")
    parts = _parts("ACCEDE_MAIL", url or "smtp://localhost")
    query = parse_qs(parts.query)
    odd = parts.path not in ("", "/") or set(query) - {"tls"}
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or odd:
        raise ImproperlyConfigured("ACCEDE_MAIL must be like smtp://user:password@host:587?tls=1.")
    credentials = _credentials(parts)
    return {
        "backend": "django.core.mail.backends.smtp.EmailBackend" if url else "accede.post.outbox.Outbox",
        "host": parts.hostname,
        "port": parts.port or (465 if parts.scheme == "smtps" else 25),
        "user": credentials["USER"],
        "password": credentials["PASSWORD"],
        "ssl": parts.scheme == "smtps",
        "starttls": query.get("tls") == ["1"] and parts.scheme == "smtp",
    }


def mailbox(environment: Environment) -> dict[str, Any] | None:
    """Return the mailbox of ACCEDE_BOUNCES, in which servers say that a letter was not delivered, if there is one."""
    url = environment.get("ACCEDE_BOUNCES", "")
    if not url:
        return None
    parts, credentials = _parts("ACCEDE_BOUNCES", url), _credentials(_parts("ACCEDE_BOUNCES", url))
    folder = unquote(parts.path.strip("/")) or "INBOX"
    known = parts.scheme == "imaps" or (parts.scheme == "imap" and parts.hostname in ("127.0.0.1", "localhost", "::1"))
    if not known or not parts.hostname or not credentials["USER"] or parts.query or set(folder) & set('"\\\r\n'):
        raise ImproperlyConfigured("ACCEDE_BOUNCES must be like imaps://user:password@host:993/INBOX.")
    return {
        "host": parts.hostname,
        "port": parts.port or (993 if parts.scheme == "imaps" else 143),
        "user": credentials["USER"],
        "password": credentials["PASSWORD"],
        "ssl": parts.scheme == "imaps",
        "folder": folder,
    }


def bounce_address(environment: Environment) -> str:
    """Return the address of that mailbox, which takes letters for name+anything too, if it is named."""
    address = environment.get("ACCEDE_BOUNCE_ADDRESS", "")
    if address and not re.fullmatch(r"[\w.-]+@[\w.-]+", address, re.ASCII):
        raise ImproperlyConfigured("ACCEDE_BOUNCE_ADDRESS must be like bounces@members.example.org.")
    return address


def megabytes(name: str, most: int, environment: Environment) -> int:
    """Return a size in bytes that a variable gives in megabytes."""
    value = environment.get(name) or str(most)
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= LARGEST_MB:
        raise ImproperlyConfigured(f"{name} must be a whole number from 1 to {LARGEST_MB}, not {value!r}.")
    return int(value) << 20


def paying(environment: Environment) -> dict[str, str] | None:
    """Return who takes payments by card or bank, if an installation has chosen somebody."""
    key = environment.get("ACCEDE_MOLLIE_KEY", "")
    if not key:
        return None
    if not re.fullmatch(r"(live|test)_\w{8,}", key, re.ASCII):
        raise ImproperlyConfigured("ACCEDE_MOLLIE_KEY must be a key of the API, live_… or test_….")
    if find_spec("mollie") is None:
        raise ImproperlyConfigured("ACCEDE_MOLLIE_KEY needs what requirements-paying.lock installs.")
    client = "accede.fees.paying.mollie.Mollie"
    return {"client": client, "key": key, "endpoint": "https://api.mollie.com", "page": "https://www.mollie.com"}


def scanner(environment: Environment) -> str:
    """Return where the virus scanner listens, if there is one."""
    url = environment.get("ACCEDE_CLAMD", "")
    parts = _parts("ACCEDE_CLAMD", url)
    is_socket, is_host = parts.scheme == "unix" and parts.path, parts.scheme == "tcp" and parts.hostname
    if url and not (is_socket or is_host):
        raise ImproperlyConfigured("ACCEDE_CLAMD must be like unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310.")
    return url


def _sqlite(data: Path) -> dict[str, Any]:
    return {
        "ENGINE": "accede.web.sqlite",
        "NAME": data / "accede.sqlite3",
        "OPTIONS": SQLITE,
        # Kept: to close the last one brings the log into the file, for each page anew.
        "CONN_MAX_AGE": None,
        # Tests write to a file too: an in-memory database locks otherwise than the real one.
        "TEST": {"NAME": data / "test.sqlite3"},
    }


def _credentials(parts: SplitResult) -> dict[str, str]:
    return {"USER": unquote(parts.username or ""), "PASSWORD": unquote(parts.password or "")}


def _parts(name: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as fault:
        raise ImproperlyConfigured(f"{name} is not an address: {fault}.") from None
    return parts
