"""No reader opens what a file points to: neither a file of this machine nor an address, whatever format it comes in.

Each file asks for the same secret twice: as an entity of this machine's disk, and as a document type of an address
where a listener of the test waits.
"""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from khuyencong.papers import UnreadablePaper, read_text
from khuyencong.papers.edxml import UnreadableMessage, read_status
from khuyencong.papers.writing.template import PLACE, check_template
from tests.papers.reading.formats.book_files import book, row, sheet
from tests.papers.reading.formats.word_files import p, repacked, word_file

ANSWER = (
    "<edXML><MessageHeader><From><OrganName>XXE</OrganName></From><ResponseFor>1</ResponseFor>"
    "<StatusCode>03</StatusCode></MessageHeader></edXML>"
)
PAGE = "<html><body><p>Kinh phí XXE</p></body></html>"
SECRET = "7.777.777 đồng của máy chủ"
ENTITY = "XXE"  # where it stands in each file


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        door.setblocking(False)
        yield door


@pytest.fixture
def head(tmp_path: Path, listener: socket.socket) -> bytes:
    """A document type that names the secret, and an address."""
    kept = tmp_path / "secret.txt"
    kept.write_text(SECRET, encoding="utf-8")
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/x.dtd"
    outside = f'<!ENTITY secret SYSTEM "{kept.as_uri()}"><!ENTITY % more SYSTEM "{address}"> %more;'
    return f'<!DOCTYPE paper SYSTEM "{address}" [{outside}]>'.encode()


def pointing(head: bytes) -> Callable[[bytes], bytes]:
    """Changes a part so that it points to the secret where «XXE» stands."""
    return lambda xml: head + xml.replace(ENTITY.encode(), b"&secret;") if ENTITY.encode() in xml else xml


def words(data: bytes, name: str) -> str:
    return read_text(data, name).content


def template(data: bytes) -> str:
    check_template(data, "mau.docx")
    return ""


def status(data: bytes) -> str:
    told = read_status(data)
    return f"{told.about} {told.sender} {told.description}"


HOSTILE: dict[str, tuple[Callable[[bytes], bytes], Callable[[bytes], str]]] = {
    "a Word file": (
        lambda head: repacked(word_file(p(f"Kinh phí {ENTITY}")), pointing(head)),
        lambda data: words(data, "a.docx"),
    ),
    "a note of a Word file": (
        lambda head: repacked(word_file(p("Kinh phí"), footnotes=p(ENTITY)), pointing(head)),
        lambda data: words(data, "a.docx"),
    ),
    "a sheet of a workbook": (
        lambda head: repacked(book(A=sheet(row(1, "Kinh phí", ENTITY))), pointing(head)),
        lambda data: words(data, "a.xlsx"),
    ),
    "the shared words of a workbook": (
        lambda head: repacked(
            book(A=sheet(row(1, "Kinh phí")), parts={"xl/sharedStrings.xml": f"<sst><si><t>{ENTITY}</t></si></sst>"}),
            pointing(head),
        ),
        lambda data: words(data, "a.xlsx"),
    ),
    "a page": (
        lambda head: pointing(head)(PAGE.encode()),
        lambda data: words(data, "a.html"),
    ),
    "a page that says it is XML": (
        lambda head: b'<?xml version="1.0" encoding="utf-8"?>' + pointing(head)(PAGE.encode()),
        lambda data: words(data, "a.html"),
    ),
    "an answer of edXML": (lambda head: pointing(head)(ANSWER.encode()), status),
    "an office's template": (
        lambda head: repacked(word_file(p(PLACE) + p(ENTITY)), pointing(head)),
        template,
    ),
}


@pytest.mark.parametrize("named", HOSTILE)
def test_what_a_file_points_to_is_never_read(named: str, head: bytes, listener: socket.socket) -> None:
    make, read = HOSTILE[named]
    data = make(head)
    try:
        told = read(data)
    except (UnreadablePaper, UnreadableMessage) as refusal:
        told = str(refusal)
    assert SECRET not in told
    assert "7.777" not in told
    with pytest.raises(BlockingIOError):  # nobody came to the address
        listener.accept()


@pytest.mark.parametrize(
    "named", ["a Word file", "a note of a Word file", "an answer of edXML", "an office's template"]
)
def test_an_xml_file_that_brings_its_own_language_is_refused(named: str, head: bytes) -> None:
    make, read = HOSTILE[named]
    with pytest.raises((UnreadablePaper, UnreadableMessage)):
        read(make(head))


def test_control_a_reader_that_resolves_entities_tells_the_secret(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    head = f'<!DOCTYPE paper [<!ENTITY secret SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    told = etree.fromstring(f"{head}<paper>&secret;</paper>", etree.XMLParser(resolve_entities=True))
    assert SECRET in "".join(told.itertext())
