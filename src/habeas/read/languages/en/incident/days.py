"""When it happened: what tells the incident's date among the dates of a text."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from habeas.facts.when import When
from habeas.read.languages.en.incident.scene import Features, Scene
from habeas.read.languages.en.names.kinds import SAYS

_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\bmonth\b", re.IGNORECASE)
_DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b|\w+day\b|\bnight\b|\bmorning\b", re.IGNORECASE)
_MEDIA = frozenset("interview statement video post conference appeal letter".split())
_LEADS = ("on", "in", "since", "of", "until", "from", "published", "updated", "after", "before", "by")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCandidate:
    """A year, with month and day as far as the words give them; `when` is None for the year of publication."""

    year: int
    month: int | None
    day: int | None
    when: When | None
    position: int | None

    def edtf(self, precision: str) -> str | None:
        """Return the candidate to the "year", "month" or "day", None where it is not so precise."""
        if precision == "year":
            return f"{self.year:04}"
        if self.month is None or (precision == "day" and self.day is None):
            return None
        month = f"{self.year:04}-{self.month:02}"
        return month if precision == "month" else f"{month}-{self.day:02}"


def day_candidates(scene: Scene, dates: tuple[When, ...], published: date | None) -> tuple[DayCandidate, ...]:
    """Return what the dates of a text share with the incident's: the part that all days of each have in common."""
    found: list[DayCandidate] = []
    for when in dates:
        first, last = when.earliest, when.latest
        if first is None or last is None or when.every is not None:
            # "since 15 March", "from March": what lasted began on the first day.
            first = last = first or last
        if first is None or last is None or first.year != last.year or (published and first > published):
            continue
        month = first.month if first.month == last.month and _tells_month(when) else None
        day = first.day if month and first == last and _tells_day(when) else None
        position = scene.token_at(when.span.start) if when.span is not None else None
        found.append(DayCandidate(year=first.year, month=month, day=day, when=when, position=position))
    if published is not None:
        found.append(DayCandidate(year=published.year, month=None, day=None, when=None, position=None))
    return tuple(found)


def _tells_day(when: When) -> bool:
    """Return whether the words give a day, and not only the month or year in which something began."""
    return "/" not in when.edtf or _DAY.search(when.words) is not None


def _tells_month(when: When) -> bool:
    return _tells_day(when) or _MONTH.search(when.words) is not None


def day_features(scene: Scene, candidates: tuple[DayCandidate, ...], published: date | None) -> list[Features]:
    """Return the features of each candidate, in their order."""
    years = Counter(candidate.year for candidate in candidates)
    months = Counter((candidate.year, candidate.month) for candidate in candidates)
    found: list[Features] = []
    for order, candidate in enumerate(candidates):
        features: Features = {
            "order": 1.0 / (1 + order),
            "candidates": math.log1p(len(candidates)),
            "same year": math.log1p(years[candidate.year]),
            "share of year": years[candidate.year] / len(candidates),
            "same month": math.log1p(months[candidate.year, candidate.month]) if candidate.month else 0.0,
            "has month": float(candidate.month is not None),
            "has day": float(candidate.day is not None),
            "publication": float(candidate.when is None),
        }
        features |= _age(candidate, published)
        if candidate.when is not None and candidate.position is not None:
            features |= _around(scene, candidate.when, candidate.position)
        found.append(features)
    return found


def _age(candidate: DayCandidate, published: date | None) -> Features:
    if published is None:
        return {"no publication date": 1.0}
    years = published.year - candidate.year
    features: Features = {"years ago": math.log1p(abs(years)), "year of publication": float(years == 0)}
    if candidate.month is not None:
        months = 12 * years + published.month - candidate.month
        features |= {"months ago": math.log1p(abs(months)), "month of publication": float(months == 0)}
    if candidate.day is not None and candidate.month is not None:
        days = (published - date(candidate.year, candidate.month, candidate.day)).days
        features |= {"days ago": math.log1p(abs(days))}
    return features


def _is_said_then(scene: Scene, begin: int, position: int) -> bool:
    """Return whether the date is the day of a saying: "told Dawn Radio in an interview Tuesday"."""
    for at in range(position - 1, max(begin, position - 14) - 1, -1):
        token = scene.tokens[at]
        if token.lemma in SAYS or token.lemma in _MEDIA:
            return True
        if scene.acts[at] and token.tag[:2] == "VB":
            return False
    return False


def _around(scene: Scene, when: When, position: int) -> Features:
    number = scene.sentence_of[position]
    sentence = scene.sentences[number]
    features: Features = {
        "position": position / len(scene.tokens),
        "lead": float(scene.is_lead(number)),
        "headline": float(scene.is_headline(number)),
        "year in words": float(re.search(r"\b(?:19|20)\d\d\b", when.words) is not None),
        "month in words": float(re.search(r"\b[A-Z][a-z]{2,8}\b", when.words) is not None),
        "ends open": float("/" in when.edtf),
    }
    lead = scene.lower(position - 1)
    features[f"after {lead}" if lead in _LEADS else "after other"] = 1.0
    nearest: tuple[int, int] | None = None
    for at in range(sentence.first, sentence.last):
        act = scene.acts[at]
        if act:
            features[f"sentence {act}"] = 1.0
            nearest = min(nearest or (99, 0), (abs(at - position), at))
    if nearest is not None:
        distance, at = nearest
        features["near act"] = 1.0 / (1 + distance)
        features[f"near {scene.acts[at]}"] = 1.0 / (1 + distance)
        features["near past act"] = float(scene.tokens[at].tag in ("VBD", "VBN")) / (1 + distance)
    spoken = any(scene.tokens[at].lemma in SAYS for at in range(max(sentence.first, position - 5), position))
    features["speech before"] = float(spoken)
    features["said then"] = float(_is_said_then(scene, sentence.first, position))
    return features
