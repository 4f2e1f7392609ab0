"""How a letter leaves the house: one conversation with the mail server for many letters, and a note of what it took."""

import logging
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends import smtp
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection

from councils.models import User
from deadlines.envelopes import Envelopes

log = logging.getLogger(__name__)
# Mail servers close a conversation that goes on for ever; a new one is opened before they do.
LETTERS_A_CONVERSATION = 50


class NotReached(OSError):
    """The mail server does not answer: there is no use in trying the next letter."""


class Post(Protocol):
    """Who takes the letters: the mail server, or in a rehearsal nobody."""

    def is_alone_with(self, person: User) -> bool: ...

    def posted(self, person: User) -> Mapping[str, datetime]: ...

    def send(self, mail: EmailMessage) -> None: ...

    def keep(self, person: User, told: Collection[str], *, at: datetime) -> None: ...

    def close(self) -> None: ...


class MailServer:
    """The real post. `posted` and `keep` are the envelopes, which know what a restored database forgot."""

    def __init__(self) -> None:
        self.envelopes = Envelopes()
        self.conversation: BaseEmailBackend | None = None
        self.letters = 0

    def is_alone_with(self, person: User) -> bool:
        """Keep all others from writing to the person until the end of the transaction; False if one does already."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"letter:{person.pk}"])
            return bool(cursor.fetchone()[0])

    def posted(self, person: User) -> Mapping[str, datetime]:
        return self.envelopes.posted(person)

    def send(self, mail: EmailMessage) -> None:
        """Hand the letter over. Raises NotReached where no server answers, and what the server says when it refuses."""
        mail.connection = self._conversation()
        try:
            mail.send()
        except BaseException:
            self.close()
            raise
        self.letters += 1

    def keep(self, person: User, told: Collection[str], *, at: datetime) -> None:
        """Note outside the database that these were told. The letter has gone: a full disk does not undo that."""
        try:
            self.envelopes.keep(person, told, at=at)
        except OSError:
            log.exception("A letter to person %s went out and could not be noted outside the database.", person.pk)

    def close(self) -> None:
        if self.conversation is not None:
            self.conversation.close()
        self.conversation = None

    def _conversation(self) -> BaseEmailBackend:
        if self.conversation is None or self.letters % LETTERS_A_CONVERSATION == 0:
            self.close()
            self.conversation = get_connection()
            if isinstance(self.conversation, smtp.EmailBackend):  # the others have nothing to keep open
                try:
                    self.conversation.open()
                except OSError as error:  # SMTPException is one
                    self.close()
                    raise NotReached(str(error)) from error
        return self.conversation
