"""`manage.py build_design`: put the design system's files where the static files are found."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from govuk.assets import DesignSystemMissing, build


class Command(BaseCommand):
    help = "Write the design system's CSS and JavaScript, without the government's marks, into var/design."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        root = Path(settings.ROOT)
        parser.add_argument("--package", type=Path, default=root / "node_modules" / "govuk-frontend")
        parser.add_argument("--into", type=Path, default=root / "var" / "design" / "govuk")

    def handle(self, *args: Any, package: Path, into: Path, **options: Any) -> None:
        try:
            built = build(package, into)
        except DesignSystemMissing as sentence:
            raise CommandError(str(sentence)) from sentence
        names = ", ".join(file.name for file in built.files)
        self.stdout.write(f"Design system: wrote {names} into {built.folder}")
