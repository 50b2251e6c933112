"""Signed files for tests: CMS and ASiC-E, as programs for signing make them, around whole files and hostile ones."""

from base64 import b64decode

from archive.files import packed, pdf
from asn1crypto.algos import DigestAlgorithm, SignedDigestAlgorithm
from asn1crypto.cms import ContentInfo, SignedData, SignerInfo
from asn1crypto.x509 import Name

XADES = '<a:XAdESSignatures xmlns:a="urn:a" xmlns:d="urn:d"><d:Signature Id="S0"/></a:XAdESSignatures>'
ASIC = b"application/vnd.etsi.asic-e+zip"
# "Signed minutes", signed and streamed by OpenSSL 3 with a certificate of its own: BER, of lengths that come at the end.
STREAMED = b64decode(
    """
    MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgAQPU2lnbmVkIG1pbnV0ZXMKAAAAAAAAoIIBgTCCAX0w
    ggEjoAMCAQICFC5GsdqiE6weU/68J4R+ZEnEPuZbMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCU1hcmkgTWV0czAeFw0yNjExMjYxNzA2MDVaFw0z
    NjExMjMxNzA2MDVaMBQxEjAQBgNVBAMMCU1hcmkgTWV0czBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABL9u5Tu6F5k2KvvxPUzMF5qFXmEqtJdu
    g2wdbRwqv8FXaWrWGUpPvsWw7Br7moaiexjaqsIJ1PZjpRZouJM90X+jUzBRMB0GA1UdDgQWBBRPoS5Q99qGNP6UGvePr0cj7sXAVDAfBgNVHSME
    GDAWgBRPoS5Q99qGNP6UGvePr0cj7sXAVDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCIQCWwNsVqW0tGJ8Pyup+RC7gObFAanqQ
    fwWX4v4j/osa5QIgVhoJ+6agBwA9kD5S6Tg52SUU/4flwZmD98xIY+3rTWUxggF/MIIBewIBATAsMBQxEjAQBgNVBAMMCU1hcmkgTWV0cwIULkax
    2qITrB5T/rwnhH5kScQ+5lswCwYJYIZIAWUDBAIBoIHkMBgGCSqGSIb3DQEJAzELBgkqhkiG9w0BBwEwHAYJKoZIhvcNAQkFMQ8XDTI2MTEyNjE3
    MDYwNVowLwYJKoZIhvcNAQkEMSIEIF5yYASvKrxgHTK+s8gcAzYiJSLgYtSxesNY3BdG9GQqMHkGCSqGSIb3DQEJDzFsMGowCwYJYIZIAWUDBAEq
    MAsGCWCGSAFlAwQBFjALBglghkgBZQMEAQIwCgYIKoZIhvcNAwcwDgYIKoZIhvcNAwICAgCAMA0GCCqGSIb3DQMCAgFAMAcGBSsOAwIHMA0GCCqG
    SIb3DQMCAgEoMAoGCCqGSM49BAMCBEgwRgIhAJyQI7erPr2YiNGZWceTzYzQQl+HK3zUNrd+ws4rFmQzAiEA0w0S0atsyRlWXWkX50P6RminJ8ty
    fy3f7+DLTutKIi0AAAAAAAA=
"""
)


def cms(content=None, signatures=1, signer=b"Mari Mets"):
    """Return CMS as a program writes it: around its content, or without one beside it."""
    digest = DigestAlgorithm({"algorithm": "sha256"})
    signer = {
        "version": "v1",
        "sid": {
            "issuer_and_serial_number": {
                "issuer": Name.build({"common_name": signer.decode("latin1")}),
                "serial_number": 1,
            }
        },
        "digest_algorithm": digest,
        "signature_algorithm": SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"}),
        "signature": b"\x30" * 70,
    }
    around = {"content_type": "data"} | ({} if content is None else {"content": content})
    signers = [SignerInfo(signer)] * signatures
    said = {"version": "v1", "digest_algorithms": [digest], "encap_content_info": around, "signer_infos": signers}
    return ContentInfo({"content_type": "signed_data", "content": SignedData(said)}).dump()


def asice(more=None, proof=XADES, first=ASIC):
    """Return a container with signed minutes and their signature."""
    return packed({"minutes.pdf": pdf(), "META-INF/signatures0.xml": proof} | (more or {}), first)
