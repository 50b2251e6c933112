"""What the many do, in the house itself: beside those whose pages are seen, they stand, come, vote and leave."""

from stories.great.sample import STANDING, called, director, email

from accede.assembly import actions
from accede.assembly.actions import entrusting
from accede.assembly.models import Assembly, Election, Item
from accede.people.models import Account
from accede.people.queries import actor_for, now
from accede.register.models import Organisation


def acting(address):
    """Somebody as the mandates of the day have it."""
    return actor_for(Account.objects.get(email=address))


def known(name):
    """An organisation of the story."""
    return Organisation.objects.get(name=called(name))


def stand(day, *waiting):
    """Put forward those who stand, each by its own member; all but some accept."""
    election = Election.objects.get(item__assembly__address=day)
    for name in STANDING:
        by = acting(email(name))
        said = {"name": director(name), "email": email(name), "organisation": known(name)}
        nomination = actions.nominate(known(name), election, **said, by=by, at=now())
        if name not in waiting:
            actions.answer_nomination(nomination.account, nomination, accepts=True, by=by, at=now())
    print(election.nominations.get(state="made").get_absolute_url())


def come(day, mode, *names):
    """Let members come, or go, all at one moment."""
    assembly, at = Assembly.objects.get(address=day), now()
    for name in names:
        said = {"mode": mode, "by": acting("secretariat@example.org"), "at": at}
        actions.note_attendance(known(name), assembly, **said)


def vote(day, position, **choices):
    """Let members vote openly: so many names for each choice."""
    item = Item.objects.get(assembly__address=day, position=position)
    for choice, names in choices.items():
        for name in names:
            actions.cast_vote(known(name), item, choice=choice, by=acting(email(name)), at=now())


def choose(day, position, papers):
    """Let members name all who stand but one: whom each leaves out."""
    item = Item.objects.get(assembly__address=day, position=position)
    for name, out in papers.items():
        names = [director(one) for one in STANDING if one != out]
        actions.cast_paper(known(name), item, names=names, by=acting(email(name)), at=now())


def accept(day, holder):
    """Let a member accept the proxy that was given to it."""
    proxy = Assembly.objects.get(address=day).entrustings.get(holder=known(holder))
    entrusting.accept_proxy(proxy, by=acting(email(holder)), at=now())
