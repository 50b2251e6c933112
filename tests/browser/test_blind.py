"""Blind signatures in a real browser: the vector of the RFC, and both sides together."""

import json
from pathlib import Path

import pytest
from browser import shots

from accede import web
from accede.blind.key import make
from accede.blind.signature import sign, verify

pytestmark = pytest.mark.skipif(not Path(shots.CHROMIUM).exists(), reason="Chromium is not installed")

SCRIPT = Path(web.__file__).parent / "static" / "blind.js"
VECTOR = json.loads((Path(__file__).parents[1] / "blind" / "rfc9474.json").read_text())
PAGE = '<!doctype html><title>t</title><script src="/blind.js"></script>'
ADDRESS = "https://accede.test/"  # a browser signs and hashes only where the line is closed


@pytest.fixture(scope="module")
def page(chromium):
    def answer(route):
        route.fulfill(path=SCRIPT) if route.request.url.endswith(".js") else route.fulfill(
            body=PAGE, content_type="text/html"
        )

    with shots.opened(chromium, ADDRESS, answer=answer) as opened:
        yield opened


def test_the_browser_blinds_and_finalizes_as_the_rfc_has_it(page):
    factor = pow(int(VECTOR["inv"], 16), -1, int(VECTOR["n"], 16))
    done = page.evaluate(
        """async ([vector, factor]) => {
            const key = Blind.key({ n: vector.n, e: parseInt(vector.e, 16) });
            const message = Blind.bytes(vector.msg_prefix + vector.msg);
            const blinded = await Blind.blind(message, key, Blind.bytes(vector.salt), BigInt("0x" + factor));
            const signature = await Blind.finalize(message, Blind.bytes(vector.blind_sig), blinded.inverse, key);
            return [Blind.hex(blinded.sent), blinded.inverse.toString(16), Blind.hex(signature)];
        }""",
        [VECTOR, f"{factor:x}"],
    )
    assert done == [VECTOR["blinded_msg"], VECTOR["inv"].lstrip("0"), VECTOR["sig"]]


def test_what_the_browser_has_blinded_the_house_signs_and_everybody_checks(page):
    key = make()
    given = {"n": f"{key.public.n:x}", "e": key.public.e}
    token, sent = page.evaluate(
        """async (given) => {
            const key = Blind.key(given), token = Blind.random(32);
            const message = Blind.prepared("für", token);
            window.held = { key, message, blinded: await Blind.blind(message, key) };
            return [Blind.hex(token), Blind.hex(held.blinded.sent)];
        }""",
        given,
    )
    signed = sign(bytes.fromhex(sent), key)
    signature = page.evaluate(
        "async (s) => Blind.hex(await Blind.finalize(held.message, Blind.bytes(s), held.blinded.inverse, held.key))",
        signed.hex(),
    )
    assert verify(bytes.fromhex(token) + "für".encode(), bytes.fromhex(signature), key.public)


def test_the_browser_refuses_a_signature_that_does_not_hold(page):
    refused = page.evaluate(
        """async (vector) => {
            const key = Blind.key({ n: vector.n, e: parseInt(vector.e, 16) });
            const message = Blind.bytes(vector.msg_prefix + vector.msg);
            return Blind.finalize(message, Blind.bytes(vector.blinded_msg), 2n, key).catch((fault) => fault.message);
        }""",
        VECTOR,
    )
    assert refused == "signature"
