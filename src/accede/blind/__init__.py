"""Blind signatures: who has drawn a ballot is known, what it says is not (RFC 9474, RSABSSA-SHA384-PSS-Randomized).

Pure: no framework, no clock, no database. What is signed is the choice behind a token, thirty-two random bytes that
the voter makes: the random prefix of the RFC. So nobody can put another choice behind a token that was signed.
"""
