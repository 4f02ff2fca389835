"""The way to a model: only this machine, only so long, only so much, and nothing that the answer asks for."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from habeas.facts.reading import Reading
from habeas.read import read
from habeas.read.channels.openai import ModelReaders, OpenAIChannel
from habeas.read.errors import (
    ModelAnswerTooLarge,
    ModelAnswerUnusable,
    ModelError,
    ModelRefused,
    ModelTooSlow,
    ModelUnreachable,
    RemoteNotPermitted,
)
from habeas.read.model import Address, parse_address
from habeas.read.model.prompt import question_of
from tests.read.model.plays import REPORT, honest, malicious, sloppy
from tests.read.model.server import Behaviour, ModelServer, Play, serving

PUBLISHED = date(2022, 7, 20)
QUESTION = question_of(REPORT, language="en", published=PUBLISHED)


def reading_from(server: ModelServer) -> Reading:
    readers = ModelReaders(address=server.address, model="invented:7b")
    return read(REPORT, published=PUBLISHED, language="en", readers=readers)


def channel(server: ModelServer, **limits: float) -> OpenAIChannel:
    return OpenAIChannel(address=server.address, model="invented:7b", **limits)  # type: ignore[arg-type]


def test_honest_model_is_read_over_the_wire() -> None:
    with serving(Behaviour(play=honest)) as server:
        reading = reading_from(server)
    assert [one.claim.kind for one in reading.statements] == ["whereabouts", "count", "act"]
    assert server.paths == ["POST /v1/chat/completions"]


@pytest.mark.parametrize("play", [sloppy, malicious])
def test_model_that_errs_or_lies_brings_only_words_of_the_report(play: Play) -> None:
    with serving(Behaviour(play=play, tool_calls=True)) as server:
        reading = reading_from(server)
    assert reading.statements != ()
    assert all(one.quote == one.span.of(REPORT) for one in reading.statements)
    assert server.paths == ["POST /v1/chat/completions"]


def test_request_has_one_document_no_tools_and_a_schema() -> None:
    with serving(Behaviour(play=honest)) as server:
        reading_from(server)
    (asked,) = server.requests
    assert sorted(asked) == ["max_tokens", "messages", "model", "response_format", "seed", "stream", "temperature"]
    assert isinstance(asked["response_format"], dict)
    assert asked["response_format"]["type"] == "json_schema"
    assert isinstance(asked["messages"], list)
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert "Authorization" not in server.headers[0]


def test_server_without_schemas_is_asked_for_plain_json_and_not_twice() -> None:
    with serving(Behaviour(play=honest, knows_schemas=False)) as server:
        ask = channel(server)
        assert ask(QUESTION) == ask(QUESTION) != ""
    kinds = [asked["response_format"]["type"] for asked in server.requests]  # type: ignore[index]
    assert kinds == ["json_schema", "json_object", "json_object"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_never_followed(status: int) -> None:
    with serving(Behaviour(play=honest)) as elsewhere, serving(Behaviour(play=honest, status=status)) as server:
        server.behaviour.location = f"{elsewhere.address}/chat/completions"
        with pytest.raises(ModelRefused) as refused:
            reading_from(server)
    assert (refused.value.status, elsewhere.paths) == (status, [])


def test_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(Behaviour(play=honest)) as proxy, serving(Behaviour(play=honest)) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.address.port}")
        monkeypatch.delenv("no_proxy", raising=False)
        reading_from(server)
    assert (proxy.paths, len(server.paths)) == ([], 1)


def test_slow_drip_ends_when_its_time_is_over() -> None:
    with serving(Behaviour(play=honest, drip_s=0.05)) as server, pytest.raises(ModelTooSlow):
        channel(server, timeout_s=0.5)(QUESTION)


def test_huge_answer_is_cut_off_at_the_limit() -> None:
    with serving(Behaviour(play=honest, padding_bytes=40_000_000)) as server, pytest.raises(ModelAnswerTooLarge):
        channel(server)(QUESTION)


@pytest.mark.parametrize(
    ("behaviour", "error"),
    [
        (Behaviour(play=honest, status=500), ModelRefused),
        (Behaviour(play=honest, status=429), ModelRefused),
        (Behaviour(play=honest, content_type="text/html"), ModelUnreachable),
        (Behaviour(play=honest, raw=b"<html>"), ModelUnreachable),
        (Behaviour(play=honest, raw=b"[" * 200_000), ModelUnreachable),
        (Behaviour(play=honest, cut_short=True), ModelUnreachable),
        (Behaviour(play=honest, raw=b"{}"), ModelAnswerUnusable),
        (Behaviour(play=honest, raw=b'{"choices": [{"message": {"content": null}}]}'), ModelAnswerUnusable),
        (Behaviour(play=lambda _: '{"statements": [{"quote": "her son'), ModelAnswerUnusable),
    ],
    ids=["500", "429", "a page", "no JSON", "nested", "cut short", "empty", "no words", "broken"],
)
def test_answer_that_cannot_be_used_is_a_clear_refusal(behaviour: Behaviour, error: type[ModelError]) -> None:
    with serving(behaviour) as server, pytest.raises(error):
        reading_from(server)


def test_model_that_is_not_there_is_unreachable() -> None:
    with serving(Behaviour(play=honest)) as server:
        pass
    with pytest.raises(ModelUnreachable):
        reading_from(server)


REMOTE = parse_address("https://models.example/v1")


def test_model_elsewhere_needs_a_permission() -> None:
    with pytest.raises(RemoteNotPermitted) as refused:
        ModelReaders(address=REMOTE, model="large")
    assert "models.example" not in "".join(refused.value.lines())
    assert ModelReaders(address=REMOTE, model="large", is_permitted=True).name == "openai-prompt-1/large"


def test_address_that_claims_to_be_this_machine_and_leads_away_is_not_spoken_to() -> None:
    with serving(Behaviour(play=honest)) as server:
        claimed = Address(scheme="http", host="127.0.0.1", port=server.address.port, path="/v1", is_loopback=True)
        assert OpenAIChannel(address=claimed, model="m")(QUESTION) != ""


def test_readers_can_be_handed_to_another_process() -> None:
    readers = ModelReaders(address=parse_address("http://[::1]:8080/v1"), model="m")
    assert pickle.loads(pickle.dumps(readers)) == readers
