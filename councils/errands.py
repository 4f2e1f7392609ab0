"""Sending a worker on an errand once the work is safely committed."""

import logging

from celery import Task
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)


def after_commit(task: Task, *numbers: int) -> None:
    """Queue the task when the transaction has committed. A broker that is down costs time, never work:

    what is to be done stands in PostgreSQL, and the beat's sweep finds it.
    """

    def queue() -> None:
        try:
            task.apply_async(args=numbers, retry=False)
        except OperationalError as error:
            log.warning("The broker did not take %s; the sweep will find the work. %s", task.name, error)

    transaction.on_commit(queue)
