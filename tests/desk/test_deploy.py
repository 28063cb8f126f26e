"""The samples we ship for running the house fit each other, our settings, and the programs that read them."""

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
PROGRAM = "/opt/khuyencong/bin/khuyencong"


def read(name: str) -> str:
    return (DEPLOY / name).read_text(encoding="utf-8")


def environment() -> dict[str, str]:
    lines = [line for line in read("environment.sample").splitlines() if line and not line.startswith("#")]
    return dict(line.split("=", 1) for line in lines)


def commands(unit: Path) -> list[str]:
    """What our program is told to do in a unit."""
    return re.findall(rf"{PROGRAM} (\w+)", unit.read_text(encoding="utf-8"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_each_unit_is_well_formed(unit: Path, tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        parser = configparser.RawConfigParser(strict=False)
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        assert parser.read(unit, encoding="utf-8")
        assert parser.has_section("Unit")
        return
    for each in UNITS:  # a timer is read together with what it starts; the program is not installed here
        (tmp_path / each.name).write_text(each.read_text(encoding="utf-8").replace(PROGRAM, sys.executable))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit.name)], capture_output=True, text=True
    )
    ours = [line for line in done.stderr.splitlines() if "khuyencong" in line]
    assert ours == []


def test_the_units_call_commands_that_exist() -> None:
    from khuyencong.desk.command_line import COMMANDS

    called = {command for unit in UNITS for command in commands(unit)}
    assert called == {"serve", "worker", "backup", "verify", "remind"}
    assert called <= {name for name, _, _ in COMMANDS}


def test_the_environment_sample_names_known_settings_and_no_secret() -> None:
    documented = set(re.findall(r"`([A-Z][A-Z_]{3,})`", (ROOT / "docs/settings.md").read_text(encoding="utf-8")))
    told = environment()
    assert set(told) <= documented | {"HOST", "PORT"}
    assert "SECRET_KEY" not in told
    assert re.search(r"//[^/]*:[^/]*@", told["DATABASE_URL"]) is None


def test_nginx_leads_where_the_server_listens_and_lets_a_paper_pass() -> None:
    from django.conf import settings

    site, told = read("nginx.conf.sample"), environment()
    assert set(re.findall(r"proxy_pass http://([\d.:]+);", site)) == {f"{told['HOST']}:{told['PORT']}"}
    allowed = re.search(r"client_max_body_size (\d+)m;", site)
    assert allowed
    assert int(allowed[1]) << 20 > settings.MAX_PAPER_BYTES
    assert f"alias {told['KHUYENCONG_VAR']}/static/;" in site
    assert site.count("{") == site.count("}")
    assert site.count("proxy_pass") == site.count("X-Forwarded-Proto $scheme")


def test_the_memory_is_where_the_units_may_write() -> None:
    told = environment()
    for unit in UNITS:
        text = unit.read_text(encoding="utf-8")
        if "ProtectSystem=strict" in text:
            assert "StateDirectory=khuyencong" in text or f"ReadWritePaths={told['KHUYENCONG_VAR']}" in text, unit.name


def test_the_units_speak_to_this_machine_alone() -> None:
    for unit in UNITS:
        if unit.suffix == ".service":
            text = unit.read_text(encoding="utf-8")
            assert re.findall(r"^IPAddress(\w+)=(.*)$", text, re.M) == [("Deny", "any"), ("Allow", "localhost")], (
                unit.name
            )


def test_as_shipped_everybody_has_a_second_step() -> None:
    assert environment()["KHUYENCONG_SECOND_STEP"] == "all"


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed here")
def test_nginx_reads_the_sample(tmp_path: Path) -> None:
    key, certificate = tmp_path / "privkey.pem", tmp_path / "fullchain.pem"
    made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=x", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(["openssl", "req", *made], check=True, capture_output=True)
    site = tmp_path / "site.conf"
    here = read("nginx.conf.sample").replace("/etc/ssl/khuyencong", str(tmp_path))
    site.write_text(here.replace("/var/log/nginx", str(tmp_path)))
    whole = tmp_path / "nginx.conf"
    folders = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole.write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; {folders} include {site}; }}"
    )
    done = subprocess.run(["nginx", "-t", "-c", str(whole)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
