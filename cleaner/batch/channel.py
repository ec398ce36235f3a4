"""Messages between the command and its workers: a length, then that many bytes."""

import os
import pickle
from collections.abc import Iterator
from struct import Struct as Layout
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder

from cleaner.batch.page import Begun, Outcome
from cleaner.read.reference import Reference

if TYPE_CHECKING:
    from socket import socket

HEADER = Layout("<Q")
PIECE = 1 << 20

ENCODER = Encoder()


class Ready(Struct, tag=True):
    """The worker can take pages."""


class Retired(Struct, tag=True):
    """The worker ends after the page it told of last, of its own will."""


# What comes from a worker has been near a hostile page, and is decoded as these types and nothing else.
Message = Ready | Begun | Outcome | Retired
DECODER = Decoder(Message)


class Order(Struct):
    """A page to do."""

    number: int
    reference: Reference


class Channel:
    """Both directions of what connects two processes: two pipes, or a socket where there are no such pipes."""

    def __init__(self, reading: int = -1, writing: int = -1, socket: "socket | None" = None) -> None:
        self.reading = reading if socket is None else socket.fileno()
        self.writing = writing if socket is None else self.reading
        self.socket = socket
        self.open = True

    def read(self) -> bytes:
        """Some bytes; none where the other side is closed.  Raises OSError."""
        return os.read(self.reading, PIECE) if self.socket is None else self.socket.recv(PIECE)

    def write(self, data: memoryview) -> int:
        """How many bytes could be written.  Raises OSError."""
        return os.write(self.writing, data) if self.socket is None else self.socket.send(data)

    def block(self, blocking: bool) -> None:
        """Whether reading and writing wait; they raise BlockingIOError where they do not."""
        if self.socket is not None:
            self.socket.setblocking(blocking)
        else:
            os.set_blocking(self.reading, blocking)
            os.set_blocking(self.writing, blocking)

    def close(self) -> None:
        """Close both directions, once."""
        if not self.open:
            return
        self.open = False
        if self.socket is not None:
            self.socket.close()
        else:
            os.close(self.reading)
            os.close(self.writing)


def frame(payload: bytes) -> bytes:
    """A message as it goes through a channel."""
    return HEADER.pack(len(payload)) + payload


def cut(buffer: bytearray) -> Iterator[bytes]:
    """Take the complete messages off the front of what was received."""
    at = 0
    while len(buffer) >= at + HEADER.size:
        (size,) = HEADER.unpack_from(buffer, at)
        if len(buffer) < at + HEADER.size + size:
            break
        at += HEADER.size
        yield bytes(memoryview(buffer)[at : at + size])
        at += size
    del buffer[:at]


def orders_to_bytes(orders: list[Order]) -> bytes:
    """Pages to do, as a message.  Names of files need not be valid text, which only pickle takes."""
    return frame(pickle.dumps(orders, 5))


def send(channel: Channel, message: Message) -> None:
    """Send a message of a worker, all of it.  Raises OSError."""
    rest = memoryview(frame(ENCODER.encode(message)))
    while rest:
        rest = rest[channel.write(rest) :]


def received(channel: Channel) -> Iterator[bytes]:
    """The messages for a worker, until the other side is closed.  Raises OSError."""
    buffer = bytearray()
    while data := channel.read():
        buffer += data
        yield from cut(buffer)
