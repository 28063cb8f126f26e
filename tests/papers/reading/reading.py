"""Short ways for tests to read a few sentences."""

from khuyencong.papers.reading.grammar.citations import find_citations
from khuyencong.papers.reading.grammar.dates import ANY_DATE
from khuyencong.papers.reading.paper import find_facts
from khuyencong.papers.reading.text.noise import find_noise
from khuyencong.papers.reading.text.scan import Scan
from khuyencong.terms.facts import PaperFacts, Span, Text


def scan_of(sentence: str) -> Scan:
    scan = Scan.of(sentence)
    dates = [Span(*m.span()) for m in ANY_DATE.finditer(scan.flat)]
    return scan.without([*(c.span for c in find_citations(scan)), *dates, *find_noise(scan)])


def whole(scan: Scan) -> Span:
    return Span(0, len(scan.content))


def facts_of(text: str) -> PaperFacts:
    return find_facts(Text(text, "text/plain"))
