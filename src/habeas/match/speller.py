"""Parts of any script in Latin letters: the keys under which spellings of one part meet."""

from __future__ import annotations

from habeas.match.alignment import knows, load_alignment, mark
from habeas.match.parts import Part, Script
from habeas.match.romanise import fold_key, romanise


class Speller:
    """Writes parts of any script in Latin letters, by rule and as learned."""

    def __init__(self) -> None:
        self._best: dict[Script, dict[str, tuple[str, float]]] = {}

    def keys(self, part: Part) -> tuple[str, ...]:
        """Return the keys of a part: one by rule, and one as learned where that is another."""
        by_rule = fold_key(romanise(part))
        if part.script is Script.LATIN or not knows(Script.LATIN, part.script):
            return (by_rule,)
        as_learned = fold_key(self.learned(part))
        return (by_rule,) if as_learned == by_rule else (by_rule, as_learned)

    def learned(self, part: Part) -> str:
        """Return the likeliest Latin form of a part: the best cut into chunks, the best Latin chunk for each."""
        if part.script not in self._best:
            self._best[part.script] = load_alignment(Script.LATIN, part.script).best_left()
        best, letters = self._best[part.script], mark(part.letters)
        paths: list[tuple[float, str]] = [(0.0, "")]
        for end in range(1, len(letters) + 1):
            ways = [(paths[end - 1][0] - 20.0, paths[end - 1][1])]
            for size in range(1, min(3, end) + 1):
                found = best.get(letters[end - size : end])
                if found is not None:
                    ways.append((paths[end - size][0] + found[1], paths[end - size][1] + found[0]))
            paths.append(max(ways))
        return paths[-1][1].strip("^$")
