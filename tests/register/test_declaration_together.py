"""Two people who declare, call or settle figures at the same moment do it once."""

import pytest
from register.samples import delegate, member
from register.samples_figures import called, declare, declared, settle
from register.test_together import at_once
from statutes.samples import house_texts

from accede.post.models import Letter
from accede.register.actions import AlreadyAccepted, AlreadyCalledFor, DeclaredMeanwhile
from accede.register.models import Declaration, Figure

pytestmark = pytest.mark.django_db(transaction=True)


def test_figures_declared_in_two_windows_at_once_are_declared_once():
    house_texts()
    one = member()
    assert at_once(lambda: declare(one, 12), lambda: declare(one, 13)) == [DeclaredMeanwhile]
    assert Declaration.objects.get().rounds == Figure.objects.count() == 1


def test_figures_called_for_twice_at_once_are_called_for_once():
    house_texts()
    delegate(member())
    assert at_once(called, called) == [AlreadyCalledFor]
    assert Letter.objects.count() == Declaration.objects.count() == 1


def test_figures_settled_and_declared_again_at_once_keep_one_number():
    house_texts()
    found = declared(12)
    refused = at_once(lambda: settle(found, 10), lambda: declare(found.membership, 11, seen=1))
    kept = Figure.objects.get()
    assert kept.accepted == 10
    assert (kept.value, refused) in [(11, []), (12, [AlreadyAccepted])]
