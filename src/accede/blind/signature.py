"""The four steps: a voter blinds, the house signs what it cannot read, the voter takes the blind off, all can check."""

import secrets
from dataclasses import dataclass

import gmpy2

from accede.blind.encoding import SALT, encoded, is_encoding
from accede.blind.key import PrivateKey, PublicKey

TOKEN = 32  # bytes


class Unsound(Exception):
    """These bytes are no message to sign, or no signature of it."""


@dataclass(frozen=True, slots=True)
class Blinded:
    """What is sent to be signed, and what takes the blind off again, which is never sent."""

    sent: bytes
    inverse: int


def prepared(choice: str, token: bytes) -> bytes:
    """Return what is signed: a choice behind its token."""
    return token + choice.encode()


def blind(message: bytes, key: PublicKey, *, salt: bytes | None = None, factor: int | None = None) -> Blinded:
    """Blind a message; salt and factor are random unless they are given, as test vectors do."""
    number = int.from_bytes(encoded(message, key.n.bit_length() - 1, salt or secrets.token_bytes(SALT)))
    factor = factor or secrets.randbelow(key.n - 2) + 2
    if gmpy2.gcd(number, key.n) != 1 or gmpy2.gcd(factor, key.n) != 1:
        raise Unsound
    sent = number * gmpy2.powmod(factor, key.e, key.n) % key.n
    return Blinded(int(sent).to_bytes(key.size), int(gmpy2.invert(factor, key.n)))


def sign(blinded: bytes, key: PrivateKey) -> bytes:
    """Sign what cannot be read."""
    public, number = key.public, int.from_bytes(blinded)
    if len(blinded) != public.size or number >= public.n:
        raise Unsound
    return key.rooted(number).to_bytes(public.size)


def finalize(message: bytes, signed: bytes, blinded: Blinded, key: PublicKey) -> bytes:
    """Take the blind off a signature, and refuse one that does not hold."""
    if len(signed) != key.size:
        raise Unsound
    signature = (int.from_bytes(signed) * blinded.inverse % key.n).to_bytes(key.size)
    if not verify(message, signature, key):
        raise Unsound
    return signature


def verify(message: bytes, signature: bytes, key: PublicKey) -> bool:
    """Say whether a signature is of a message, by RSASSA-PSS."""
    number = int.from_bytes(signature)
    if len(signature) != key.size or number >= key.n:
        return False
    bits = key.n.bit_length() - 1
    length, raised = (bits + 7) // 8, int(gmpy2.powmod(number, key.e, key.n))
    return raised.bit_length() <= 8 * length and is_encoding(raised.to_bytes(length), message, bits)
