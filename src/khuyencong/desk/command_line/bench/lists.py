"""Benches of long lists: ten thousand papers, a search in two hundred thousand names, ten thousand rows as a file."""

import json
from collections.abc import Iterator
from random import Random
from statistics import quantiles
from typing import Any
from urllib.parse import quote

from khuyencong.work.permissions import Refused

from .measure import Figure, Promise, Size, figure, timed
from .pages import OURS, checked, cookie, leader, measured_page, newest
from .places import Place, generated, library
from .server import served

_SEED = 7
_QUESTIONS = 120


def listed(size: Size) -> Iterator[Figure]:
    """The list of papers: its first page, of as many papers as a department keeps in years."""
    place = library(size)
    from khuyencong.records.models import Paper

    yield figure("list", "papers", [float(Paper.objects.count())], "văn bản")
    promises = {"cpu_ms": Promise(60), "queries": Promise(15), "kilobytes": Promise(80)}
    yield from measured_page("list", place, leader(), "/van-ban/", size, promises)


def search(size: Size) -> Iterator[Figure]:
    """Words of names, without marks and the last one cut short: what the search answers, and the page over HTTP."""
    place = library(size)
    from khuyencong.desk.search import found
    from khuyencong.records.models import Found
    from khuyencong.records.scopes import keep_offices

    client, questions = leader(), list(_questions())
    user = _user(client)
    keep_offices(user)  # as every page does before it looks for anything
    yield figure("search", "names", [float(Found.objects.count())], "tên")
    empty = [words for words in questions if not found(user, words)]
    yield Figure("search", "not_found", len(empty), "câu hỏi", len(questions), Promise(0))
    waits = [run.wall * 1000 for words in questions for run in timed(1, lambda: found(user, words))]  # noqa: B023
    yield Figure("search", "p95_ms", _p95(waits), "ms", len(waits), Promise(20))
    with served(place.environment, OURS, cookie(client)) as server:
        checked(server.get("/tim/?q=lang+nghe"), "/tim/")
        pages = [server.get(f"/tim/?q={quote(words)}").wall * 1000 for words in questions]
    yield Figure("search", "page_p95_ms", _p95(pages), "ms", len(pages))


def export(size: Size) -> Iterator[Figure]:
    """Entries as a file, each in a process of its own: ten thousand, and four times as many for the memory."""
    place = generated(size.entries)
    for kind, limit in (("csv", 3), ("xlsx", 10)):
        runs = [_exported(place, kind, size.exported) for _ in range(size.runs)]
        yield figure("export", f"{kind}_wall_s", [run["wall"] for run in runs], "s", Promise(limit))
        yield figure("export", f"{kind}_cpu_s", [run["cpu"] for run in runs], "s")
        yield figure("export", f"{kind}_peak_mb", [run["peak_mb"] for run in runs], "MB")
        more = _exported(place, kind, 4 * size.exported)
        yield figure("export", f"{kind}_peak_mb_of_four_times", [more["peak_mb"]], "MB")
    yield figure("export", "rows", [float(runs[0]["rows"])], "dòng")


def _exported(place: Place, kind: str, rows: int) -> dict[str, Any]:
    said, _ = place.start("exporting", kind, str(newest().pk), str(rows)).communicate("")
    if not said.strip():
        raise Refused("Không xuất được tệp để đo.")
    told: dict[str, Any] = json.loads(said)
    return told


def _questions() -> Iterator[str]:
    """Two or three words of a name, one after the other, as somebody types them who looks for it."""
    from khuyencong.records.models import ReferenceVersion
    from khuyencong.terms.vietnamese import fold_words

    random = Random(_SEED)  # noqa: S311 - questions to measure with
    titles = list(ReferenceVersion.objects.order_by("pk").values_list("title", flat=True))
    for title in random.choices(titles, k=_QUESTIONS):
        words = fold_words(title).split()
        first = random.randrange(0, max(1, len(words) - 2))
        asked = words[first : first + random.randrange(2, 4)]
        asked[-1] = asked[-1][: max(2, len(asked[-1]) - 1)]
        yield " ".join(asked)


def _p95(waits: list[float]) -> float:
    return round(quantiles(waits, n=20)[-1], 3)


def _user(client: Any) -> Any:
    from khuyencong.records.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])
