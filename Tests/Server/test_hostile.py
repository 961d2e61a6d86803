"""Whoever is slow, large or many does not hold the server for the others."""

import select
import socket
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

from service import ideas
from service.engines import on
from service.web import Reader

# `ServerLimits.idle`: how long a connection may stay silent.
IDLE = 30


def connect(url: str) -> socket.socket:
    address = urlsplit(url)
    return socket.create_connection((address.hostname, address.port), timeout=10)


@contextmanager
def many(url: str, count: int):
    connections = [connect(url) for _ in range(count)]
    try:
        yield connections
    finally:
        for connection in connections:
            connection.close()


def is_closed(connection: socket.socket) -> bool:
    """Whether the other side has closed it."""
    try:
        return bool(select.select([connection], [], [], 0)[0]) and connection.recv(65536) == b""
    except ConnectionResetError:
        return True


def exchange(url: str, request: bytes) -> bytes:
    """What comes back until the other side closes."""
    with connect(url) as connection:
        try:
            connection.sendall(request)
        except (BrokenPipeError, ConnectionResetError):
            pass
        answer = b""
        try:
            while part := connection.recv(65536):
                answer += part
        except (ConnectionResetError, TimeoutError):
            pass
        return answer


@on("sqlite")
def test_heads_that_trickle_in_hold_nobody_and_are_given_up(installation):
    server = installation.server()
    with many(server.url, 300) as connections:
        for connection in connections:
            connection.sendall(b"GET /de HTTP/1.1\r\nHost: localhost\r\n")
        begun = time.monotonic()
        open_ones = connections
        while open_ones and time.monotonic() < begun + IDLE + 15:
            asked = time.monotonic()
            assert Reader(server.url).get("/de/spree-neisse").status == 200
            assert time.monotonic() - asked < 5
            time.sleep(2)
            for connection in open_ones:
                try:
                    connection.sendall(b"X-Slow: yes\r\n")
                except OSError:
                    pass
            open_ones = [connection for connection in open_ones if not is_closed(connection)]
        assert not open_ones, f"{len(open_ones)} of {len(connections)} are still served"


@on("sqlite")
def test_a_body_that_stops_coming_is_given_up(installation):
    server = installation.server()
    with connect(server.url) as connection:
        connection.sendall(
            f"POST {ideas.PAGE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\ntopic=other".encode()
        )
        connection.settimeout(IDLE + 15)
        assert b"303" not in connection.recv(65536)


@on("sqlite")
def test_what_is_too_large_is_refused_and_the_next_request_is_answered(installation):
    server = installation.server()
    long_head = exchange(server.url, b"GET /de HTTP/1.1\r\nHost: localhost\r\nX-Long: " + b"x" * 200_000 + b"\r\n\r\n")
    assert b" 200 " not in long_head.split(b"\r\n")[0]
    many_fields = b"".join(b"X-%d: y\r\n" % number for number in range(5000))
    fields = exchange(server.url, b"GET /de HTTP/1.1\r\nHost: localhost\r\n" + many_fields + b"\r\n")
    assert b" 200 " not in fields.split(b"\r\n")[0]
    long_path = exchange(server.url, b"GET /de/" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert b" 200 " not in long_path.split(b"\r\n")[0]

    reader = Reader(server.url)
    refused = reader.send(ideas.form(reader, "x" * 3_000_000))
    assert refused.status == 413
    assert "Das ist zu groß" in refused.text
    # A length that is only claimed is refused by its claim.
    claimed = exchange(
        server.url,
        f"POST {ideas.PAGE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 999999999\r\n\r\n".encode(),
    )
    assert b" 413 " in claimed.split(b"\r\n")[0]
    assert reader.get("/de/spree-neisse").status == 200
