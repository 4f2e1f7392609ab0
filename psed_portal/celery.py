"""The Celery app and the whole beat schedule, as one table, in London time."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "psed_portal.settings")

app = Celery("psed_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

# Every entry is safe to run twice, late, or on two schedulers at once: what was done is kept in PostgreSQL.
app.conf.beat_schedule = {
    "flag what came into a new stage": {"task": "deadlines.flag_overdue", "schedule": crontab(hour="6", minute="0")},
    "tell people what is new": {"task": "deadlines.send_notices", "schedule": crontab(minute="*/5")},
    "send invitations that wait": {"task": "councils.send_invitations", "schedule": crontab(minute="*/5")},
    "erase who asked long ago": {"task": "publications.erase_answered", "schedule": crontab(hour="3", minute="10")},
    "ask the links that wait": {"task": "publications.check_links", "schedule": crontab(minute="*/5")},
    "render what waits for a file": {"task": "publications.render_due", "schedule": crontab(minute="*")},
    "check what is published": {"task": "publications.verify_published", "schedule": crontab(hour="2", minute="30")},
    "tell of what does not hold": {"task": "publications.send_fault_letters", "schedule": crontab(minute="*/5")},
}
