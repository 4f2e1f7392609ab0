"""The front door: settings, addresses, the beat schedule, and the pages that belong to no council."""

from psed_portal.celery import app as celery_app

__all__ = ["celery_app"]
