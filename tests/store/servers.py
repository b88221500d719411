"""A PostgreSQL of the tests' own, from the programs on this machine: a folder, a socket in it, nothing on the network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")
PEOPLE = ("postgres", "nobody")
"""Whom the server runs as where the tests run as root, whom it refuses."""


def programs() -> Path | None:
    """The folder of `initdb` and `pg_ctl`, the newest one; None where there is none."""
    named = shutil.which("initdb")
    if named:
        return Path(named).resolve().parent
    found = [folder for folder in DEBIAN.glob("*/bin") if (folder / "initdb").is_file()]
    return max(found, key=lambda folder: int(folder.parent.name), default=None)


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """Run a server while the block lasts; gives the URL of its first database."""
    home = folder / "postgres"
    home.mkdir()
    person = _person()
    if person:
        os.chown(home, pwd.getpwnam(person).pw_uid, pwd.getpwnam(person).pw_gid)
    data, log = home / "data", home / "log"
    _run(person, home, "initdb", "-D", str(data), "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    settings = f"-k {home} -c listen_addresses='' -c fsync=off -c max_connections=40"
    try:
        _run(person, home, "pg_ctl", "-D", str(data), "-l", str(log), "-w", "-o", settings, "start")
        yield f"postgresql://onrecord@/postgres?host={home}"
    finally:
        _run(person, home, "pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")


@contextmanager
def short_folder() -> Iterator[Path]:
    """A folder whose path is short enough for a socket (107 bytes) and that the server's user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-pg-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _person() -> str | None:
    if os.geteuid() != 0:
        return None
    return next(name for name in PEOPLE if _known(name))


def _known(name: str) -> bool:
    try:
        pwd.getpwnam(name)
    except KeyError:
        return False
    return True


def _run(person: str | None, cwd: Path, program: str, *arguments: str) -> None:
    folder = programs()
    assert folder is not None
    # a server that starts keeps standard output open: nothing is read from it
    done = subprocess.run(
        [str(folder / program), *arguments], cwd=cwd, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        user=person, group=pwd.getpwnam(person).pw_gid if person else None, extra_groups=[] if person else None, timeout=120,
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{program} {' '.join(arguments)}: exit code {done.returncode}")
