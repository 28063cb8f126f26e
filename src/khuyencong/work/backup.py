"""Backup and restore: the whole memory and its papers in one file, the same on every engine.

The file is a ZIP: `manifest.json` with the digest of every member, a table a member as JSON lines, and each stored
paper under its digest. Nothing is restored before every digest was proven, and then all of it or nothing.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from khuyencong.records.models import Paper, Province, StoredFile
from khuyencong.records.moment import one_moment
from khuyencong.records.store import DamagedFile, read_bytes

from .library.read import read_in_background
from .library.store import store_bytes
from .permissions import Refused
from .verification import Fault, verify

FORMAT = "khuyencong.backup/1"
_APPS = ("records", "account", "mfa")  # sessions, locks and finished jobs are not memory
_BATCH = 1000
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore brought back, and every fault that `verify` found in it (none, if all is well)."""

    rows: int
    files: int
    faults: tuple[Fault, ...]


def backup(path: Path) -> int:
    """Write the backup, of one moment and readable by its owner only; the file appears whole or not at all. Returns
    its size in bytes."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        with one_moment(), zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            manifest = {"format": FORMAT, "migrations": _migrations(), "members": dict(_written(archive))}
            archive.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
        part.replace(path)
    except DamagedFile as fault:
        part.unlink(missing_ok=True)
        raise Refused(f"Không sao lưu được: {fault}") from fault
    except OSError as fault:
        part.unlink(missing_ok=True)
        raise Refused(f"Không ghi được {path}: hãy kiểm tra thư mục có sẵn, quyền ghi và chỗ trống.") from fault
    return path.stat().st_size


def restore(path: Path) -> Restored:
    """Bring a backup into an empty, migrated database. A damaged or foreign file is refused and changes nothing."""
    try:
        with zipfile.ZipFile(path) as archive:
            manifest = _proven(archive)
            _refuse_unfit(manifest)
            with transaction.atomic():
                files = _restore_files(archive, manifest)
                rows = sum(_restore_table(archive, model) for model in _models())
                _reset_sequences()
    except (OSError, zipfile.BadZipFile, zlib.error, KeyError, TypeError, ValueError) as damage:
        raise Refused(f"Tệp sao lưu {path.name} bị hỏng hoặc không phải bản sao lưu của hệ thống này.") from damage
    _read_what_waited()
    return Restored(rows, files, tuple(verify()))


def _models() -> list[type[models.Model]]:
    """All that is memory; what the database derives by itself (the search index) it derives again."""
    known = (model for app in _APPS for model in apps.get_app_config(app).get_models(include_auto_created=True))
    return [model for model in known if model._meta.managed]


def _migrations() -> list[list[str]]:
    done = MigrationRecorder(connection).applied_migrations()
    return sorted([app, name] for app, name in done if app in _APPS)


def _written(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Write every table and file; yields (member, sha256)."""
    for model in _models():
        name = _member(model)
        digest = hashlib.sha256()
        with archive.open(name, "w") as target:
            for row in model._default_manager.order_by("pk").values_list(*_columns(model)).iterator():
                line = (json.dumps(row, default=_plain, ensure_ascii=False) + "\n").encode()
                digest.update(line)
                target.write(line)
        yield name, digest.hexdigest()
    for file in StoredFile.objects.filter(removed="").order_by("pk").iterator():
        archive.writestr(f"papers/{file.sha256}", read_bytes(file))
        yield f"papers/{file.sha256}", file.sha256


def _proven(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest, once every member has the digest it names. Raises ValueError or KeyError on damage."""
    manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
    if manifest["format"] != FORMAT or set(archive.namelist()) != {"manifest.json", *manifest["members"]}:
        raise ValueError("not a whole backup")
    for name, expected in manifest["members"].items():
        with archive.open(name) as member:
            if _digest(member) != expected:
                raise ValueError(f"{name} is damaged")
    return manifest


def _refuse_unfit(manifest: dict[str, Any]) -> None:
    if Province.objects.exists():
        raise Refused("Cơ sở dữ liệu đang có dữ liệu: chỉ khôi phục vào cơ sở dữ liệu trống.")
    if manifest["migrations"] != _migrations():
        raise Refused("Bản sao lưu thuộc phiên bản khác: hãy khôi phục bằng đúng phiên bản đó rồi nâng cấp.")


def _restore_files(archive: zipfile.ZipFile, manifest: dict[str, Any]) -> int:
    """Bytes first: a row never refers to a file that is not there. Their rows come with the tables."""
    names = [name for name in manifest["members"] if name.startswith("papers/")]
    for name in names:
        store_bytes(archive.read(name), "")
    StoredFile.objects.all().delete()
    return len(names)


def _restore_table(archive: zipfile.ZipFile, model: type[models.Model]) -> int:
    columns, count = _columns(model), 0
    batch: list[models.Model] = []
    with archive.open(_member(model)) as member:
        for line in member:
            batch.append(_instance(model, dict(zip(columns, json.loads(line), strict=True))))
            if len(batch) == _BATCH:
                count += _insert(model, batch)
                batch = []
    return count + _insert(model, batch)


def _insert(model: type[models.Model], rows: list[models.Model]) -> int:
    model._default_manager.bulk_create(rows)
    return len(rows)


def _instance(model: type[models.Model], values: dict[str, Any]) -> models.Model:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: fields[name].to_python(value) for name, value in values.items()})


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _plain(value: object) -> str:
    """Days and moments in full: history's digests hold the microsecond."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no place in a backup for {type(value)}")


def _member(model: type[models.Model]) -> str:
    return f"tables/{model._meta.label_lower}.jsonl"


def _digest(stream: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


def _reset_sequences() -> None:
    """New rows continue after the restored ones (PostgreSQL counts apart from the table)."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)


def _read_what_waited() -> None:
    """Jobs are not in the backup: papers that waited for their reading are queued again."""
    for paper in Paper.objects.filter(state__in=[Paper.State.RECEIVED, Paper.State.READING]):
        read_in_background(paper.pk)
