"""An empty archive on each database: the tests of the store run over both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from tests.store.servers import postgres, programs, short_folder

from onrecord.store import Store, open_store

Places = Callable[[], str]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL that lasts as long as the tests do."""
    if programs() is None:
        pytest.skip("no PostgreSQL on this machine: neither initdb on the path nor /usr/lib/postgresql")
    with short_folder() as folder, postgres(folder) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """A function that gives a place for a new archive, again and again."""
    count = iter(range(1000))
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"archive-{next(count)}.db")
    url = request.getfixturevalue("server")
    return lambda: new_database(url, f"{tmp_path.name}_{next(count)}")


def new_database(url: str, name: str) -> str:
    """A database on the server; gives its URL."""
    plain = "".join(c if c.isalnum() else "_" for c in name.lower())[-60:]
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{plain}"'))
            connection.execute(text(f'CREATE DATABASE "{plain}"'))
    finally:
        engine.dispose()
    return make_url(url).set(database=plain).render_as_string(hide_password=False)


@pytest.fixture
def place(places: Places) -> str:
    return places()


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    with open_store(place, patience=5) as opened:
        yield opened
