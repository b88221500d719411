"""The databases of the store's tests."""

from __future__ import annotations

from tests.store.conftest import place, places, server

__all__ = ["place", "places", "server"]
