"""Searching without marks: lists filtered by a folded key, and the one search box over everything a person may see."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from khuyencong.records.given import with_contents
from khuyencong.records.models import (
    Area,
    Draft,
    Establishment,
    GivenTask,
    Issue,
    Line,
    Paper,
    Plan,
    Reference,
    RegisterRecord,
    SigningDelegation,
    SigningPost,
    Unit,
    User,
)
from khuyencong.records.personal import without_people
from khuyencong.records.queries import is_emptied
from khuyencong.records.registers import each_once
from khuyencong.records.scopes import (
    accounts_for,
    agencies_for,
    areas_for,
    drafts_for,
    establishments_for,
    issues_for,
    papers_for,
    plans_for,
    references_for,
    register_for,
    units_for,
)
from khuyencong.records.search import CANDIDATES, holds, kinds_holding, ranked
from khuyencong.records.tasks import tasks_for
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.vietnamese import fold_in_place, fold_words
from khuyencong.work.reporting import sentence_around

from .access import Request, counter, today
from .address import one_of
from .units.titles import full_title, with_titles

FEW, MANY = 6, 60  # shown of each kind, and of the one kind a person asked to see whole
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what stands before its name, where it leads, and the sentence that holds the words: before
    them, themselves and after them, or whole where they stand apart in it.

    `remark` is in official words, which stay Vietnamese; `state` is in those of the interface.
    """

    before: str
    name: str
    address: str
    remark: str = ""
    state: Words = ""
    sentence: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of things that can be found: who sees which, and how one is shown."""

    words: Words
    visible: Callable[[User], QuerySet[Any]]
    hit: Callable[[Any, Sequence[str]], Hit]
    once: Callable[[QuerySet[Any], Sequence[int]], list[int]] | None = None  # of several that tell of one thing


@dataclass(frozen=True, slots=True)
class Group:
    kind: str
    words: Words
    hits: tuple[Hit, ...]
    count: int

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.hits)

    def has_whole(self, phrase: str) -> bool:
        """Whether the phrase stands whole in a name or a sentence of it."""
        told = (text for hit in self.hits for text in (hit.before, hit.name, (hit.sentence or ("", "", ""))[1]))
        return any(f" {phrase} " in f" {fold_words(text).strip()} " for text in told)

    @property
    def counted(self) -> str:
        """«12», or «200+» where no more were looked at."""
        return f"{self.count}+" if self.count == CANDIDATES else str(self.count)


@require_safe
@counter
def search(request: Request) -> HttpResponse:
    """Everything that holds the words, by kind, the best first, kinds that hold them as one phrase before others; one
    kind alone when asked for."""
    words, only = request.GET.get("q", "").strip()[:100], one_of(request.GET, "nhom", KINDS)
    groups = found(request.user, words, only)
    request.shows_accounts = any(group.kind == "person" for group in groups)
    context = {"q": words, "groups": groups, "only": only, "asked": fold_words(words).split()}
    return render(request, "desk/search.html", context)


def found(user: User, words: str, only: str = "") -> list[Group]:
    asked = fold_words(words).split()
    held = kinds_holding(asked)
    shown = [kind for kind in KINDS if kind in held and only in ("", kind)]
    groups = [_group(user, kind, asked, MANY if only else FEW) for kind in shown]
    phrase = " ".join(asked)
    return sorted((group for group in groups if group.count), key=lambda group: not group.has_whole(phrase))


def _group(user: User, name: str, asked: Sequence[str], most: int) -> Group:
    kind = KINDS[name]
    visible = kind.visible(user)
    ids = ranked(name, asked, visible)
    ids = kind.once(visible, ids) if kind.once and ids else ids
    rows = {row.pk: row for row in visible.filter(pk__in=ids[:most])} if ids else {}
    hits = tuple(kind.hit(rows[pk], asked) for pk in ids[:most] if pk in rows)
    return Group(name, kind.words, hits, len(ids))


# What each kind looks like ------------------------------------------------------------------------


def _lines(user: User) -> QuerySet[Line]:
    return Line.objects.filter(~is_emptied(), plan__in=plans_for(user, today())).select_related("plan", "parent")


def _line(line: Line, asked: Sequence[str]) -> Hit:
    above = line.parent if line.parent and line.parent.kind == Line.Kind.GROUP else None
    return Hit(str(line.plan.year), str(line), reverse("line", args=[line.plan_id, line.pk]), str(above or ""))


def _plan(plan: Plan, asked: Sequence[str]) -> Hit:
    return Hit(str(plan.year), plan.title, reverse("plan", args=[plan.pk]))


def _paper(paper: Paper, asked: Sequence[str]) -> Hit:
    sentence = _sentence(paper.text, f"{paper.number} {paper.kind} {paper.title} {paper.issuer} {paper.name}", asked)
    return Hit(paper.number, str(paper), reverse("paper", args=[paper.pk]), "", paper.get_state_display(), sentence)


def _issue(issue: Issue, asked: Sequence[str]) -> Hit:
    paper, day = issue.paper, day_in_figures(issue.signed_on)
    sentence = _sentence(paper.text, f"{paper.number} {paper.kind} {paper.title}", asked)
    return Hit(paper.number, paper.title, reverse("issue", args=[issue.pk]), day, sentence=sentence)


def _reference(row: Reference, asked: Sequence[str]) -> Hit:
    told = [version for version in row.versions.all() if version.withdrawn_at_act is None]
    title = told[0].title if told else ""
    return Hit(row.number, title or str(row), reverse("reference", args=[row.pk]), row.kind if title else "")


def _units(user: User) -> QuerySet[Unit]:
    return with_titles(units_for(user, today()))


def _unit(unit: Unit, asked: Sequence[str]) -> Hit:
    return Hit(unit.code, full_title(unit), reverse("unit", args=[unit.pk]), unit.get_type_display())


def _areas(user: User) -> QuerySet[Area]:
    return areas_for(user, today()).select_related("parent")


def _area(area: Area, asked: Sequence[str]) -> Hit:
    state = _until(area.valid_to) or _("hiện nay")
    above = f", {area.parent.type} {area.parent.name}" if area.parent else ""
    return Hit(area.code, f"{area.full_name}{above}", reverse("area", args=[area.pk]), state=state)


def _until(ended: date | None) -> Words:
    return _("đến %(day)s") % {"day": day_in_figures(ended)} if ended else ""


def _record(record: RegisterRecord, asked: Sequence[str]) -> Hit:
    """A private person's name is shortened: whoever searches may not see the paper it stands in."""
    name = without_people(record.name)
    address = f"{reverse('registers')}?{urlencode({'q': record.name})}"
    return Hit(record.decision, name, address, without_people(record.holder) or record.get_kind_display())


def _recipient(one: Establishment, asked: Sequence[str]) -> Hit:
    """By any of its names; a private person's is shortened."""
    main = without_people(one.same_as.name) if one.same_as else ""
    return Hit("", without_people(one.name), reverse("recipient", args=[one.root]), main)


def _task(task: GivenTask, asked: Sequence[str]) -> Hit:
    day = _("hạn %(day)s") % {"day": day_in_figures(task.due)}
    return Hit(task.unit.code, task.text, reverse("task", args=[task.pk]), state=day)


def _draft(draft: Draft, asked: Sequence[str]) -> Hit:
    filled = "\n".join(str(said) for said in draft.answers.values())
    address = reverse("compose", args=[draft.pk])
    return Hit(str(draft.plan.year), draft.title, address, sentence=_sentence(filled, draft.title, asked))


def _person(person: User, asked: Sequence[str]) -> Hit:
    return Hit(person.username, str(person), reverse("person", args=[person.pk]))


def _posts(user: User) -> QuerySet[SigningPost]:
    return SigningPost.objects.filter(unit__in=agencies_for(user, today())).select_related("unit")


def _signer(post: SigningPost, asked: Sequence[str]) -> Hit:
    return Hit(post.unit.code, str(post), _signers_at(post.unit), post.basis, _until(post.valid_to))


def _delegations(user: User) -> QuerySet[SigningDelegation]:
    visible = SigningDelegation.objects.filter(grantor__unit__in=agencies_for(user, today()))
    return visible.select_related("grantor__unit", "grantee")


def _delegation(one: SigningDelegation, asked: Sequence[str]) -> Hit:
    hands = " → ".join(str(post) for post in (one.grantor, one.grantee) if post)
    name = f"{one.basis}: {one.matter}" if one.matter else one.basis
    last = day_in_figures(one.valid_to) if one.valid_to else "…"
    state = f"{one.get_ground_display()}, {day_in_figures(one.valid_from)} – {last}"
    return Hit(one.grantor.unit.code, name, _signers_at(one.grantor.unit), hands, state)


def _signers_at(unit: Unit) -> str:
    return f"{reverse('signers')}?{urlencode({'don_vi': unit.pk})}"


def _sentence(text: str, name: str, asked: Sequence[str]) -> tuple[str, str, str] | None:
    """Where the name alone does not hold the words: the first place of the text where they stand side by side, else
    the first line that holds them all, without a place. Words that only stand here and there are no sentence."""
    if holds(f" {fold_words(name).strip()} ", asked):
        return None
    folded = fold_in_place(text)
    begun = r"(?<![a-z0-9])" + r"[^a-z0-9]+".join(asked)
    if beside := re.search(begun + r"(?![a-z0-9])", folded) or re.search(begun, folded):
        return sentence_around(text, *beside.span())
    at = 0
    for line in folded.split("\n"):
        if holds(f" {_NO_WORD.sub(' ', line)} ", asked):
            first = at + min(line.index(word) for word in asked)
            return "".join(sentence_around(text, first, first)), "", ""
        at += len(line) + 1
    return None


_NO_WORD = re.compile(r"[^a-z0-9]")
KINDS: dict[str, Kind] = {
    "line": Kind(_("Nội dung kế hoạch"), _lines, _line),
    "plan": Kind(_("Kế hoạch"), lambda user: plans_for(user, today()), _plan),
    "issue": Kind(
        _("Văn bản đã phát hành"),
        lambda user: issues_for(user, today()).select_related("paper").defer("document"),
        _issue,
    ),
    "paper": Kind(_("Văn bản nhận"), lambda user: papers_for(user, today()), _paper),
    "reference": Kind(
        _("Căn cứ pháp lý"), lambda user: references_for(user, today()).prefetch_related("versions"), _reference
    ),
    "unit": Kind(_("Đơn vị"), _units, _unit),
    "area": Kind(_("Địa bàn"), _areas, _area),
    "recipient": Kind(
        _("Đơn vị thụ hưởng"),
        lambda user: with_contents(establishments_for(user, today())).select_related("same_as"),
        _recipient,
    ),
    "task": Kind(_("Việc được giao"), lambda user: tasks_for(user, today()).select_related("unit"), _task),
    "draft": Kind(_("Văn bản đang soạn"), lambda user: drafts_for(user, today()).select_related("plan"), _draft),
    "register": Kind(_("Sản phẩm, cơ sở"), lambda user: register_for(user, today()), _record, each_once),
    "signer": Kind(_("Người ký văn bản"), _posts, _signer),
    "delegation": Kind(_("Nghỉ phép, thừa lệnh, ủy quyền"), _delegations, _delegation),
    "person": Kind(_("Người dùng"), lambda user: accounts_for(user, today()), _person),
}
