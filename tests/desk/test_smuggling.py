"""A request whose end is told in two ways: the real server takes it one way for good, or refuses it and hangs up.

What is smuggled is a second request that the proxy in front took for the first one's body. So whatever has two meanings
must end the connection: what follows on it is then heard by nobody.
"""

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator

import pytest

from khuyencong.desk.command_line.house import web_command
from tests.house.sources import ROOT

FIRST = b"POST /first HTTP/1.1\r\nHost: x\r\n"
SECOND = b"GET /second HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
LENGTH, CHUNKED = b"Content-Length: 4\r\n", b"Transfer-Encoding: chunked\r\n"
NO_CHUNK, ONE_CHUNK = b"0\r\n\r\n", b"4\r\nabcd\r\n0\r\n\r\n"
SENTENCES = {
    "one length": (FIRST + LENGTH + b"\r\nabcd", ["POST /first abcd", "GET /second "]),
    "one length, told twice alike": (FIRST + LENGTH + LENGTH + b"\r\nabcd", ["POST /first abcd", "GET /second "]),
    "chunks": (FIRST + CHUNKED + b"\r\n" + ONE_CHUNK, ["POST /first abcd", "GET /second "]),
    "lines that end without CR": (
        b"POST /first HTTP/1.1\nHost: x\nContent-Length: 4\n\nabcd",
        ["POST /first abcd", "GET /second "],
    ),
    "a length in another word": (FIRST + b"Content_Length: 4\r\n\r\n", ["POST /first ", "GET /second "]),
    "a length behind the last chunk": (
        FIRST + CHUNKED + b"\r\n4\r\nabcd\r\n0\r\nContent-Length: 99\r\n\r\n",
        ["POST /first abcd", "GET /second "],
    ),
}
TWO_MEANINGS = {
    "length, then chunks": FIRST + LENGTH + CHUNKED + b"\r\n" + ONE_CHUNK,
    "chunks, then length": FIRST + CHUNKED + LENGTH + b"\r\n" + ONE_CHUNK,
    "two lengths": FIRST + LENGTH + b"Content-Length: 0\r\n\r\nabcd",
    "a list of lengths": FIRST + b"Content-Length: 4, 4\r\n\r\nabcd",
    "a signed length": FIRST + b"Content-Length: +4\r\n\r\nabcd",
    "a negative length": FIRST + b"Content-Length: -4\r\n\r\nabcd",
    "a hexadecimal length": FIRST + b"Content-Length: 0x4\r\n\r\nabcd",
    "a coding nobody knows": FIRST + b"Transfer-Encoding: xchunked\r\n\r\n" + NO_CHUNK,
    "a coding that ends nowhere": FIRST + b"Transfer-Encoding: chunked, identity\r\n\r\n" + NO_CHUNK,
    "two codings": FIRST + CHUNKED + b"Transfer-Encoding: identity\r\n\r\n" + NO_CHUNK,
    "a blank before the colon": FIRST + b"Transfer-Encoding : chunked\r\n\r\n" + NO_CHUNK,
    "a control sign in the coding": FIRST + b"Transfer-Encoding:\x0bchunked\r\n\r\n" + NO_CHUNK,
    "a folded line": FIRST + b"Transfer-Encoding:\r\n chunked\r\n\r\n" + NO_CHUNK,
    "a lone CR in a head": FIRST + b"X: a\rContent-Length: 4\r\n\r\nabcd",
    "a NUL in a head": FIRST + b"X: a\0b\r\n" + LENGTH + b"\r\nabcd",
    "chunks of HTTP/1.0": b"POST /first HTTP/1.0\r\nHost: x\r\n" + CHUNKED + b"\r\n" + NO_CHUNK,
    "a chunk's line without CR": FIRST + CHUNKED + b"\r\n4\nabcd\r\n" + NO_CHUNK,
    "a line feed in a chunk's note": FIRST + CHUNKED + b"\r\n4;x\nabcd\r\n" + NO_CHUNK,
    "a chunk longer than it says": FIRST + CHUNKED + b"\r\n4\r\nabcdXX" + NO_CHUNK,
    "a negative chunk": FIRST + CHUNKED + b"\r\n-4\r\nabcd\r\n" + NO_CHUNK,
    "a hexadecimal chunk": FIRST + CHUNKED + b"\r\n0x4\r\nabcd\r\n" + NO_CHUNK,
    "a chunk beyond every number": FIRST + CHUNKED + b"\r\nFFFFFFFFFFFFFFFFF\r\nabcd\r\n" + NO_CHUNK,
}


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, int]]:
    """The server as `khuyencong serve` starts it, before a house that answers what it heard."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = free.getsockname()
    command = web_command(*place, 1, "tests.desk.heard:application")
    quiet = {"cwd": ROOT, "env": {**os.environ, "PYTHONPATH": str(ROOT)}, "stdout": subprocess.DEVNULL}
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **quiet) as process:  # type: ignore[call-overload]
        try:
            _wait(place)
            yield place
        finally:
            process.terminate()


def _wait(place: tuple[str, int]) -> None:
    for _ in range(300):
        try:
            socket.create_connection(place).close()
        except ConnectionRefusedError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not open its door")


def heard(place: tuple[str, int], said: bytes) -> list[str]:
    """What the house heard on one connection, in its order, until it hung up."""
    with socket.create_connection(place, 30) as visitor:
        visitor.sendall(said)
        answer = b"".join(iter(lambda: visitor.recv(65536), b""))
    return [line.decode() for line in re.findall(rb"<(.*?)>", answer)]


@pytest.mark.parametrize("named", SENTENCES)
def test_what_has_one_meaning_is_heard_and_the_next_request_too(server: tuple[str, int], named: str) -> None:
    said, expected = SENTENCES[named]
    assert heard(server, said + SECOND) == expected


@pytest.mark.parametrize("named", TWO_MEANINGS)
def test_behind_what_has_two_meanings_nothing_is_heard(server: tuple[str, int], named: str) -> None:
    assert "GET /second " not in heard(server, TWO_MEANINGS[named] + SECOND)
