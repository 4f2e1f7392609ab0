"""Errands of this room: letters of invitation."""

from celery import shared_task

from councils import invitations


@shared_task(name="councils.send_invitations")
def send_invitations(**_: object) -> int:
    """Errand and sweep: send each invitation that waits."""
    return invitations.send_waiting()
