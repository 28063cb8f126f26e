"""Fund sources: those a province starts with, one more, and another name that papers call one by.

A name means one source in a programme, whoever types it first: nobody makes a second one for it.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from khuyencong.records.models import FundSource, Programme, Province, SourceName, User
from khuyencong.records.references import CertaintyMark
from khuyencong.terms.fund_sources import KNOWN_SOURCES, KnownSource
from khuyencong.terms.plain_words import kept
from khuyencong.terms.vietnamese import fold_words

from .acts import seal
from .permissions import Refused, require_in

RIGHT = "keep_sources"
_LONGEST_CODE = 20


def load_sources(province: Province) -> None:
    """Bring the sources that the house ships into a province; what a person named stays as it is."""
    programmes = {programme.code: programme for programme in Programme.objects.filter(province=province)}
    for known in KNOWN_SOURCES:
        source = _loaded(province, known, programmes.get(known.programme))
        words = [(word, None) for word in (known.name, *known.words)]
        for word, programme in [*words, *((word, programmes[code]) for word, code in known.words_of)]:
            told = {"source": source, "name": word}
            SourceName.objects.get_or_create(province=province, programme=programme, key=name_key(word), defaults=told)


def _loaded(province: Province, known: KnownSource, programme: Programme | None) -> FundSource:
    told: dict[str, object] = {"name": known.name, "path": known.path, "programme": programme}
    told |= {"mark": known.mark.value, "basis": known.basis, "valid_to": known.valid_to}
    source, _new = FundSource.objects.get_or_create(province=province, code=known.code, defaults=told)
    return source


def name_key(words: str) -> str:
    """By which a source is known again, however its name is typed."""
    return " ".join(fold_words(words).split())[:160]


def add_source(
    user: User | None,
    province: Province,
    name: str,
    *,
    under: FundSource | None = None,
    programme: Programme | None = None,
    others: Iterable[str] = (),
) -> FundSource:
    """A source that no plan here had until now: where in the tree it stands, and what papers call it besides."""
    with transaction.atomic():
        require_in(user, RIGHT, province)
        Province.objects.select_for_update(no_key=True).get(pk=province.pk)  # there is no row to lock yet
        name = _typed(name)
        names = list(dict.fromkeys([name, *filter(None, map(_plain, others))]))
        for word in names:
            _refuse_known(province, programme, word)
        code = _code_for(province, name)
        source = FundSource.objects.create(
            province=province,
            code=code,
            name=name,
            path=f"{under.path if under else '/'}{code}/",
            programme=programme,
            mark=CertaintyMark.SAMPLE,
        )
        for word in names:
            _call(source, programme, word)
        told = {"name": name, "under": under.name if under else "", "names": names[1:]}
        seal(province, user, "add_source", source, f"Thêm nguồn kinh phí «{name}»", told)
    return source


def name_source(user: User | None, source: FundSource, name: str, programme: Programme | None = None) -> SourceName:
    """Another name by which papers call a source, in one programme or in all."""
    with transaction.atomic():
        require_in(user, RIGHT, source.province)
        Province.objects.select_for_update(no_key=True).get(pk=source.province_id)
        word = _typed(name)
        _refuse_known(source.province, programme, word)
        told = _call(source, programme, word)
        words = f"Thêm tên gọi «{word}» của nguồn kinh phí «{source.name}»"
        seal(source.province, user, "name_source", source, words, {"name": word})
    return told


def _plain(words: str) -> str:
    return kept(" ".join(words.split()))[:160]


def _typed(words: str) -> str:
    words = _plain(words)
    if not name_key(words):
        raise Refused(_("Phải ghi tên nguồn kinh phí."))
    return words


def _refuse_known(province: Province, programme: Programme | None, word: str) -> None:
    """A name that means a source already: everywhere, or in the programme asked about."""
    meant = Q(programme=None) | Q(programme=programme) if programme else Q()
    known = SourceName.objects.filter(meant, province=province, key=name_key(word)).select_related("source").first()
    if known is not None:
        told = {"name": word, "source": known.source.name}
        raise Refused(_("«%(name)s» đã là tên gọi của nguồn «%(source)s».") % told)


def _call(source: FundSource, programme: Programme | None, word: str) -> SourceName:
    return SourceName.objects.create(
        province=source.province, source=source, programme=programme, name=word, key=name_key(word)
    )


def _code_for(province: Province, name: str) -> str:
    """The name without marks, short, and no other source's."""
    stem = "-".join(name_key(name).split())[:_LONGEST_CODE].strip("-") or "nguon"
    taken = set(FundSource.objects.filter(province=province).values_list("code", flat=True))
    tries = (stem if not n else f"{stem[: _LONGEST_CODE - len(str(n)) - 1]}-{n}" for n in range(len(taken) + 1))
    return next(code for code in tries if code not in taken)
