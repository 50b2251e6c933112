"""An installation that is told something wrong says so in one sentence, and starts with nothing half-right."""

import os
import stat
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from accede.web import environment


def test_a_connection_to_the_database_is_kept_from_page_to_page(tmp_path):
    assert environment.database(tmp_path, {})["CONN_MAX_AGE"] is None
    assert environment.database(tmp_path, {"ACCEDE_DATABASE": "postgresql://a:b@c/d"})["OPTIONS"]["pool"]


@pytest.mark.parametrize(
    ("read", "variables", "named"),
    [
        (environment.public_url, {"ACCEDE_URL": "members.example.org"}, "ACCEDE_URL"),
        (environment.public_url, {"ACCEDE_URL": "http://members.example.org"}, "ACCEDE_URL"),
        (environment.public_url, {"ACCEDE_URL": "https://example.org/accede"}, "ACCEDE_URL"),
        (environment.public_url, {"ACCEDE_URL": "https://example.org:port"}, "ACCEDE_URL"),
        (environment.public_url, {"ACCEDE_URL": "http://a.example", "ACCEDE_DEBUG": "yes"}, "ACCEDE_DEBUG"),
        (environment.mail, {"ACCEDE_MAIL": "mail.example.org"}, "ACCEDE_MAIL"),
        (environment.mail, {"ACCEDE_MAIL": "smtp://mail.example.org?ssl=1"}, "ACCEDE_MAIL"),
        (environment.paying, {"ACCEDE_MOLLIE_KEY": "secret"}, "ACCEDE_MOLLIE_KEY"),
        (environment.scanner, {"ACCEDE_CLAMD": "http://127.0.0.1"}, "ACCEDE_CLAMD"),
        (environment.scanner, {"ACCEDE_CLAMD": "tcp://:port"}, "ACCEDE_CLAMD"),
        (
            lambda variables: environment.megabytes("ACCEDE_FILE_MB", 10, variables),
            {"ACCEDE_FILE_MB": "ten"},
            "ACCEDE_FILE_MB",
        ),
        (
            lambda variables: environment.megabytes("ACCEDE_FILE_MB", 10, variables),
            {"ACCEDE_FILE_MB": "101"},
            "ACCEDE_FILE_MB",
        ),
        (lambda variables: environment.hosts("a.example", variables), {"ACCEDE_HOSTS": "*"}, "ACCEDE_HOSTS"),
    ],
)
def test_a_wrong_variable_is_named_in_one_sentence(read, variables, named):
    with pytest.raises(ImproperlyConfigured) as fault:
        read(variables)
    assert str(fault.value).startswith(named)
    assert str(fault.value).count("\n") == 0


@pytest.mark.parametrize("url", ["mysql://a/b", "postgresql:///name", "postgresql://host/", "postgresql://h/a/b"])
def test_a_wrong_database_is_named_in_one_sentence(url, tmp_path):
    with pytest.raises(ImproperlyConfigured, match=r"^ACCEDE_DATABASE must be like"):
        environment.database(tmp_path, {"ACCEDE_DATABASE": url})


def test_a_postgresql_address_is_read_with_its_escapes(tmp_path):
    found = environment.database(tmp_path, {"ACCEDE_DATABASE": "postgresql://ana:p%40ss@db.example:5433/accede"})
    assert {key: found[key] for key in ("NAME", "HOST", "PORT", "USER", "PASSWORD")} == {
        "NAME": "accede",
        "HOST": "db.example",
        "PORT": 5433,
        "USER": "ana",
        "PASSWORD": "p@ss",
    }


def test_a_short_secret_key_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="ACCEDE_SECRET_KEY"):
        environment.secret_key(tmp_path, {"ACCEDE_SECRET_KEY": "short"})


def test_a_secret_key_is_made_once_and_read_by_its_owner_alone(tmp_path):
    first = environment.secret_key(tmp_path, {})
    assert len(first) >= 50
    assert environment.secret_key(tmp_path, {}) == first
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ImproperlyConfigured, match=r"^ACCEDE_DATA: "):
        environment.place({"ACCEDE_DATA": str(tmp_path / "file" / "data")})


def test_a_mail_server_is_read_with_its_encryption():
    sent = environment.mail({"ACCEDE_MAIL": "smtp://ana:p%40ss@mail.example:587?tls=1"})
    assert (sent["host"], sent["port"], sent["password"], sent["starttls"], sent["ssl"]) == (
        "mail.example",
        587,
        "p@ss",
        True,
        False,
    )
    assert environment.mail({"ACCEDE_MAIL": "smtps://mail.example"})["port"] == 465
    assert environment.mail({})["backend"] == "accede.post.outbox.Outbox"


@pytest.mark.parametrize(
    ("key", "pages"), [("", ["'self'"]), ("test_dHar4XY7Lx", ["'self'", "https://www.mollie.com"])]
)
def test_forms_lead_to_the_provider_of_payments_only_where_one_is_chosen(key, pages, tmp_path):
    told = "from accede.web import settings; print(settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
    house = {**os.environ, "ACCEDE_DATA": str(tmp_path), "ACCEDE_MOLLIE_KEY": key}
    said = subprocess.run([sys.executable, "-c", told], env=house, capture_output=True, check=True, text=True)
    assert said.stdout.strip() == str(pages)
