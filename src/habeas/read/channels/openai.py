"""One question to a server that speaks OpenAI's way (llama.cpp, vLLM, Ollama), and its answer.

What a model's server can do to us is kept small: no name is looked up for this machine, no proxy of the environment
is used, no redirect followed, no more than a set number of bytes read, and the whole exchange ends at a set time,
however slowly the server drips. Nothing is ever run that an answer asks for.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address

from habeas.read.errors import (
    ModelAnswerTooLarge,
    ModelRefused,
    ModelTooSlow,
    ModelUnreachable,
    RemoteNotPermitted,
)
from habeas.read.model import Address, ModelReader, Question, check_model_name, reader_name
from habeas.read.model.rules import NO_RULES, RULES
from habeas.read.reader import Reader

ANSWER_BYTES = 1024 * 1024
"""How many bytes an answer may have, at most."""

TIMEOUT_S = 300.0
"""How many seconds one question may take, from the connection to the last byte."""

ANSWER_TOKENS = 8_192
_CHUNK_BYTES = 64 * 1024
_NOT_UNDERSTOOD = frozenset((400, 404, 415, 422, 501))
"""How servers answer that do not know a form of `response_format`."""


@dataclass(slots=True, kw_only=True)
class OpenAIChannel:
    """A model behind an address; call it with a question to get the content of its answer.

    The forms in which JSON can be demanded are tried from the strictest on, once; what the server took is kept.
    """

    address: Address
    model: str
    key: str = ""
    timeout_s: float = TIMEOUT_S
    answer_bytes: int = ANSWER_BYTES
    _form: int = field(default=0, init=False)

    def __call__(self, question: Question) -> str:
        """Return the content of the model's answer, empty where it has none.

        Raises:
            ModelUnreachable: nothing answers, or the connection broke.
            ModelTooSlow: it took longer than `timeout_s`.
            ModelRefused: any status but 200.
            ModelAnswerTooLarge: more than `answer_bytes`.
        """
        forms = _response_formats(question)
        while True:
            try:
                return _content(self._post(_body(question, self.model, forms[self._form])))
            except ModelRefused as refused:
                if refused.status not in _NOT_UNDERSTOOD or self._form + 1 == len(forms):
                    raise
                self._form += 1

    def _post(self, body: bytes) -> object:
        connection = self._connection()
        with _ending_at(connection, self.timeout_s) as clock:
            try:
                return self._exchange(connection, clock, body)
            except (OSError, HTTPException, ValueError, RecursionError) as error:
                if clock.is_over or isinstance(error, TimeoutError):
                    raise ModelTooSlow(limit_s=round(self.timeout_s)) from error
                raise ModelUnreachable(reason=type(error).__name__) from error

    def _exchange(self, connection: HTTPConnection, clock: _Clock, body: bytes) -> object:
        connection.connect()
        clock.sock = connection.sock
        if self.address.is_loopback and not ip_address(connection.sock.getpeername()[0]).is_loopback:
            raise ModelUnreachable(reason="it is not on this machine")
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        connection.request("POST", f"{self.address.path}/chat/completions", body=body, headers=headers)
        answer = connection.getresponse()
        if answer.status != 200:
            raise ModelRefused(status=answer.status)
        if answer.headers.get_content_type() != "application/json":
            raise ModelUnreachable(reason="what answers there speaks no JSON")
        return json.loads(_read(answer, self.answer_bytes))

    def _connection(self) -> HTTPConnection:
        if self.address.scheme == "https":
            context = ssl.create_default_context()
            return HTTPSConnection(self.address.host, self.address.port, timeout=self.timeout_s, context=context)
        return HTTPConnection(self.address.host, self.address.port, timeout=self.timeout_s)


def _response_formats(question: Question) -> tuple[dict[str, object] | None, ...]:
    schema = {"name": "reading", "strict": True, "schema": question.schema}
    return {"type": "json_schema", "json_schema": schema}, {"type": "json_object"}, None


def _body(question: Question, model: str, response_format: dict[str, object] | None) -> bytes:
    """Return the request: two messages, no tools, nothing left to chance that can be held fast."""
    asked: dict[str, object] = {
        "model": model,
        "messages": [
            {"role": "system", "content": question.instructions},
            {"role": "user", "content": question.material},
        ],
        "temperature": 0,
        "seed": 0,
        "stream": False,
        "max_tokens": ANSWER_TOKENS,
    }
    if response_format is not None:
        asked["response_format"] = response_format
    return json.dumps(asked).encode()


def _read(answer: HTTPResponse, most_bytes: int) -> bytes:
    held = bytearray()
    while chunk := answer.read1(_CHUNK_BYTES):
        held += chunk
        if len(held) > most_bytes:
            raise ModelAnswerTooLarge(limit_bytes=most_bytes)
    if answer.length:
        raise HTTPException("cut short")
    return bytes(held)


def _content(answer: object) -> str:
    """Return the words of the first choice; tool calls and whatever else stands there are passed over."""
    choices = answer.get("choices") if isinstance(answer, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    return content if isinstance(content, str) else ""


@dataclass(slots=True, kw_only=True)
class _Clock:
    """Whether the time of an exchange is over, and the socket that it goes by."""

    is_over: bool = False
    sock: socket.socket | None = None

    def end(self) -> None:
        """Break the exchange: whatever waits for bytes gets none."""
        self.is_over = True
        if self.sock is not None:
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


@contextmanager
def _ending_at(connection: HTTPConnection, limit_s: float) -> Iterator[_Clock]:
    """Break a connection when its time is over: a time limit on each read would let a server drip for ever."""
    clock = _Clock()
    timer = threading.Timer(limit_s, clock.end)
    timer.daemon = True
    timer.start()
    try:
        yield clock
    finally:
        timer.cancel()
        connection.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReaders:
    """Makes, for any language, the reader that asks one model; it can be handed to another process.

    Raises:
        RemoteNotPermitted: the model is not on this machine, and its use is not permitted.
        BadModelName: the model has no name that a server could have it by.
    """

    address: Address
    model: str
    key: str = ""
    is_permitted: bool = False

    def __post_init__(self) -> None:
        check_model_name(self.model)
        if not self.address.is_loopback and not self.is_permitted:
            raise RemoteNotPermitted

    @property
    def name(self) -> str:
        """The name and version of these readers, whatever the language."""
        return reader_name(self.model)

    def __call__(self, language: str) -> Reader:
        """Return the reader of a language."""
        return ModelReader(
            language=language, model=self.model, rules=RULES.get(language, NO_RULES),
            ask=OpenAIChannel(address=self.address, model=self.model, key=self.key),
        )  # fmt: skip
