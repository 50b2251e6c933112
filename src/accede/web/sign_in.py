"""How signing in writes: its codes leave as letters of the post, in the language of the account."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation

from accede.people.models import Account
from accede.people.queries import account_at, now
from accede.post.actions import Draft, queue_code
from accede.statutes.models import Edition
from accede.web.context import house


class Adapter(DefaultAccountAdapter):
    """Nobody signs up by themselves, and nothing is sent but through the post."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Refuse: accounts are opened by the office, or follow from a candidacy."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a letter with the sign-in code to the account of this address."""
        account = account_at(email)
        if account:
            request = context["request"]
            queue_code(draft(account, context, request.edition), by=request.actor, at=now())

    def add_message(self, request: HttpRequest, level: int, *args: Any, **named: Any) -> None:
        """Pass on what went wrong; what went well, the page itself says."""
        if level >= messages.ERROR:
            super().add_message(request, level, *args, **named)


def draft(account: Account, context: dict[str, Any], edition: Edition | None) -> Draft:
    """Write the letter that carries a sign-in code."""
    with translation.override(account.language):
        shown = house(edition)["association"]
        said = {"code": context["code"], "association": shown}
        return Draft(
            sender=shown["short"],
            recipient=account.name,
            email=account.email,
            account=account,
            language=account.language,
            subject=render_to_string("people/code_subject.txt", said).strip(),
            body=render_to_string("people/code.txt", said),
            secret=True,
        )
