"""A server that speaks OpenAI's way and plays a model: honest, sloppy or malicious."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from habeas.read.model import Address, parse_address

Material = Mapping[str, object]
Play = Callable[[Material], object]
"""From the material of a question to what the model answers: an object, or words that need be no JSON."""


@dataclass(slots=True, kw_only=True)
class Behaviour:
    """How the server behaves around the model's answer."""

    play: Play
    status: int = 200
    content_type: str = "application/json"
    location: str = ""
    drip_s: float = 0.0
    padding_bytes: int = 0
    knows_schemas: bool = True
    cut_short: bool = False
    raw: bytes | None = None
    tool_calls: bool = False


@dataclass(slots=True, kw_only=True)
class ModelServer:
    """A running server, and every request that it got."""

    address: Address
    behaviour: Behaviour
    requests: list[dict[str, object]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[ModelServer]:
    """Serve on a free port of this machine until the block ends."""
    listener = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    listener.daemon_threads = True
    server = ModelServer(
        address=parse_address(f"http://127.0.0.1:{listener.server_address[1]}/v1"), behaviour=behaviour
    )
    listener.model = server  # type: ignore[attr-defined]
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown()
        thread.join()
        listener.server_close()


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""

    def do_GET(self) -> None:
        """Note that somebody followed us somewhere."""
        self._server.paths.append(f"GET {self.path}")
        self.send_response(200)
        self.end_headers()

    def do_POST(self) -> None:
        """Play the model."""
        server, how = self._server, self._server.behaviour
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.paths.append(f"POST {self.path}")
        server.requests.append(asked)
        server.headers.append(dict(self.headers.items()))
        if not how.knows_schemas and asked.get("response_format", {}).get("type") == "json_schema":
            self.send_error(400)
            return
        body = how.raw if how.raw is not None else _body(how, asked)
        self.send_response(how.status)
        self.send_header("Content-Type", how.content_type)
        if how.location:
            self.send_header("Location", how.location)
        self.send_header("Content-Length", str(len(body) + how.padding_bytes + (100 if how.cut_short else 0)))
        self.end_headers()
        self._send(body, how)

    def _send(self, body: bytes, how: Behaviour) -> None:
        try:
            if how.drip_s:
                for byte in body:
                    self.wfile.write(bytes((byte,)))
                    time.sleep(how.drip_s)
                return
            self.wfile.write(body)
            for _ in range(how.padding_bytes // 65_536 + 1 if how.padding_bytes else 0):
                self.wfile.write(b" " * 65_536)
        except OSError:
            self.close_connection = True

    @property
    def _server(self) -> ModelServer:
        found: ModelServer = self.server.model  # type: ignore[attr-defined]
        return found


def _body(how: Behaviour, asked: Mapping[str, object]) -> bytes:
    answer = how.play(material_of(asked))
    content = answer if isinstance(answer, str) else json.dumps(answer)
    message: dict[str, object] = {"role": "assistant", "content": content}
    if how.tool_calls:
        arguments = json.dumps({"command": "touch /tmp/owned"})
        message["tool_calls"] = [{"type": "function", "function": {"name": "shell", "arguments": arguments}}]
    return json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}).encode()


def material_of(asked: Mapping[str, object]) -> Material:
    """Return the material of a question as the model sees it."""
    messages = asked["messages"]
    assert isinstance(messages, list)
    material = json.loads(messages[1]["content"])
    assert isinstance(material, dict)
    return material
