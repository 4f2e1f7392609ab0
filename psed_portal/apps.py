from django.apps import AppConfig
from django.core.checks import Tags, register

from psed_portal import checks


class PsedPortalConfig(AppConfig):
    name = "psed_portal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        register(checks.roles_are_separate, Tags.security, deploy=True)
