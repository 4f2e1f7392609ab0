"""Where the embedded services keep what they keep, and the secrets that are made once and kept."""

import os
import pwd
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
SYSTEM_STATE = Path("/var/lib/psed-portal")
UNPRIVILEGED = "nobody"


def kept(path: Path, make: Callable[[], str]) -> str:
    """What the file says; made and written, for its owner's eyes alone, the first time it is asked for."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(path, make())
    return path.read_text().strip()


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step, readable by its owner alone from the first byte."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    part.replace(path)


@dataclass(frozen=True)
class Account:
    """The unprivileged account that root hands the services to: PostgreSQL refuses to run as root."""

    uid: int
    gid: int

    def owns(self, path: Path, mode: int = 0o700) -> None:
        path.chmod(mode)
        os.chown(path, self.uid, self.gid)


@dataclass(frozen=True)
class Place:
    """One installation's folders: `state` holds what is ours, `home` what the services run from and write to.

    For an ordinary user both are in the repository. Root's services run as `nobody`, who cannot look into every
    repository, so root's `home` is a folder in /var/lib under an id that is kept in `var`: two clones never meet.
    """

    name: str
    state: Path
    home: Path
    account: Account | None

    @classmethod
    def of(cls, name: str, var: Path = REPOSITORY / "var") -> "Place":
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = var if name == "start" else var / name
        state.mkdir(mode=0o700, exist_ok=True)
        if os.getuid() != 0:
            return cls(name, state, var, None)
        nobody = pwd.getpwnam(UNPRIVILEGED)
        return cls(name, state, _home_of(var), Account(nobody.pw_uid, nobody.pw_gid))

    @property
    def database(self) -> Path:
        return self.home / ("postgres" if self.name == "start" else f"postgres-{self.name}")

    @property
    def programs(self) -> Path:
        return self.home / "programs"

    def secret(self, name: str, length: int = 24) -> str:
        return kept(self.state / "secrets" / name, lambda: secrets.token_urlsafe(length))

    def folder(self, name: str) -> Path:
        path = self.state / name
        path.mkdir(mode=0o700, exist_ok=True)
        return path


def _home_of(var: Path) -> Path:
    """Root's folder for this clone. A copied clone brings the id of the first along and is given one of its own."""
    identity = var / "id"
    home = SYSTEM_STATE / kept(identity, lambda: secrets.token_hex(6))
    clone = home / "clone"
    if clone.exists() and clone.read_text() != str(var):
        other = Path(clone.read_text()) / "id"
        if other.exists() and other.read_text() == identity.read_text():
            identity.unlink()
            return _home_of(var)
    home.mkdir(mode=0o755, parents=True, exist_ok=True)
    write_private(clone, str(var))
    return home


def remove_tree(path: Path) -> None:
    shutil.rmtree(path, ignore_errors=True)
