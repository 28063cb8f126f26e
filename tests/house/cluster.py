"""A PostgreSQL server that lives as long as one test run: own folder, own socket, nothing kept."""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROLE = "khuyencong"
# Durability is of no use to a database that is thrown away; everything else is the server's default.
_SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "listen_addresses=")


class NoPostgres(RuntimeError):
    """PostgreSQL cannot be started here; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class Cluster:
    folder: Path
    programs: Path

    @property
    def url(self) -> str:
        return f"postgresql://{ROLE}@/khuyencong?host={self.folder}"

    def stop(self) -> None:
        _run(self.programs / "pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def start() -> Cluster:
    """A running cluster. As root its programs run as user `postgres`, because initdb refuses root."""
    programs = find_programs()
    cluster = Cluster(Path(tempfile.mkdtemp(prefix="khuyencong-pg-")), programs)
    if account := _account():
        os.chown(cluster.folder, account.pw_uid, account.pw_gid)
    data, log = str(cluster.folder / "data"), str(cluster.folder / "log")
    initdb = ("-D", data, "-U", ROLE, "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
    _run(programs / "initdb", *initdb)
    options = " ".join(f"-c {option}" for option in (*_SPEED, f"unix_socket_directories={cluster.folder}"))
    _run(programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", options, "start")
    return cluster


def find_programs() -> Path:
    """Folder of initdb and pg_ctl: from PATH, from pg_config, or the newest of Debian's."""
    places = [Path(found).resolve().parent for found in (shutil.which("initdb"), shutil.which("pg_ctl")) if found]
    if shutil.which("pg_config"):
        places.append(Path(subprocess.check_output(["pg_config", "--bindir"], text=True).strip()))
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    for place in places:
        if (place / "initdb").is_file() and (place / "pg_ctl").is_file():
            return place
    raise NoPostgres("PostgreSQL is not installed: run «apt-get install postgresql» (or put initdb in PATH).")


def _version(programs: Path) -> int:
    name = programs.parent.name
    return int(name) if name.isdigit() else 0


def _account() -> pwd.struct_passwd | None:
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        raise NoPostgres("root may not start PostgreSQL and there is no user «postgres»: install it by apt.") from None


def _run(program: Path, *arguments: str) -> None:
    account = _account()
    # DEVNULL, not a pipe: the server inherits it and would keep a pipe open for ever.
    done = subprocess.run(
        [str(program), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
        check=False,
    )
    if done.returncode:
        raise NoPostgres(f"«{program.name} {' '.join(arguments)}» ended with {done.returncode}.")
