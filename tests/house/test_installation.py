"""`khuyencong ready` names what an installation lacks: clock, certificate, disks, log, names; what only people know."""

import os
import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from django.core.checks import Tags, run_checks
from pytest_django import Settings

from khuyencong.config import installation
from khuyencong.desk import health
from khuyencong.desk.command_line import main
from khuyencong.desk.command_line.ready import TO_SHOW
from khuyencong.records import clock
from tests.house.test_security import rows, spelled_out

DAYS = 90


def told(check: object) -> list[str]:
    return [message.id or "" for message in check(None)]  # type: ignore[operator]


@pytest.mark.parametrize(("kept", "lacks"), [(True, []), (False, ["khuyencong.W011"]), (None, ["khuyencong.W011"])])
def test_a_clock_that_nobody_keeps_is_named(
    monkeypatch: pytest.MonkeyPatch, kept: bool | None, lacks: list[str]
) -> None:
    monkeypatch.setattr(installation, "keeps_time", lambda: kept)
    assert told(installation.clock_keeps_time) == lacks


def test_a_clock_that_nobody_keeps_is_told_by_the_health_page(
    db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "keeps_time", lambda: False)
    assert "clock" not in health.what_threatens()
    settings.HTTPS = True
    monkeypatch.setattr(health, "_unguarded", lambda: "")
    assert health.what_threatens() == "clock: no time server keeps it"
    monkeypatch.setattr(health, "keeps_time", lambda: True)
    assert "clock" not in health.what_threatens()


def test_the_kernel_is_asked_and_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clock.keeps_time() in (True, False)
    monkeypatch.setattr(clock.ctypes, "CDLL", lambda name: object())
    assert clock.keeps_time() is None


def test_a_name_that_stands_for_many_is_named(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["kc.example", "127.0.0.1"]
    assert told(installation.name_is_our_own) == []
    settings.ALLOWED_HOSTS = [".example", "*"]
    assert told(installation.name_is_our_own) == ["khuyencong.W015"]
    assert installation.public_names() == []


def made_for(folder: Path, days: int) -> tuple[Path, Path]:
    own, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    made = (
        x509.CertificateBuilder(name, name, own.public_key(), x509.random_serial_number(), now, now + timedelta(days))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(own, SHA256())
    )
    pem, key = folder / f"{days}.pem", folder / f"{days}.key"
    pem.write_bytes(made.public_bytes(Encoding.PEM))
    key.write_bytes(own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return pem, key


@pytest.fixture
def served(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[tuple[int, Path]]:
    """A server that shows a certificate for so many days, and the certificate."""
    pem, key = made_for(tmp_path, request.param)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, key)
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=answer, args=(door, context), daemon=True).start()
        yield door.getsockname()[1], pem


def answer(door: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        try:
            way, _ = door.accept()
            with context.wrap_socket(way, server_side=True) as met:
                met.recv(1)
        except ssl.SSLError:
            continue
        except OSError:
            return


@pytest.mark.parametrize(("served", "ends"), [(DAYS, ""), (5, "chứng thư hết hạn ngày")], indirect=["served"])
def test_a_certificate_is_met_as_a_browser_meets_it(served: tuple[int, Path], ends: str) -> None:
    port, pem = served
    assert installation._of_certificate("localhost", port).startswith("chứng thư không được tin")
    trusted = ssl.create_default_context(cafile=pem)
    assert installation._of_certificate("localhost", port, trusted).startswith(ends)
    assert bool(installation._of_certificate("localhost", port, trusted)) == bool(ends)


def test_a_site_that_nobody_answers_for_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.ALLOWED_HOSTS = ["localhost", "kc.example"]
    monkeypatch.setattr(installation, "_of_certificate", lambda name: f"{name} hỏng")
    (fault,) = installation.certificate_is_trusted(None)
    assert fault.msg == "kc.example: kc.example hỏng"
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    monkeypatch.undo()
    assert installation._of_certificate("localhost", port).startswith("không nối được")


def test_a_disk_is_encrypted_where_all_below_it_is(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    device = tmp_path.stat().st_dev
    blocks = tmp_path / "block"
    block = blocks / f"{os.major(device)}:{os.minor(device)}"
    monkeypatch.setattr(installation, "BLOCKS", blocks)
    settings.STORE_ROOT, settings.VAR, settings.BACKUPS = tmp_path / "papers", tmp_path, ""
    assert installation.is_encrypted(tmp_path) is None

    block.mkdir(parents=True)
    assert installation.is_encrypted(tmp_path) is False
    assert told(installation.disks_are_encrypted) == ["khuyencong.W013"] * 2
    for disk, kind in (("dm-1", "CRYPT-LUKS2-abc"), ("dm-2", "LVM-abc")):  # a volume over two disks
        (block / "slaves" / disk / "dm").mkdir(parents=True)
        (block / "slaves" / disk / "dm/uuid").write_text(kind)
    assert installation.is_encrypted(tmp_path) is False
    (block / "slaves/dm-2/dm/uuid").write_text("CRYPT-PLAIN-x")
    assert installation.is_encrypted(tmp_path) is True
    assert told(installation.disks_are_encrypted) == []


def test_a_log_that_is_lost_or_open_to_all_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    monkeypatch.setattr(installation, "JOURNAL", journal)
    assert told(installation.log_outlives_the_machine) == ["khuyencong.W014"]
    journal.mkdir()
    journal.chmod(0o755)
    assert told(installation.log_outlives_the_machine) == ["khuyencong.W014"]
    journal.chmod(0o750)
    assert told(installation.log_outlives_the_machine) == []


def test_no_start_waits_for_what_lies_outside_the_program(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [".example"]
    asked = run_checks(tags=[Tags.security, Tags.files])
    assert not {message.id for message in asked} & {f"khuyencong.W01{number}" for number in range(1, 6)}


def test_ready_says_what_lacks_and_what_only_the_operator_knows(
    db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.ALLOWED_HOSTS = [".example"]
    monkeypatch.setattr(installation, "keeps_time", lambda: True)
    assert main(["ready"]) == 1
    said = capsys.readouterr().out
    assert "CẦN XEM  Tên miền để ngỏ: .example." in said
    assert "khuyencong.W011" not in said
    partly = {one for ids, _, state, _ in rows() if state == "một phần" for one in spelled_out(ids)}
    for requirement, words in TO_SHOW:
        assert requirement.removeprefix("V") in partly, "what is met or not asked needs no showing"
        assert words in said
