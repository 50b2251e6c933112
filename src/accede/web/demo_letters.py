"""What reaches people of a demo by letter: a digest of what is new, and a newsletter that has left."""

from collections.abc import Callable
from typing import Any

from accede.journal.actions import Actor
from accede.people.capacities import CLOCK
from accede.people.models import Account
from accede.space.actions import arrange_newsletter, choose_digest, draft_newsletter, send_newsletter, tell_news
from accede.space.models import Audience, Publication, Wish

Do = Callable[..., Any]
TOLD = 4  # publications in the newsletter
TITLES = {"en": "Sample: our spring letter", "fr": "Exemple : notre lettre de printemps"}
BEFORE = {
    "en": "A sample, sent to nobody: **what was new in the members’ space**, as readers get it.",
    "fr": "Un exemple, envoyé à personne : **du nouveau dans l’espace des membres**, tel qu’on le reçoit.",
}


def wish_for_news(do: Do, email: str) -> None:
    """Let a person of the samples hear every morning of what is new."""
    one = Account.objects.get(email=email)
    wished = {"every": Wish.Every.DAY, "kinds": [], "words": "", "newsletter": True}
    do(choose_digest, one, **wished, by=Actor(f"account:{one.pk}"))


def tell_readers(do: Do, *, by: Actor) -> None:
    """Send the digest to whoever wished for it, and a newsletter of what is for everybody."""
    do(tell_news, by=CLOCK)
    newsletter = do(draft_newsletter, TITLES, before=BEFORE, after={}, audience=Audience.PUBLIC, by=by)
    public = Publication.objects.filter(audience=Audience.PUBLIC)[:TOLD]
    do(arrange_newsletter, newsletter, picks=[one.pk for one in public], by=by)
    do(send_newsletter, newsletter, by=by)
