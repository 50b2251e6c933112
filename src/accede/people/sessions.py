"""Who asks, read with every request: the session and its account, by SQL that is built once a process."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session

from accede.journal.question import Rows
from accede.people.models import Account

_sessions = Rows(lambda key: Session.objects.filter(session_key=key))
_accounts = Rows(lambda key: Account.objects.filter(pk=key))


class SessionStore(db.SessionStore):
    """Django's sessions in the database."""

    def _get_session_from_db(self) -> Session | None:
        for found in _sessions(self.session_key):
            if self.get_expiry_age(expiry=found.expire_date) > 0:
                return found
        self._session_key = None
        return None


class Backend(AuthenticationBackend):
    """Signing in by a code, as allauth does it."""

    def get_user(self, user_id: int) -> Account | None:
        """Return the account of a session, if it may sign in."""
        return next((one for one in _accounts(user_id) if self.user_can_authenticate(one)), None)
