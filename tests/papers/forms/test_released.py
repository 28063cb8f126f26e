"""A form under which papers were issued stays as it was."""

import re
from pathlib import Path

import pytest

from khuyencong.papers.forms.released import FORMS, RELEASED, altered, digest


def test_no_released_form_has_changed() -> None:
    assert altered(FORMS, RELEASED) == ()


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    folder = tmp_path / "mau" / "v1"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("WORDS = 'Kinh phí'\n", encoding="utf-8")
    (tmp_path / "figures.py").write_text("ZERO = '0'\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("change", ["edit", "add", "rename", "figures"])
def test_any_change_of_a_released_form_is_seen(forms: Path, change: str) -> None:
    released = {"mau/v1": digest(forms, "mau/v1")}
    assert altered(forms, released) == ()
    file = forms / "mau" / "v1" / "__init__.py"
    if change == "edit":
        file.write_text("WORDS = 'Chi phí'\n", encoding="utf-8")
    elif change == "add":
        (file.parent / "more.py").write_text("", encoding="utf-8")
    elif change == "figures":
        (forms / "figures.py").write_text("ZERO = '–'\n", encoding="utf-8")
    else:
        file.rename(file.parent / "other.py")
    assert altered(forms, released) == ("mau/v1",)


def test_each_form_version_names_itself_as_its_folder() -> None:
    versions = sorted(path for path in FORMS.glob("*/v*") if path.is_dir())
    assert [path.name for path in versions] == ["v2026_1"] * len(versions)
    assert [path.parent.name for path in versions] == [
        "bien_ban", "cong_van", "danh_sach", "dieu_chinh", "don_doc", "giay_moi", "ke_hoach", "ket_qua", "quyet_dinh",
        "so_sanh", "thong_bao", "to_trinh",
    ]  # fmt: skip
    for path in versions:
        name = f"{path.parent.name}/{path.name[1:]}".replace("_", "-")
        assert f'FORM = "{name}"' in (path / "__init__.py").read_text(encoding="utf-8")


def test_no_form_is_written_with_another_which_its_digest_does_not_cover() -> None:
    for path in FORMS.glob("*/v*/*.py"):
        used = re.findall(r"^from (?:\.{3}|khuyencong\.papers\.forms\.)(\w+)", path.read_text("utf-8"), re.MULTILINE)
        assert [name for name in used if not (FORMS / f"{name}.py").exists()] == [], path
