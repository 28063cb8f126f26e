"""Who may sign a paper on a day, with which authority, and why others may not (NĐ 30/2020, Điều 13; Phụ lục I, II.7).

Frozen posts and delegations are handed in; nothing here knows where they are kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khuyencong.terms.document import Signature
from khuyencong.terms.periods import day_in_figures
from khuyencong.terms.signing import Ground, Mark, Rank, signature


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody's post in an agency, between two days (None: open)."""

    id: int
    name: str
    title: str  # «Phó Giám đốc»
    rank: Rank
    first: date | None = None
    last: date | None = None
    division: str = ""  # of a head or deputy of a division: which one

    def held_on(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Delegation:
    """What a head handed over: to whom, from which day to which, for which kinds of paper (none named: all)."""

    ground: Ground
    grantor: int
    grantee: int | None
    first: date
    last: date | None
    basis: str
    kinds: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def covers(self, kind: str) -> bool:
        return not self.kinds or kind in self.kinds


@dataclass(frozen=True, slots=True)
class Signatory:
    """A post with the lines it signs under that day; without lines, `reason` says why it may not."""

    post: Post
    signature: Signature | None
    reason: str

    @property
    def allowed(self) -> bool:
        return self.signature is not None

    def lines(self) -> Signature:
        """The lines of one who may sign; to ask for those of another is a mistake of the program."""
        if self.signature is None:
            raise ValueError(self.reason)
        return self.signature


@dataclass(frozen=True, slots=True)
class Bench:
    """Everybody who might sign an agency's papers. `collective`: the body its head presides over, if it does."""

    posts: Sequence[Post]
    delegations: Sequence[Delegation] = ()
    collective: str = ""

    def on(self, day: date, kind: str) -> tuple[Signatory, ...]:
        """Those who may sign come first, in the order an office would ask them."""
        told = [self._signatory(post, day, kind) for post in self.posts]
        return tuple(sorted(told, key=lambda one: (not one.allowed, *self._turn(one.post, day))))

    def _turn(self, post: Post, day: date) -> tuple[bool, int]:
        standing_in = any(
            d.grantee == post.id and d.ground is Ground.LEAVE and d.holds_on(day) for d in self.delegations
        )
        return not standing_in, list(Rank).index(post.rank)

    def _signatory(self, post: Post, day: date, kind: str) -> Signatory:
        if not post.held_on(day):
            return Signatory(post, None, f"Ngày {_day(day)} không giữ chức vụ này ({_span(post.first, post.last)}).")
        if leave := self._leave_of(post, day):
            return Signatory(post, None, self._away(leave))
        if post.rank in (Rank.HEAD, Rank.ACTING, Rank.DEPUTY):
            return self._of_the_head(post, day)
        return self._handed(post, day, kind)

    def _leave_of(self, post: Post, day: date) -> Delegation | None:
        away = (d for d in self.delegations if d.ground is Ground.LEAVE and d.grantor == post.id and d.holds_on(day))
        return next(away, None)

    def _away(self, leave: Delegation) -> str:
        instead = next((post for post in self.posts if post.id == leave.grantee), None)
        whom = f", giao {instead.title} {instead.name} phụ trách" if instead else ""
        return f"Nghỉ, đi công tác {_span(leave.first, leave.last)}{whom} ({leave.basis})."

    def _of_the_head(self, post: Post, day: date) -> Signatory:
        if post.rank is Rank.HEAD:
            return self._signs(post, Mark.OWN, "", "Người đứng đầu.")
        if post.rank is Rank.ACTING:
            return self._signs(post, Mark.ACTING, "", "Được giao quyền người đứng đầu.")
        in_charge = any(d.ground is Ground.LEAVE and d.grantee == post.id and d.holds_on(day) for d in self.delegations)
        return self._signs(
            post, Mark.DEPUTY, post.title, "Đang được giao phụ trách." if in_charge else "Cấp phó ký thay."
        )

    def _handed(self, post: Post, day: date, kind: str) -> Signatory:
        """Below the head's own deputies nobody signs without an order or a written authority. An order to a division's
        head is passed on to the deputy who stands in for them; a written authority is not."""
        absent = self._absent_chief_of(post, day)
        handed = [d for d in self.delegations if d.grantee == post.id and d.ground is not Ground.LEAVE]
        handed += [d for d in self.delegations if absent and d.grantee == absent.id and d.ground is Ground.ORDER]
        valid = [d for d in handed if d.holds_on(day)]
        covering = next((d for d in valid if d.covers(kind)), None)
        if covering is not None:
            mark = Mark.ORDER if covering.ground is Ground.ORDER else Mark.EMPOWERED
            why = f"{_GROUNDS[covering.ground]} {_span(covering.first, covering.last)} ({covering.basis})."
            return self._signs(post, mark, post.title, why)
        if valid:
            kinds = "; ".join(f"{', '.join(sorted(d.kinds))} ({d.basis})" for d in valid)
            return Signatory(post, None, f"Chỉ được giao ký: {kinds}.")
        if handed:
            spans = "; ".join(_span(d.first, d.last) for d in handed)
            return Signatory(post, None, f"Ngày {_day(day)} ngoài thời hạn được giao ký ({spans}).")
        return Signatory(post, None, "Chưa được giao ký thừa lệnh hoặc ủy quyền.")

    def _absent_chief_of(self, post: Post, day: date) -> Post | None:
        """The head of a division that the post stands in for that day."""
        leaves = (d for d in self.delegations if d.ground is Ground.LEAVE and d.grantee == post.id and d.holds_on(day))
        absent = {d.grantor for d in leaves}
        return next((p for p in self.posts if p.id in absent and p.rank is Rank.DIVISION_HEAD), None)

    def _signs(self, post: Post, mark: Mark, own: str, why: str) -> Signatory:
        chief = self._chief_of(post) if post.rank is Rank.DIVISION_DEPUTY and mark is Mark.ORDER else None
        lines = signature(
            self._head_title(),
            post.name,
            mark,
            chief.title if chief else own,
            collective=self.collective,
            deputy=own if chief else "",
        )
        return Signatory(post, lines, why)

    def _chief_of(self, deputy: Post) -> Post | None:
        chiefs = (p for p in self.posts if p.rank is Rank.DIVISION_HEAD and p.division == deputy.division)
        return next(chiefs, None)

    def _head_title(self) -> str:
        """The head's position: of the post itself, or what the body and the office are headed by."""
        heads = [post.title for post in self.posts if post.rank is Rank.HEAD]
        return heads[-1] if heads else "Chủ tịch" if self.collective else "Giám đốc"


_GROUNDS = {Ground.ORDER: "Ký thừa lệnh", Ground.EMPOWERED: "Ký theo ủy quyền"}


def _day(day: date) -> str:
    return day_in_figures(day)


def _span(first: date | None, last: date | None) -> str:
    begun = f"từ {_day(first)}" if first else ""
    ended = f"đến {_day(last)}" if last else ""
    return " ".join(filter(None, (begun, ended))) or "không thời hạn"
