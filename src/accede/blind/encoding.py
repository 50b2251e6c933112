"""How a message becomes a number to sign: EMSA-PSS of RFC 8017 with SHA-384, MGF1 and a salt of 48 bytes."""

from hashlib import sha384

HASH = SALT = 48  # bytes
TRAILER = b"\xbc"


def encoded(message: bytes, bits: int, salt: bytes) -> bytes:
    """Return a message encoded for a key whose modulus has one bit more than these."""
    length = (bits + 7) // 8
    seal = _sealed(message, salt)
    block = bytes(length - SALT - HASH - 2) + b"\x01" + salt
    return _cleared(_masked(block, seal), bits) + seal + TRAILER


def is_encoding(number: bytes, message: bytes, bits: int) -> bool:
    """Say whether these bytes encode a message."""
    length = (bits + 7) // 8
    if len(number) != length or number[-1:] != TRAILER:
        return False
    masked, seal = number[: -HASH - 1], number[-HASH - 1 : -1]
    if masked != _cleared(masked, bits):
        return False
    block = _cleared(_masked(masked, seal), bits)
    salt = block[-SALT:]
    return block == bytes(length - SALT - HASH - 2) + b"\x01" + salt and seal == _sealed(message, salt)


def _sealed(message: bytes, salt: bytes) -> bytes:
    return sha384(bytes(8) + sha384(message).digest() + salt).digest()


def _masked(block: bytes, seed: bytes) -> bytes:
    rounds = range((len(block) + HASH - 1) // HASH)
    mask = b"".join(sha384(seed + one.to_bytes(4)).digest() for one in rounds)[: len(block)]
    return (int.from_bytes(block) ^ int.from_bytes(mask)).to_bytes(len(block))


def _cleared(block: bytes, bits: int) -> bytes:
    """A block without the bits that are too many for the modulus."""
    return bytes([block[0] & (0xFF >> (8 * ((bits + 7) // 8) - bits))]) + block[1:]
