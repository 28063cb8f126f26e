"""What an officer typed, looked over by the decree's rules on words; it changes only where they ask for it."""

from collections.abc import Iterable

from django.utils import timezone

from khuyencong.norms.wording import Prose, Suggestion, full_citation, rewritten, suggestions
from khuyencong.papers import find_citations
from khuyencong.records.models import Province
from khuyencong.records.references import known_documents
from khuyencong.terms.blanks import Answers, Blank, Kind
from khuyencong.terms.known_documents import ENDED, KnownDocument

_TYPED = frozenset((Kind.LINE, Kind.TEXT, Kind.LINES))
_RANKS = {kind: rank for rank, kind in enumerate(("Luật", "Nghị định", "Nghị quyết", "Quyết định", "Thông tư"))}
_FIRST = ("bases", "proposal")  # stand before everything else in a paper, wherever their blanks do


def wording_of(province: Province, blanks: Iterable[Blank], answers: Answers) -> list[Suggestion]:
    """Suggestions on the words of every blank, in the order the paper prints them."""
    typed = [blank for blank in blanks if blank.kind in _TYPED and answers.given(blank.name)]
    typed.sort(key=lambda blank: blank.name not in _FIRST)
    texts = [(blank.name, answers.values[blank.name]) for blank in typed]
    prose = [Prose(name, text, find_citations(text)) for name, text in texts]
    return suggestions(prose, known_documents(province), timezone.localdate())


def mended(answers: Answers, chosen: Iterable[Suggestion]) -> Answers:
    """The answers with chosen suggestions in place."""
    by_name: dict[str, list[Suggestion]] = {}
    for one in chosen:
        by_name.setdefault(one.name, []).append(one)
    changed = {name: rewritten(answers.values[name], told) for name, told in by_name.items()}
    return Answers({**answers.values, **changed})


def possible_bases(province: Province) -> list[KnownDocument]:
    """What a paper of today may stand on and the library can cite in full, by kind and number."""
    today = timezone.localdate()
    known = (document for same in known_documents(province).by_number.values() for document in same)
    found = [one for one in known if one.on(today) not in ENDED and full_citation(one)]
    return sorted(found, key=lambda one: (_RANKS.get(one.kind, len(_RANKS)), one.kind, one.number))


def with_basis(answers: Answers, document: KnownDocument) -> Answers:
    """The answers with one more line «Căn cứ …» at the end of the bases."""
    line, before = f"Căn cứ {full_citation(document)}", answers.values.get("bases", "").rstrip()
    return Answers({**answers.values, "bases": f"{before}\n{line}".lstrip("\n")})
