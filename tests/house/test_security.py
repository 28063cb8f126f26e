"""The ASVS table names requirements and tests that exist, and the settings behind it hold."""

import json
import re
import runpy
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts import overdue
from tests.house.sources import ROOT, modules

STATES = ("đạt", "một phần", "chưa đạt", "không áp dụng")
TABLE = ROOT / "docs" / "security.md"
ROW = re.compile(
    r"^\| (V\d+\.\d+(?:\.\d+)?(?:[–,] ?(?:V?[\d.]+))*) \| (.+?) \| (đạt|chưa đạt|một phần|không áp dụng) \| (.+) \|$"
)
TEST = re.compile(r"`((?:[a-z_]+/)*test_[a-z_]+)(?:::(test_\w+))?`")
# Requirements of levels 1 and 2 by chapter and section of ASVS 5.0.0: how many each section has.
SECTIONS = {
    "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4,
    "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4, "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3,
    "6.1": 3, "6.2": 12, "6.3": 4, "6.4": 4, "6.5": 5, "6.6": 3, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5,
    "7.5": 2, "7.6": 2, "8.1": 2, "8.2": 3, "8.3": 1, "8.4": 1, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.3": 4,
    "10.4": 11, "10.5": 5, "10.6": 2, "10.7": 3, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1,
    "12.1": 3, "12.2": 2, "12.3": 4, "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 4, "14.3": 3,
    "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3, "17.1": 1, "17.2": 4,
    "17.3": 2,
}  # fmt: skip


def rows() -> list[tuple[str, str, str, str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [found.groups() for line in lines if (found := ROW.match(line))]  # type: ignore[misc]


def requirements() -> list[str]:
    """Every requirement the table answers; «V10.4.1–10.4.11» stands for eleven."""
    return [one for ids, *_ in rows() for one in spelled_out(ids)]


def spelled_out(ids: str) -> list[str]:
    found: list[str] = []
    for part in ids.replace("V", "").split(","):
        first, _, last = part.strip().partition("–")
        head, _, begins = first.rpartition(".")
        found += [f"{head}.{number}" for number in range(int(begins), int(last.rpartition(".")[2] or begins) + 1)]
    return found


def sections_of(requirement: str) -> str:
    return requirement.rpartition(".")[0]


def test_every_requirement_of_level_two_has_one_answer() -> None:
    told = requirements()
    counted = {section: sum(sections_of(one) == section for one in told) for section in SECTIONS}
    assert counted == SECTIONS
    assert sorted(told) == sorted(set(told))
    assert {sections_of(one) for one in told} == set(SECTIONS)


def test_every_test_named_exists() -> None:
    named = {found for *_, where in rows() for found in TEST.findall(where)}
    assert len(named) > 40
    assert [f"{file}::{test}" for file, test in sorted(named) if not exists(file, test)] == []


def exists(file: str, test: str) -> bool:
    path = ROOT / "tests" / f"{file}.py"
    return path.is_file() and (not test or f"def {test}(" in path.read_text(encoding="utf-8"))


def test_what_is_met_says_where() -> None:
    for ids, _, state, where in rows():
        assert len(where) > 12, ids
        if state == "đạt":
            assert "`" in where, f"{ids}: met, but by which file, setting or test?"


@pytest.mark.parametrize(
    ("ids", "spelled"),
    [("V1.1.1", ["1.1.1"]), ("V10.4.1–10.4.3", ["10.4.1", "10.4.2", "10.4.3"]), ("V1.1.1, 1.1.3", ["1.1.1", "1.1.3"])],
)
def test_a_run_of_requirements_is_spelled_out(ids: str, spelled: list[str]) -> None:
    assert spelled_out(ids) == spelled


def test_a_test_that_is_not_there_is_noticed() -> None:
    assert not exists("house/test_security", "test_that_nobody_wrote")
    assert exists("house/test_security", "test_a_test_that_is_not_there_is_noticed")


def test_the_states_are_counted_as_the_page_says() -> None:
    counted = {state: sum(len(spelled_out(ids)) for ids, _, found, _ in rows() if found == state) for state in STATES}
    told = re.search(r"^States: (.+)$", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert told
    assert {state: int(number) for number, state in re.findall(r"(\d+) «([^»]+)»", told.group(1))} == counted


def test_the_bill_names_every_package_of_both_locks(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "scripts" / "make_sbom.py", tmp_path / "bill.json"], check=True)
    bill = json.loads((tmp_path / "bill.json").read_text(encoding="utf-8"))
    named = {component["purl"].partition("@")[0] for component in bill["components"]}
    assert bill["bomFormat"] == "CycloneDX"
    assert {"pkg:pypi/django", "pkg:pypi/lxml", "pkg:npm/%40fontsource/be-vietnam-pro"} <= named | {
        component["purl"].rpartition("@")[0] for component in bill["components"]
    }
    assert "pkg:pypi/pytest" not in named
    refs = {component["bom-ref"] for component in bill["components"]} | {bill["metadata"]["component"]["bom-ref"]}
    assert {one["ref"] for one in bill["dependencies"]} == refs
    assert {needed for one in bill["dependencies"] for needed in one.get("dependsOn", ())} <= refs


AUDIT = runpy.run_path(str(ROOT / "scripts" / "audit_dependencies.py"))
LOCKED = [("django", "6.0"), ("lxml", "6.0")]
BAD_PAGE = {"vulnerabilities": [{"id": "PYSEC-1", "withdrawn": None}, {"id": "PYSEC-2", "withdrawn": "2024-01-01"}]}
OUT_OF_REACH = (2, "error: Request failed after 3 retries")


def index(*pages: tuple[str, object]) -> Callable[[str], object]:
    """An index that knows these «name/version» and nothing else."""
    return {AUDIT["INDEX"].format(*name.split("/")): page for name, page in pages}.get


@pytest.mark.parametrize(
    ("osv", "asked", "found"),
    [
        ((0, "no vulnerabilities"), True, False),
        ((1, "found 1 vulnerability in x: a request timed out"), True, True),
        ((2, "error: unrecognized subcommand 'audit'"), False, False),
        (OUT_OF_REACH, False, False),
    ],
)
def test_no_network_is_no_finding_and_no_proof_either(osv: tuple[int, str], asked: bool, found: bool) -> None:
    answer = AUDIT["python"](osv, LOCKED, index())
    assert (answer.asked, answer.found) == (asked, found)
    assert ("NOT AUDITED" in answer.words) is not asked


def test_an_index_that_is_silent_about_a_bad_package_proves_nothing() -> None:
    silent = index(("jinja2/2.4.1", {"vulnerabilities": []}), ("django/6.0", {"vulnerabilities": []}))
    assert AUDIT["python"](OUT_OF_REACH, LOCKED, silent).words.startswith("NOT AUDITED (2 packages)")


def test_an_index_that_tells_is_asked_and_what_it_does_not_know_is_named() -> None:
    telling = index(("jinja2/2.4.1", BAD_PAGE), ("django/6.0", BAD_PAGE))
    answer = AUDIT["python"](OUT_OF_REACH, LOCKED, telling)
    assert (answer.asked, answer.found) == (False, True)
    assert "django 6.0: PYSEC-1" in answer.words
    assert "PYSEC-2" not in answer.words
    assert "NOT AUDITED, the index does not know: lxml 6.0" in answer.words


@pytest.mark.parametrize(
    ("said", "knows", "asked", "found"),
    [
        ('{"metadata": {"vulnerabilities": {"total": 0}}}', True, True, False),
        ('{"metadata": {"vulnerabilities": {"total": 0}}}', False, False, False),
        ('{"metadata": {"vulnerabilities": {"total": 1}}, "vulnerabilities": {"x": {}}}', False, True, True),
        ('{"message": "405 Method Not Allowed"}', True, False, False),
        ("", True, False, False),
    ],
)
def test_a_registry_that_answers_no_audits_is_named(said: str, knows: bool, asked: bool, found: bool) -> None:
    answer = AUDIT["npm"]((0, said), lambda: knows)
    assert (answer.asked, answer.found) == (asked, found)


def test_the_first_line_calls_nothing_audited_of_which_somebody_could_not_be_asked() -> None:
    answer, python, npm = AUDIT["Answer"], AUDIT["PYTHON_LOCK"], AUDIT["NPM_LOCK"]
    clean, silent, bad = answer(True, False, ""), answer(False, False, ""), answer(True, True, "")
    assert AUDIT["outcome"]({python: clean, npm: clean}) == "AUDITED: nothing known"
    assert AUDIT["outcome"]({python: clean, npm: silent}) == "NOT AUDITED: package-lock.json"
    assert AUDIT["outcome"]({python: bad, npm: silent}) == "VULNERABLE: uv.lock; NOT AUDITED: package-lock.json"


SEEN = {"id": "GHSA-abcd-efgh-1234", "package": "lxml", "seen": date(2026, 11, 1), "kind": "high"}
FOUND = "uv.lock 12:\nlxml 6.0: GHSA-abcd-efgh-1234 (CVE-2026-1)\npackage-lock.json 34: 7 packages asked"


@pytest.mark.parametrize(
    ("known", "day", "said"),
    [
        ([SEEN], 8, []),
        ([SEEN], 9, ["GHSA-abcd-efgh-1234 (lxml) was to be mended by 2026-11-08"]),
        ([SEEN | {"id": "CVE-2026-1", "kind": "other"}], 30, []),
        ([SEEN | {"kind": "exploited"}], 5, ["GHSA-abcd-efgh-1234 (lxml) was to be mended by 2026-11-04"]),
        ([], 1, ["GHSA-abcd-efgh-1234 is not in vulnerabilities.toml: mend it, or write down why not"]),
    ],
)
def test_a_release_with_an_overdue_hole_is_not_built(known: list[dict[str, object]], day: int, said: list[str]) -> None:
    assert list(overdue.overdue(FOUND, known, date(2026, 11, day))) == said
    assert list(overdue.overdue("uv.lock 12: no vulnerabilities", known, date(2026, 11, day))) == []


def test_an_audit_of_other_locks_proves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "audit.txt"
    monkeypatch.setattr(overdue, "REPORT", report)
    assert overdue.main() == 0
    report.write_text(f"2026-11-27T00:00Z\nVULNERABLE: uv.lock\n{FOUND}\n", encoding="utf-8")
    assert overdue.main() == 0
    assert capsys.readouterr().out.count("NOT AUDITED") == 2
    monkeypatch.setattr(overdue, "is_of_these_locks", lambda told: "uv.lock" in told)
    assert overdue.main() == 1
    assert "GHSA-abcd-efgh-1234 is not in" in capsys.readouterr().out


# Code ---------------------------------------------------------------------------------------------

DANGEROUS = re.compile(
    r"\b(?:eval|exec)\(|shell=True|pickle\.loads?|yaml\.load\(|mark_safe\(f|hashlib\.(?:md5|sha1)\(|verify=False|os\.system\("
)
SECRET = re.compile(r"""(?i)(?:password|secret|token|api_key)\s*=\s*["'][^"'\s]{8,}["']""")


def test_no_code_runs_words_weak_digests_or_a_shell() -> None:
    faults = [(file.name, found.group()) for file in modules() for found in DANGEROUS.finditer(file.read_text("utf-8"))]
    assert faults == []


def test_no_secret_stands_in_the_code() -> None:
    faults = [(file.name, found.group()) for file in modules() for found in SECRET.finditer(file.read_text("utf-8"))]
    assert faults == []


def test_dangerous_code_and_a_secret_are_caught() -> None:
    assert DANGEROUS.search("subprocess.run(words, shell=True)")
    assert SECRET.search('password = "chim-sao-hot"')


@pytest.mark.parametrize(
    ("hosts", "step", "cookie"), [("a.gov.vn", "admin", "__Host-sessionid"), ("localhost", "none", "sessionid")]
)
def test_outside_this_machine_settings_are_stricter(hosts: str, step: str, cookie: str, tmp_path) -> None:
    program = (
        "import khuyencong.config.settings as s; "
        "print(s.SECOND_STEP, s.SESSION_COOKIE_NAME, s.SECURE_HSTS_SECONDS, s.DEBUG, s.SESSION_COOKIE_SECURE, "
        "s.SECURE_HSTS_INCLUDE_SUBDOMAINS)"
    )
    outside = hosts != "localhost"
    environment = {
        "KHUYENCONG_HOSTS": hosts,
        "KHUYENCONG_VAR": str(tmp_path),
        "KHUYENCONG_HTTPS": "1" if outside else "0",
    }
    told = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.split() == [step, cookie, "31536000" if outside else "0", "False", str(outside), str(outside)]
