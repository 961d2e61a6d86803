"""Which engine a test is about."""

import pytest


def on(engine: str):
    """Marks a test that makes sense on one engine only."""
    return pytest.mark.parametrize("installation", [engine], indirect=True)
