"""Blind signatures: the vector of the RFC, and what must not pass."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accede.blind.encoding import encoded
from accede.blind.key import PrivateKey, PublicKey, make
from accede.blind.signature import Blinded, Unsound, blind, finalize, prepared, sign, verify

VECTOR = json.loads((Path(__file__).parent / "rfc9474.json").read_text())
NUMBER = {name: int(VECTOR[name], 16) for name in ("p", "q", "n", "e", "inv")}
BYTES = {name: bytes.fromhex(one) for name, one in VECTOR.items() if name not in (*NUMBER, "source")}
OURS = PrivateKey(NUMBER["p"], NUMBER["q"], NUMBER["e"])
THEIRS = PublicKey(NUMBER["n"], NUMBER["e"])
MESSAGE = BYTES["msg_prefix"] + BYTES["msg"]


def test_a_message_is_encoded_as_the_rfc_has_it():
    assert encoded(MESSAGE, THEIRS.n.bit_length() - 1, BYTES["salt"]) == BYTES["encoded_msg"]


def test_a_message_is_blinded_as_the_rfc_has_it():
    factor = pow(NUMBER["inv"], -1, THEIRS.n)
    blinded = blind(MESSAGE, THEIRS, salt=BYTES["salt"], factor=factor)
    assert blinded == Blinded(BYTES["blinded_msg"], NUMBER["inv"])


def test_what_is_blind_is_signed_as_the_rfc_has_it():
    assert OURS.public == THEIRS
    assert sign(BYTES["blinded_msg"], OURS) == BYTES["blind_sig"]


def test_the_blind_is_taken_off_as_the_rfc_has_it():
    blinded = Blinded(BYTES["blinded_msg"], NUMBER["inv"])
    assert finalize(MESSAGE, BYTES["blind_sig"], blinded, THEIRS) == BYTES["sig"]


def test_a_signature_holds_for_its_message_alone():
    assert verify(MESSAGE, BYTES["sig"], THEIRS)
    assert not verify(MESSAGE + b"!", BYTES["sig"], THEIRS)


@settings(max_examples=200)
@given(st.integers(0, len(BYTES["sig"]) - 1), st.integers(1, 255))
def test_a_signature_with_one_byte_changed_does_not_hold(place, change):
    signature = bytearray(BYTES["sig"])
    signature[place] ^= change
    assert not verify(MESSAGE, bytes(signature), THEIRS)


@pytest.mark.parametrize("signature", [b"", BYTES["sig"][1:], b"\0" + BYTES["sig"], bytes(512), b"\xff" * 512])
def test_a_signature_of_another_length_or_beyond_the_modulus_does_not_hold(signature):
    assert not verify(MESSAGE, signature, THEIRS)


@pytest.mark.parametrize("blinded", [b"", BYTES["blinded_msg"][1:], b"\xff" * 512])
def test_what_is_no_number_below_the_modulus_is_not_signed(blinded):
    with pytest.raises(Unsound):
        sign(blinded, OURS)


def test_a_signature_that_the_house_has_spoilt_is_refused_by_the_voter():
    blinded = Blinded(BYTES["blinded_msg"], NUMBER["inv"])
    with pytest.raises(Unsound):
        finalize(MESSAGE, bytes(512), blinded, THEIRS)


@pytest.fixture(scope="module")
def key():
    return make()


def test_a_key_has_all_its_bits_and_no_other_is_like_it(key):
    assert key.public.n.bit_length() == 2048
    assert make(1024).public != make(1024).public


@settings(max_examples=50)
@given(choice=st.text(max_size=300), token=st.binary(min_size=32, max_size=32))
def test_a_choice_behind_its_token_is_signed_unseen(key, choice, token):
    message = prepared(choice, token)
    blinded = blind(message, key.public)
    signature = finalize(message, sign(blinded.sent, key), blinded, key.public)
    assert verify(message, signature, key.public)
    assert not verify(prepared(choice + "x", token), signature, key.public)


def test_the_same_message_is_never_blinded_alike(key):
    assert blind(b"for", key.public).sent != blind(b"for", key.public).sent


def test_a_key_does_not_show_itself(key):
    assert str(key.p) not in repr(key)
