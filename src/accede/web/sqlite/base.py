"""Django's SQLite, on which those who write wait in a queue: by itself SQLite sleeps, and looks again."""

import fcntl
import os

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions each wait for their turn among all threads and processes.

    The turn is a lock on a file beside the database, which the system takes back from whoever is killed.
    """

    turn: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self.turn = os.open(f"{self.settings_dict['NAME']}-turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self.turn, fcntl.LOCK_EX)
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._pass_on()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()
        finally:
            self._pass_on()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._pass_on()

    def _close(self) -> None:
        try:
            super()._close()
        finally:
            self._pass_on()

    def _pass_on(self) -> None:
        if self.turn is not None:
            os.close(self.turn)
            self.turn = None
