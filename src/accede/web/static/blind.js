// Blind signatures in the voter's browser: RFC 9474, RSABSSA-SHA384-PSS-Randomized, as `accede.blind` has it on the server.
// What is signed is a choice behind a token of 32 random bytes; the server signs it without seeing either.
"use strict";

const Blind = (() => {
  const HASH = 48; // bytes of SHA-384, and of the salt

  const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const bytes = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  const number = (of) => BigInt(`0x${hex(of) || "0"}`);
  const sized = (of, size) => bytes(of.toString(16).padStart(2 * size, "0"));
  const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const random = (size) => crypto.getRandomValues(new Uint8Array(size));
  const digest = async (of) => new Uint8Array(await crypto.subtle.digest("SHA-384", of));

  function raised(base, exponent, modulus) {
    let result = 1n;
    for (let square = base % modulus; exponent; exponent >>= 1n, square = (square * square) % modulus)
      if (exponent & 1n) result = (result * square) % modulus;
    return result;
  }

  // What times a number is one; nothing where there is no such number.
  function inverse(of, modulus) {
    let [a, b, x, y] = [of % modulus, modulus, 1n, 0n];
    while (b) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
    return a === 1n ? (x + modulus) % modulus : null;
  }

  function key({ n, e }) {
    const modulus = BigInt(`0x${n}`);
    const bits = modulus.toString(2).length;
    return { n: modulus, e: BigInt(e), bits, size: Math.ceil(bits / 8) };
  }

  // EMSA-PSS of RFC 8017.
  async function encoded(message, bits, salt) {
    const size = Math.ceil(bits / 8);
    const seal = await digest(joined(new Uint8Array(8), await digest(message), salt));
    const block = joined(new Uint8Array(size - 2 * HASH - 2), [1], salt);
    const rounds = Array.from({ length: Math.ceil(block.length / HASH) }, (_, n) => digest(joined(seal, [0, 0, n >> 8, n & 255])));
    const mask = joined(...(await Promise.all(rounds)));
    const masked = block.map((byte, n) => byte ^ mask[n]);
    masked[0] &= 0xff >> (8 * size - bits);
    return joined(masked, seal, [0xbc]);
  }

  function factor(key) {
    for (;;) {
      const found = number(random(key.size)) & ((1n << BigInt(key.bits)) - 1n);
      if (found > 1n && found < key.n) return found;
    }
  }

  // Salt and factor are random; only test vectors give them.
  async function blind(message, key, salt = random(HASH), by = factor(key)) {
    const back = inverse(by, key.n);
    const hidden = number(await encoded(message, key.bits - 1, salt));
    if (back === null || inverse(hidden, key.n) === null) throw new Error("blind");
    return { sent: sized((hidden * raised(by, key.e, key.n)) % key.n, key.size), inverse: back };
  }

  async function verify(message, signature, key) {
    const told = (of) => btoa(String.fromCharCode(...bytes(of.toString(16).replace(/^(?=(..)*.$)/, "0"))));
    const url = (of) => told(of).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
    const made = { kty: "RSA", n: url(key.n), e: url(key.e) };
    const held = await crypto.subtle.importKey("jwk", made, { name: "RSA-PSS", hash: "SHA-384" }, false, ["verify"]);
    return crypto.subtle.verify({ name: "RSA-PSS", saltLength: HASH }, held, signature, message);
  }

  // A signature that does not hold is refused: whoever signed has not signed this.
  async function finalize(message, signed, back, key) {
    const signature = sized((number(signed) * back) % key.n, key.size);
    if (!(await verify(message, signature, key))) throw new Error("signature");
    return signature;
  }

  const prepared = (choice, token) => joined(token, new TextEncoder().encode(choice));

  return { key, blind, finalize, verify, prepared, random, hex, bytes };
})();
