"""What was written, in a SQLite file beside the output."""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Literal, Self

from msgspec.structs import astuple

from cleaner.resume import ResumeError
from cleaner.resume.entry import Entry, Piece, Told
from cleaner.write.output import unwritable

FORMAT = "1"
"""Version of the tables below."""
TABLES = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE generation (
    number INTEGER PRIMARY KEY, status TEXT NOT NULL, size INTEGER NOT NULL, failed INTEGER NOT NULL
);
CREATE TABLE entry (
    generation INTEGER NOT NULL, place INTEGER NOT NULL, name BLOB NOT NULL, size INTEGER NOT NULL,
    changed INTEGER NOT NULL, sha256 TEXT NOT NULL, failed INTEGER NOT NULL, note TEXT NOT NULL, end INTEGER NOT NULL,
    body INTEGER NOT NULL, state TEXT NOT NULL, PRIMARY KEY (generation, place)
) WITHOUT ROWID;
CREATE INDEX entry_name ON entry (generation, name);
CREATE TABLE piece (
    generation INTEGER NOT NULL, number INTEGER NOT NULL, entries INTEGER NOT NULL, plain INTEGER NOT NULL,
    end INTEGER NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (generation, number)
) WITHOUT ROWID;
"""
BY_NAME = "entry INDEXED BY entry_name"
"""The table where an input is looked for by its name: left to itself, SQLite goes over all of a generation."""
ENTRY = "name, size, changed, sha256, failed, note, end, body, state"

Status = Literal["writing", "finishing", "complete"]


class Manifest:
    """The tables; one run at a time has them open.

    Inputs are counted from 1 by generation.  A generation is one output: where a complete output is brought up to
    date, the next generation is written while this one still stands.  What is not committed is lost with the process.
    """

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def open(cls, path: str) -> Self:
        """Open or make the manifest at `path`.  Raises ResumeError where it is none, or in use; Unwritable, OSError."""
        # SQLite says of a file that it cannot open no more than that.
        with unwritable(path):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o666))
        try:
            connection = sqlite3.connect(path, timeout=0, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise OSError(0, str(error), path) from error
        try:
            # The lock is taken at the first statement and kept to the end of the process, however that comes.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("BEGIN EXCLUSIVE")
            if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                for statement in TABLES.split(";\n"):
                    connection.execute(statement)
                connection.execute("INSERT INTO setting VALUES ('manifest', ?)", (FORMAT,))
            connection.execute("COMMIT")
            version = connection.execute("SELECT value FROM setting WHERE name = 'manifest'").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise ResumeError(f"{path} is in use by another run") from error
            raise OSError(0, str(error), path) from error
        except sqlite3.DatabaseError as error:
            connection.close()
            raise ResumeError(f"{path} is no manifest, or a damaged one: remove it to begin anew") from error
        if version != (FORMAT,):
            connection.close()
            raise ResumeError(f"{path} was made by another version of cleaner: remove it to begin anew")
        return cls(path, connection)

    def close(self) -> None:
        self.connection.close()

    def settings(self) -> dict[str, str]:
        """With which settings the output was begun; empty before it was."""
        found: dict[str, str] = dict(
            self.connection.execute("SELECT name, value FROM setting WHERE name != 'manifest'")
        )
        return found

    def begin(self, settings: Mapping[str, str]) -> None:
        """Note the settings."""
        with self.transaction():
            self.connection.executemany("INSERT INTO setting VALUES (?, ?)", settings.items())

    def generations(self) -> list[tuple[int, Status, int]]:
        """Number, status and size of each output, the newest last."""
        rows = self.connection.execute("SELECT number, status, size FROM generation ORDER BY number")
        return list(rows)

    def status(self, number: int) -> Status | None:
        """How far a generation is; None where it has not begun."""
        row = self.connection.execute("SELECT status FROM generation WHERE number = ?", (number,)).fetchone()
        return row[0] if row else None

    def start(self, number: int) -> None:
        """Begin a generation."""
        with self.transaction():
            self.connection.execute("INSERT INTO generation VALUES (?, 'writing', 0, 0)", (number,))

    def complete(self, number: int) -> None:
        """Say that an output that was finishing has its name, and forget the one before it."""
        with self.transaction():
            self.connection.execute("UPDATE generation SET status = 'complete' WHERE number = ?", (number,))
            for table in ("entry", "piece"):
                self.connection.execute(f"DELETE FROM {table} WHERE generation < ?", (number,))
            self.connection.execute("DELETE FROM generation WHERE number < ?", (number,))

    def entry(self, generation: int, place: int) -> Entry | None:
        """The input at a place, from 1."""
        row = self.connection.execute(
            f"SELECT {ENTRY} FROM entry WHERE generation = ? AND place = ?", (generation, place)
        ).fetchone()
        return entry(row) if row else None

    def named(self, generation: int, name: str) -> Entry | None:
        """The one input of a name; None where there are several."""
        rows = self.connection.execute(
            f"SELECT {ENTRY} FROM {BY_NAME} WHERE generation = ? AND name = ? LIMIT 2", (generation, encoded(name))
        ).fetchall()
        return entry(rows[0]) if len(rows) == 1 else None

    def entries(self, generation: int, first: int, last: int) -> list[Entry]:
        """The inputs from one place to another, in their order."""
        rows = self.connection.execute(
            f"SELECT {ENTRY} FROM entry WHERE generation = ? AND place BETWEEN ? AND ? ORDER BY place",
            (generation, first, last),
        )
        return list(map(entry, rows))

    def inputs(self, generation: int) -> int:
        """How many inputs there are."""
        (count,) = self.connection.execute("SELECT count(*) FROM entry WHERE generation = ?", (generation,)).fetchone()
        return int(count)

    def counts(self, generation: int) -> tuple[int, int]:
        """How many inputs gave something, and how many failed."""
        run = self.connection.execute
        count, failed = run("SELECT count(*), total(failed) FROM entry WHERE generation = ?", (generation,)).fetchone()
        (others,) = run("SELECT total(failed) FROM generation WHERE number = ?", (generation,)).fetchone()
        return int(count - failed), int(failed + others)

    def pieces(self, generation: int) -> list[Piece]:
        """The pieces of an output file, in their order."""
        rows = self.connection.execute(
            "SELECT entries, plain, end, crc FROM piece WHERE generation = ? ORDER BY number", (generation,)
        )
        return [Piece(*row) for row in rows]

    def cut(self, generation: int, pieces: int, entries: int) -> None:
        """Keep the first so many pieces and inputs of an output file, and forget what is behind them."""
        behind = "SELECT 1 FROM entry WHERE generation = ?1 AND place > ?2 UNION SELECT 1 FROM piece WHERE generation = ?1 AND number > ?3"
        if not self.connection.execute(behind, (generation, entries, pieces)).fetchone():
            return
        with self.transaction():
            self.connection.execute("DELETE FROM entry WHERE generation = ? AND place > ?", (generation, entries))
            self.connection.execute("DELETE FROM piece WHERE generation = ? AND number > ?", (generation, pieces))

    def add(
        self,
        generation: int,
        entries: Iterable[Entry],
        pieces: Iterable[Piece] = (),
        *,
        finishing: int | None = None,
        failed: int = 0,
        again: Iterable[str] = (),
    ) -> None:
        """Commit inputs and the pieces that they stand in, behind those that are there.

        `finishing`: the size of the output, where nothing more is to come; `failed`: what failed besides, and is no input.
        `again`: names of inputs to forget before.
        """
        run, many = self.connection.execute, self.connection.executemany
        with self.transaction():
            forget = f"DELETE FROM {BY_NAME} WHERE generation = ? AND name = ?"
            many(forget, ((generation, encoded(name)) for name in again))
            (last,) = run("SELECT max(place) FROM entry WHERE generation = ?", (generation,)).fetchone()
            many(
                "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                ((generation, place, *row(one)) for place, one in enumerate(entries, (last or 0) + 1)),
            )
            (last,) = run("SELECT max(number) FROM piece WHERE generation = ?", (generation,)).fetchone()
            many(
                "INSERT INTO piece VALUES (?, ?, ?, ?, ?, ?)",
                ((generation, number, *astuple(p)) for number, p in enumerate(pieces, (last or 0) + 1)),
            )
            if finishing is not None:
                run("INSERT OR REPLACE INTO generation VALUES (?, 'finishing', ?, ?)", (generation, finishing, failed))

    def transaction(self) -> "Transaction":
        """All or nothing of what is done within."""
        return Transaction(self)


class Transaction:
    """`with`: commits at the end, or undoes all.  Trouble with the disk is an OSError."""

    def __init__(self, manifest: Manifest) -> None:
        self.path = manifest.path
        self.connection = manifest.connection

    def __enter__(self) -> None:
        self.run("BEGIN")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if kind is not None:
            self.undo()
            if isinstance(error, sqlite3.Error):
                raise OSError(0, str(error), self.path) from error
            return
        try:
            self.run("COMMIT")
        except OSError:
            self.undo()
            raise

    def run(self, statement: str) -> None:
        try:
            self.connection.execute(statement)
        except sqlite3.Error as error:
            raise OSError(0, str(error), self.path) from error

    def undo(self) -> None:
        if self.connection.in_transaction:
            try:
                self.connection.execute("ROLLBACK")
            except sqlite3.Error:
                self.connection.close()  # what was not committed is not there


def row(entry: Entry) -> tuple[bytes | int | str, ...]:
    """An input as it stands in the table."""
    return encoded(entry.name), entry.size, entry.changed, *astuple(entry.told), entry.end, entry.body, entry.state


def entry(row: tuple[bytes, int, int, str, int, str, int, int, str]) -> Entry:
    """An input from the table."""
    name, size, changed, sha256, failed, note, end, body, state = row
    told = Told(sha256, bool(failed), note)
    return Entry(name.decode("utf-8", "surrogateescape"), size, changed, told, end, body, state)


def encoded(name: str) -> bytes:
    """A name as it is kept: its bytes, which need not be text."""
    return name.encode("utf-8", "surrogateescape")
