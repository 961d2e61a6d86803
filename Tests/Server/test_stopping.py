"""The end of a server that is told to stop, and of one that is not."""

import os
import random
import signal
import socket
import threading
import time
from urllib.parse import urlsplit

from service import ideas
from service.waiting import wait_until
from service.web import Reader

# Fewer with every run of the tests than for the bar of 200.
KILLS = int(os.environ.get("LOTSE_SERVER_KILLS", "3"))

# What `lotse serve` gives to requests that are under way when it is told to stop.
GRACE = 20


def listens(url: str) -> bool:
    address = urlsplit(url)
    try:
        socket.create_connection((address.hostname, address.port), timeout=5).close()
        return True
    except ConnectionRefusedError:
        return False


def test_a_request_under_way_is_answered_and_kept_before_the_server_ends(installation):
    server = installation.server()
    reader = Reader(server.url)
    form = ideas.form(reader, "Ein Werkstattbus für Dörfer")
    answers = []
    with installation.writing_by_somebody_else():
        sending = threading.Thread(target=lambda: answers.append(reader.send(form)))
        sending.start()
        time.sleep(1)
        server.send(signal.SIGTERM)
        wait_until(lambda: not listens(server.url), 10)
        assert not answers
    sending.join(timeout=GRACE)
    assert answers[0].status == 303
    assert server.wait(GRACE) == 0

    again = installation.server()
    assert "Ein Werkstattbus für Dörfer" in Reader(again.url).get(answers[0].location).text
    ideas.check_whole(installation)


def test_whoever_sends_half_a_request_keeps_no_server_from_ending(installation):
    server = installation.server()
    address = urlsplit(server.url)
    idle, half_head, half_body = (socket.create_connection((address.hostname, address.port)) for _ in range(3))
    idle.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
    half_head.sendall(b"GET /de HTTP/1.1\r\nHost: local")
    half_body.sendall(f"POST {ideas.PAGE} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\ntopic=".encode())
    assert b"200 OK" in idle.recv(1000)
    time.sleep(0.5)
    server.send(signal.SIGTERM)
    assert server.wait(GRACE + 10) == 0
    for connection in (idle, half_head, half_body):
        connection.close()


def test_killed_at_any_moment_it_loses_nothing_that_it_acknowledged(installation):
    ledger = ideas.Ledger()
    chance = random.Random(20_261_121)
    for number in range(KILLS):
        server = installation.server()
        clients = [threading.Thread(target=keep_sending, args=(server.url, ledger, f"{number}-{place}")) for place in range(8)]
        for client in clients:
            client.start()
        before = len(ledger.acknowledged)
        wait_until(lambda: len(ledger.acknowledged) > before, 30)
        time.sleep(chance.uniform(0, 0.6))
        server.send(signal.SIGKILL)
        assert server.wait(10) == -signal.SIGKILL
        for client in clients:
            client.join()
        lost = set(ledger.acknowledged) - ideas.kept(installation)
        assert not lost, f"round {number}: {len(lost)} of {len(ledger.acknowledged)} lost"
        ideas.check_whole(installation)
    assert not ledger.refused

    reader = Reader(installation.server().url)
    for words, location in random.sample(sorted(ledger.acknowledged.items()), min(50, len(ledger.acknowledged))):
        assert words in reader.get(location).text, location


def keep_sending(url: str, ledger: ideas.Ledger, name: str):
    """Sends one idea after the other until the server is gone."""
    reader = Reader(url)
    number = 0
    while True:
        try:
            ledger.send(reader, f"Idee {name}-{number}")
        except OSError:
            return
        except Exception as error:
            # An answer that was cut off in the middle acknowledges nothing.
            if type(error).__module__ == "http.client":
                return
            raise
        number += 1


def test_a_form_that_is_sent_many_times_at_once_makes_one_record(installation):
    server = installation.server()
    form = ideas.form(Reader(server.url), "Fahrräder für Auszubildende")
    start = threading.Barrier(12)
    answers = []

    def send():
        start.wait()
        answers.append(Reader(server.url).send(form))

    senders = [threading.Thread(target=send) for _ in range(12)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert [answer.status for answer in answers] == [303] * 12
    assert len({answer.location for answer in answers}) == 1
    assert installation.ask("SELECT count(*) FROM concern WHERE body = 'Fahrräder für Auszubildende'") == [("1",)]
    ideas.check_whole(installation)
