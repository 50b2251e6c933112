"""Keys of one vote: a public one that everybody checks with, and the private one that is destroyed at the close."""

import secrets
from dataclasses import dataclass

import gmpy2

BITS = 2048
EXPONENT = 65537
ROUNDS = 64  # of Miller and Rabin, as FIPS 186-5 wants at the least of a prime of this size


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What a signature is checked with."""

    n: int
    e: int = EXPONENT

    @property
    def size(self) -> int:
        """How many bytes a signature has."""
        return (self.n.bit_length() + 7) // 8


@dataclass(frozen=True, slots=True, repr=False)
class PrivateKey:
    """What signs. It is made for one vote, and for nothing else."""

    p: int
    q: int
    e: int = EXPONENT

    @property
    def public(self) -> PublicKey:
        """The key that everybody may know."""
        return PublicKey(self.p * self.q, self.e)

    def rooted(self, number: int) -> int:
        """Return the e-th root of a number, in a time that tells nothing of the key.

        Raises ArithmeticError where the machine has made a mistake.
        """
        p, q = self.p, self.q
        at_p = gmpy2.powmod_sec(number % p, gmpy2.invert(self.e, p - 1), p)
        at_q = gmpy2.powmod_sec(number % q, gmpy2.invert(self.e, q - 1), q)
        root = int(at_q + q * ((at_p - at_q) * gmpy2.invert(q, p) % p))
        # One wrong bit in one half would give the key away to whoever sees the result.
        if gmpy2.powmod(root, self.e, p * q) != number:
            raise ArithmeticError
        return root


def make(bits: int = BITS) -> PrivateKey:
    """Make a key that nobody has seen."""
    p = _prime(bits // 2)
    q = _prime(bits // 2)
    return PrivateKey(p, q) if p != q else make(bits)


def _prime(bits: int) -> int:
    # Both highest bits are set, so that the product of two has all its bits.
    high = 3 << (bits - 2)
    while True:
        number = secrets.randbits(bits) | high | 1
        if gmpy2.gcd(number - 1, EXPONENT) == 1 and gmpy2.is_prime(number, ROUNDS):
            return number
