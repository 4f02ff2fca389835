"""What a text is about as a whole: counts of acts, of kinds of actors, and of plain words."""

from __future__ import annotations

import math
from collections import Counter
from itertools import compress

from habeas.read.languages.en.incident.acts import load_acts
from habeas.read.languages.en.incident.scene import Features, Scene

_PLAIN = frozenset("NN NNS VB VBD VBG VBN VBP VBZ JJ RB".split())


def gist_features(scene: Scene) -> Features:
    """Return counts of acts and actors: in the whole text, and whether they stand in its head."""
    features: Features = {}
    length = max(1, len(scene.tokens))
    for act, count in scene.act_counts.items():
        features[f"acts {act}"] = math.log1p(count)
        features[f"rate {act}"] = 100.0 * count / length
    for number, acts in enumerate(scene.acts_in):
        if scene.is_lead(number):
            features |= {f"lead {act}": 1.0 for act in acts}
        if scene.is_headline(number):
            features |= {f"headline {act}": 1.0 for act in acts}
    whole, lead = _actors(scene)
    features |= {f"actors {kind}": math.log1p(count) for kind, count in whole.items()}
    features |= {f"lead actors {kind}": math.log1p(count) for kind, count in lead.items()}
    return features


def gist_words(scene: Scene) -> dict[str, int]:
    """Return how often each plain word stands in the text, by lemma.

    Names and numbers are left out, so that no model can learn single people or events.
    """
    counts = Counter(_plain_words(scene, len(scene.tokens)))
    if scene.headline_sentences:
        # Whatever stands in the headline counts twice.
        counts.update(_plain_words(scene, scene.sentences[scene.headline_sentences - 1].last))
    return counts


def _plain_words(scene: Scene, last: int) -> list[str]:
    """Return the lemmas of the plain words before token `last`, in text order."""
    plain = compress(scene.tokens[:last], map(_PLAIN.__contains__, scene.document.tags))
    return [token.lemma for token in plain if len(token.lemma) > 2 and token.text.isalpha()]


def _actors(scene: Scene) -> tuple[Counter[str], Counter[str]]:
    whole: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    actors = load_acts().actors
    acting = compress(range(len(scene.tokens)), map(actors.__contains__, scene.document.lemmas))
    for position in acting:
        for kind in actors[scene.document.lemmas[position]]:
            whole[kind] += 1
            if scene.is_lead(scene.sentence_of[position]):
                lead[kind] += 1
    return whole, lead
