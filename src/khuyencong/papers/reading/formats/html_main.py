"""The main text of a portal's page: where most words stand, with the title and the lead before it.

Blocks named as furniture («menu», «share», «footer» …) and blocks of links are taken off; of what is left the
innermost block that still holds nearly all words is the main text. A list or a table is never that block: what
stands before and behind it belongs to the paper.
"""

import re
from collections.abc import Container
from typing import Any

from lxml import etree

from ....terms.vietnamese import fold

MAIN_SHARE = 0.8  # of the words that are no links
FURNITURE_SHARE = 0.4  # a block with more of the page's words than this is no furniture, whatever its name
LINK_LIST = 0.7
SHORT = 400  # characters; a longer block of links is a list the paper itself gives
LEAD_LEVELS = 3  # blocks around the main part in which its title may stand
_HIDDEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "head",
        "canvas",
        "video",
        "audio",
    }
    | {"button", "select", "input", "textarea"}
)
_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "form", "dialog"))
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:menu|nav(?:bar|igation)?|breadcrumbs?|share|sharing|social|comments?|footer|side-?bar|related|"
    r"banner|advert\w*|ads|popup|modal|cookies?|toolbar|pag(?:er|ination)|login|search|print|rating|tags?|widget)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_TOOLS = re.compile(  # a line of them tells no word of the paper, whatever its block is called
    r"(?:(?:chia se|facebook|fb|zalo|twitter|messenger|(?:gui )?email|like|share|co chu|a(?=[+-])|in trang"
    r"|in bai(?: viet)?|(?:doc|nghe) bai(?: viet)?|(?:so )?luot (?:xem|doc)|da xem)|[\W\d_])+"
)
LONGEST_TOOLS = 100  # characters
_ELSEWHERE = re.compile(  # over what the portal tells beside the paper: other news, words of readers, its own counters
    r"(?:(?:cac )?(?:tin|bai)(?: viet| bai)? (?:lien quan|khac|cung (?:chuyen muc|chu de)|da dua|moi(?: nhat| hon)?"
    r"|cu hon|noi bat|doc nhieu)|(?:cac )?van ban (?:lien quan|khac|moi(?: nhat| ban hanh)?)|co the ban quan tam"
    r"|doc them|xem them|cung chuyen muc"
    r"|(?:y kien )?(?:binh luan|ban doc)|y kien cua ban|thong ke truy cap|(?:so )?luot truy cap)\W*(?:\d+\W*)?"
)
LONGEST_HEADING = 40  # characters
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STRUCK = frozenset(("del", "s", "strike"))
_LINE_THROUGH = re.compile(r"text-decoration(?:-line)?\s*:[^;]{0,80}line-through", re.IGNORECASE)
_STRUCK_CLASS = re.compile(
    r"\.([\w-]{1,60})\s*\{[^{}]{0,500}?text-decoration(?:-line)?\s*:[^;{}]{0,80}line-through", re.IGNORECASE
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # read from «&#1;», but never to be set
BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"}
    | {"nav", "ol", "p", "pre", "section", "summary", "td", "th", "tr", "ul"}
)
_CONTAINERS = frozenset(("article", "body", "center", "div", "main", "section", "td"))
Weights = dict[Any, tuple[int, int]]
_LAYOUT = _CONTAINERS | {"table", "tbody", "tr"}


def drop_struck(root: Any) -> list[str]:
    """Take off what a line goes through: it is no longer said. What it was, for a person to see."""
    classes = {name for style in root.iter("style") for name in _STRUCK_CLASS.findall(style.text or "")}
    struck = [e for e in root.iter(etree.Element) if e.getparent() is not None and _is_struck(e, classes)]
    told = [" ".join("".join(element.itertext()).split()) for element in struck]
    for element in struck:
        _drop(element)
    return [words for words in told if words]


def _is_struck(element: Any, classes: Container[str]) -> bool:
    drawn = element.tag in _STRUCK or bool(_LINE_THROUGH.search(element.get("style", "")))
    return drawn or any(name in classes for name in element.get("class", "").split())


_OF_HEAD = frozenset(("base", "link", "meta", "noscript", "object", "script", "style", "template", "title"))


def free_head(root: Any) -> None:
    """Of a page whose writer left out «body», the parser takes «article», «nav» and their like, which it does not know,
    for parts of the head: they open the body, before what it found there."""
    head, body = root.find("head"), root.find("body")
    shown = [] if head is None else [element for element in head if element.tag not in _OF_HEAD]
    if not shown:
        return
    if body is None:
        body = etree.SubElement(root, "body")
    words, body.text = body.text, None
    body[:0] = shown
    shown[-1].tail = _NOT_XML.sub("", (shown[-1].tail or "") + (words or ""))


def drop_hidden(root: Any) -> None:
    for element in [*root.iter(etree.Element)]:
        if element.getparent() is not None and _is_hidden(element):
            _drop(element)


def _is_hidden(element: Any) -> bool:
    return (
        element.tag in _HIDDEN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_NOT_SHOWN.search(element.get("style", "")))
    )


def _drop(element: Any) -> None:
    """Take a block off; the words behind it stay."""
    parent, tail = element.getparent(), _NOT_XML.sub("", element.tail or "")
    if parent is None:
        return
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = _NOT_XML.sub("", parent.text or "") + tail
        else:
            before.tail = _NOT_XML.sub("", before.tail or "") + tail
    parent.remove(element)


def main_part(root: Any) -> Any:
    weights = _weights(root)
    whole = weights[root][0]
    for element in [*root.iter(etree.Element)]:
        words, linked = weights[element]
        if words <= FURNITURE_SHARE * whole and (
            _is_furniture(element) or _is_link_list(element, words, linked) or _is_tools(element, words)
        ):
            _drop(element)
    headings = {element: None for element in root.iter(*BLOCKS) if _heads_elsewhere(element, weights[element][0])}
    for heading in headings:
        _drop_headed(heading, headings, weights, FURNITURE_SHARE * whole)
    return _with_title(root, _innermost(root))


def _heads_elsewhere(element: Any, words: int) -> bool:
    if not 0 < words < LONGEST_HEADING or next(element.iterancestors("table"), None) is not None:
        return False
    return bool(_ELSEWHERE.fullmatch(fold(" ".join(element.itertext())).strip()))


def _drop_headed(heading: Any, headings: Container[Any], weights: Weights, most: float) -> None:
    """A heading with what stands under it: up to the next heading, or in the block that it opens."""
    block = heading
    while not block.tail and block.getnext() is None and block.getparent() is not None:
        block = block.getparent()
    under = [block]
    for behind in block.itersiblings():
        if behind in headings or (behind.tag in _HEADINGS and behind.tag <= heading.tag):
            break
        under.append(behind)
    if sum(weights[element][0] for element in under) <= most:
        for element in under:
            _drop(element)


def _innermost(root: Any) -> Any:
    """The innermost block with nearly all words that are no links; through a table only where it lays out the page."""
    weights = _weights(root)
    least = MAIN_SHARE * _own(weights[root])
    main, inner = root, [root]
    while inner:
        main = inner[0] if inner[0].tag in _CONTAINERS else main
        inner = [child for child in inner[0] if child.tag in _LAYOUT and _own(weights[child]) >= least > 0]
    return main


def _own(weight: tuple[int, int]) -> int:
    return weight[0] - weight[1]


def _weights(root: Any) -> Weights:
    """For each element the characters of its words, and those that are links; from the leaves up, without recursion."""
    weights: Weights = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        words, linked = len((element.text or "").strip()), 0
        for child in element:
            inner = weights.get(child, (0, 0))
            words += inner[0] + len((child.tail or "").strip())
            linked += inner[1]
        weights[element] = (words, words if _is_link(element) else linked)
    return weights


def _is_link(element: Any) -> bool:
    """One with a name is a place in the paper that is led to."""
    return element.tag == "a" and not (element.get("name") or element.get("id"))


def _is_furniture(element: Any) -> bool:
    if element.tag in _FURNITURE_TAGS:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('role', '')}"
    return element.tag in BLOCKS and bool(_FURNITURE.search(names))


def _is_tools(element: Any, words: int) -> bool:
    """Buttons as words; in a table «Facebook» is a channel that something was told on."""
    if element.tag not in ("div", "p", "section") or not 0 < words < LONGEST_TOOLS:
        return False
    if next(element.iterancestors("table"), None) is not None:
        return False
    folded = fold(" ".join(element.itertext())).strip()
    return any(map(str.isalpha, folded)) and bool(_TOOLS.fullmatch(folded))


def _is_link_list(element: Any, words: int, linked: int) -> bool:
    return element.tag in ("ul", "ol", "div", "section") and 0 < words < SHORT and linked > LINK_LIST * words


def _with_title(root: Any, main: Any) -> Any:
    """The main part, or the nearest block around it that also has the title: its `h1`, else words right before it."""
    title = root.find(".//h1")
    if title is None:
        return _with_lead(main)
    if main.find(".//h1") is not None:
        return main
    above = {*title.iterancestors()}
    return next((element for element in main.iterancestors() if element in above), main)


def _with_lead(main: Any) -> Any:
    """The nearest block around it that tells something before it; what stands behind it there is left out."""
    inner = main
    for _ in range(LEAD_LEVELS):
        around = inner.getparent()
        if inner.tag == "td" or around is None or around.tag not in _CONTAINERS:
            return main
        if any(_has_words(before) for before in inner.itersiblings(preceding=True)):
            for behind in [block for block in inner.itersiblings() if block.tag in _CONTAINERS]:
                _drop(behind)
            return around
        inner = around
    return main


def _has_words(element: Any) -> bool:
    return any(words.strip() for words in element.itertext())
