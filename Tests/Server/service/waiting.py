"""Waiting for what comes about by itself."""

import time
from collections.abc import Callable


def wait_until(condition: Callable[[], bool], seconds: float):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"it did not come to be so within {seconds} seconds"
        time.sleep(0.05)
