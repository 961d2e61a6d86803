"""Requests at a steady rate, whether the server keeps up or not.

Each request has a moment at which it is due, and its time counts from there: a server that stalls for a second is
charged for everybody who came in that second, not only for the one who was being served (no coordinated omission).
"""

import http.client
import threading
import time
from collections.abc import Callable
from urllib.parse import urlsplit


class Clock:
    """Hands out the moments at which requests are due, one after the other."""

    def __init__(self, rate: float, seconds: float):
        self.begin = time.monotonic() + 0.5
        self._rate = rate
        self._count = int(rate * seconds)
        self._next = 0
        self._turn = threading.Lock()

    def take(self) -> float | None:
        with self._turn:
            if self._next == self._count:
                return None
            self._next += 1
            return self.begin + (self._next - 1) / self._rate


def steadily(rate: float, seconds: float, workers: int, make: Callable[[], Callable[[], int]]) -> tuple[list[float], int]:
    """Sends requests at a rate.

    `make` gives each worker a function that sends one request and gives its status. The answer is the milliseconds
    from each request's moment to its end, and how many were not answered with 200 or 303.
    """
    clock = Clock(rate, seconds)
    samples: list[float] = []
    bad = [0]

    def work():
        send = make()
        while (due := clock.take()) is not None:
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                status = send()
            except (OSError, http.client.HTTPException):
                status = 0
            samples.append((time.monotonic() - due) * 1000)
            if status not in (200, 303):
                bad[0] += 1

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return samples, bad[0]


def getting(url: str, paths: list[str], headers: dict[str, str] | None = None) -> Callable[[], Callable[[], int]]:
    """Workers that get the paths by turns, each over a connection that stays open."""

    def make() -> Callable[[], int]:
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
        place = [0]

        def send() -> int:
            place[0] += 1
            connection.request("GET", paths[place[0] % len(paths)], headers=headers or {})
            response = connection.getresponse()
            response.read()
            return response.status

        return send

    return make
