"""A real mail server on loopback, which does to letters what a test tells it."""

from types import SimpleNamespace

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class Server(SMTP):
    """An SMTP server that can hang up in the middle of a message."""

    async def smtp_DATA(self, arg):  # noqa: N802 - the name that the protocol gives
        if self.event_handler.answer == "hang up":
            self.transport.close()
            return
        await super().smtp_DATA(arg)


class Handler:
    """Answers every recipient and every message as it is told, and keeps what it accepts."""

    def __init__(self):
        self.answer, self.recipient_answer, self.letters = "250 OK", "250 OK", []

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802
        if self.recipient_answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.recipient_answer

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802
        if self.answer.startswith("2"):
            self.letters.append(
                SimpleNamespace(sender=envelope.mail_from, to=envelope.rcpt_tos, content=envelope.content)
            )
        return self.answer


class Loopback(Controller):
    def factory(self):
        return Server(self.handler, **self.SMTP_kwargs)


@pytest.fixture
def server(settings, unused_port):
    """A running mail server that letters are sent to."""
    handler = Handler()
    controller = Loopback(handler, hostname="127.0.0.1", port=unused_port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", unused_port
    yield handler
    controller.stop()
