"""A letter as a message of the internet: one Message-ID for its whole life, so that a second delivery is recognised."""

from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string

from accede.post.models import Letter
from accede.post.notices import return_path
from accede.wording.markdown import html


def message(letter: Letter) -> EmailMessage:
    """Return the message that carries a letter."""
    sender = formataddr((letter.sender, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
    made = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.body,
        # Where a server returns it; its reader sees and answers the sender alone.
        from_email=return_path(letter.pk) if settings.BOUNCE_ADDRESS else sender,
        to=[formataddr((letter.recipient, letter.email))],
        headers={
            "From": sender,
            "Message-ID": message_id(letter),
            "Auto-Submitted": "auto-generated",
            "Content-Language": letter.language,
            **_leaving(letter),
        },
    )
    if letter.is_formatted:
        made.attach_alternative(
            render_to_string("post/mail.html", {"letter": letter, "body": html(letter.body)}), "text/html"
        )
    for enclosed in letter.attachments.all():
        made.attach(enclosed.name, bytes(enclosed.content), enclosed.type)
    return made


def _leaving(letter: Letter) -> dict[str, str]:
    if not letter.leave_url:
        return {}
    return {"List-Unsubscribe": f"<{letter.leave_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}


def message_id(letter: Letter) -> str:
    """Return the name under which every mail server knows this letter."""
    return f"<{letter.pk}@{urlsplit(settings.PUBLIC_URL).hostname}>"
