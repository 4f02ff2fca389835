"""Answer the queries of a look-up with other tools, in an environment of their own; the project is not imported.

    .venv-peers/bin/python benchmarks/peers.py TASK.json

TASK.json: name, known, queries, gold (for each query the right places), limit (queries answered at most). One JSON
object a line on standard output: method, answered, first (right answer came first), seconds (of processor time, the
making of an index left out).

Spellings are written in Latin letters by ICU where PyICU is installed; else by the rules that the task brings along
(known_latin, queries_latin), and the method says so. PyICU has to be compiled: the Makefile leaves it and logic-v2,
which needs it, out where ICU's headers are missing (libicu-dev).
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS_FOR_A_METHOD = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The known spellings and the queries, as written and in Latin letters, and what wrote them so."""

    known: Sequence[str]
    queries: Sequence[str]
    known_latin: Sequence[str]
    queries_latin: Sequence[str]
    latin_by: str


Answer = Callable[[int], int | None]
"""From the number of a query to the place of the best known spelling."""


def main() -> None:
    """Answer the task with every tool that is installed."""
    task = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lists = latin_lists(task)
    for method, make in METHODS.items():
        try:
            answer = make(lists)
        except ImportError as error:
            print(json.dumps({"method": method, "missing": str(error)}), flush=True)
            continue
        first = answered = 0
        begun = time.process_time()
        for number, gold in enumerate(task["gold"][: task["limit"]]):
            first += answer(number) in gold
            answered += 1
            if time.process_time() - begun > SECONDS_FOR_A_METHOD:
                break
        figures = {"answered": answered, "first": first, "seconds": time.process_time() - begun}
        print(json.dumps({"method": f"{method} ({lists.latin_by})"} | figures), flush=True)


def latin_lists(task: dict[str, list[str]]) -> Lists:
    """Return the lists in Latin letters."""
    known, queries = task["known"], task["queries"]
    try:
        import icu
    except ImportError:
        return Lists(
            known=known, queries=queries, known_latin=task["known_latin"], queries_latin=task["queries_latin"],
            latin_by="our rules",
        )  # fmt: skip
    to_latin = icu.Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")
    return Lists(
        known=known,
        queries=queries,
        known_latin=[to_latin.transliterate(one) for one in known],
        queries_latin=[to_latin.transliterate(one) for one in queries],
        latin_by="ICU",
    )


def levenshtein(lists: Lists) -> Answer:
    """Return rapidfuzz's Levenshtein distance over Latin spellings."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    return lambda number: process.extractOne(
        lists.queries_latin[number], lists.known_latin, scorer=Levenshtein.distance
    )[2]


def jaro_winkler(lists: Lists) -> Answer:
    """Return rapidfuzz's Jaro-Winkler over Latin spellings."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    return lambda number: process.extractOne(
        lists.queries_latin[number], lists.known_latin, scorer=JaroWinkler.similarity
    )[2]


def sorted_ratio(lists: Lists) -> Answer:
    """Return rapidfuzz's ratio over Latin spellings, their parts in the order of the alphabet."""
    from rapidfuzz import fuzz, process

    known = [" ".join(sorted(one.split())) for one in lists.known_latin]
    return lambda number: process.extractOne(
        " ".join(sorted(lists.queries_latin[number].split())), known, scorer=fuzz.ratio
    )[2]


def duckdb_jaro_winkler(lists: Lists) -> Answer:
    """Return DuckDB's Jaro-Winkler over Latin spellings, one thread."""
    import duckdb

    connection = duckdb.connect(config={"threads": 1})
    connection.execute("create table known (place integer, latin varchar)")
    rows = list(enumerate(lists.known_latin))
    for at in range(0, len(rows), 20_000):
        some = rows[at : at + 20_000]
        connection.execute(
            "insert into known select unnest($places), unnest($latin)",
            {"places": [place for place, _ in some], "latin": [latin for _, latin in some]},
        )
    wanted = "select place from known order by jaro_winkler_similarity(latin, $latin) desc, place limit 1"

    def answer(number: int) -> int | None:
        found = connection.execute(wanted, {"latin": lists.queries_latin[number]}).fetchone()
        return None if found is None else int(found[0])

    return answer


def sqlite_trigram(lists: Lists) -> Answer:
    """Return SQLite's full-text index of runs of three letters, over Latin spellings."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table known using fts5(latin, tokenize='trigram')")
    connection.executemany("insert into known(rowid, latin) values (?, ?)", enumerate(lists.known_latin))
    wanted = "select rowid from known where known match ? order by rank limit 1"

    def answer(number: int) -> int | None:
        latin = lists.queries_latin[number].replace('"', " ")
        runs = sorted({latin[at : at + 3] for at in range(max(1, len(latin) - 2))})
        found = connection.execute(wanted, (" OR ".join(f'"{run}"' for run in runs),)).fetchone()
        return None if found is None else found[0]

    return answer


def tantivy_fuzzy(lists: Lists) -> Answer:
    """Return tantivy's fuzzy terms, each of a query's parts up to two letters off, over Latin spellings."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("latin", stored=False)
    builder.add_unsigned_field("place", stored=True)
    schema = builder.build()
    index = tantivy.Index(schema)
    writer = index.writer(num_threads=1)
    for place, latin in enumerate(lists.known_latin):
        writer.add_document(tantivy.Document(latin=latin, place=place))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def answer(number: int) -> int | None:
        terms = [
            (tantivy.Occur.Should, tantivy.Query.fuzzy_term_query(schema, "latin", part, distance=2))
            for part in lists.queries_latin[number].split()
        ]
        hits = searcher.search(tantivy.Query.boolean_query(terms), 1).hits
        return int(searcher.doc(hits[0][1])["place"][0]) if hits else None

    return answer


def double_metaphone(lists: Lists) -> Answer:
    """Return the known spellings that share a double metaphone of some part, the likest by Jaro-Winkler first."""
    from metaphone import doublemetaphone
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    def codes(latin: str) -> Iterator[str]:
        for part in latin.split():
            yield from filter(None, doublemetaphone(part))

    places: dict[str, list[int]] = defaultdict(list)
    for place, latin in enumerate(lists.known_latin):
        for code in set(codes(latin)):
            places[code].append(place)

    def answer(number: int) -> int | None:
        latin = lists.queries_latin[number]
        near = {place: lists.known_latin[place] for code in set(codes(latin)) for place in places.get(code, ())}
        return process.extractOne(latin, near, scorer=JaroWinkler.similarity)[2] if near else None

    return answer


def logic_v2(lists: Lists) -> Answer:
    """Return OpenSanctions' logic-v2 over the spellings as written: each query is scored against every one of them."""
    from followthemoney import model
    from followthemoney.proxy import EntityProxy
    from nomenklatura.matching import get_algorithm

    algorithm = get_algorithm("logic-v2")
    if algorithm is None:
        raise ImportError("logic-v2")
    config = algorithm.default_config()

    def person(name: str) -> EntityProxy:
        entity = model.make_entity("Person")
        entity.id = name
        entity.add("name", name)
        return entity

    known = [person(name) for name in lists.known]
    # The first comparison reads its tables, which takes longer than hundreds of others.
    algorithm.compare(known[0], known[0], config)

    def answer(number: int) -> int | None:
        query = person(lists.queries[number])
        scores = [algorithm.compare(query, one, config).score for one in known]
        return max(range(len(scores)), key=scores.__getitem__)

    return answer


METHODS: dict[str, Callable[[Lists], Answer]] = {
    "rapidfuzz Levenshtein": levenshtein,
    "rapidfuzz Jaro-Winkler": jaro_winkler,
    "rapidfuzz ratio, sorted parts": sorted_ratio,
    "DuckDB jaro_winkler": duckdb_jaro_winkler,
    "SQLite FTS5 trigram": sqlite_trigram,
    "tantivy fuzzy terms": tantivy_fuzzy,
    "double metaphone + Jaro-Winkler": double_metaphone,
    "logic-v2, each with each": logic_v2,
}

if __name__ == "__main__":
    main()
