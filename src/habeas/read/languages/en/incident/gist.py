"""What a text is about as a whole: counts of acts, of kinds of actors, and of plain words."""

from __future__ import annotations

import math
from collections import Counter, defaultdict

from habeas.read.languages.en.incident.acts import load_acts
from habeas.read.languages.en.incident.scene import Features, Scene

_PLAIN = frozenset("NN NNS VB VBD VBG VBN VBP VBZ JJ RB".split())
_HEADLINE_WEIGHT = 2


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
    counts: defaultdict[str, int] = defaultdict(int)
    for number, sentence in enumerate(scene.sentences):
        weight = _HEADLINE_WEIGHT if scene.is_headline(number) else 1
        for token in scene.document.tokens_of(sentence):
            if token.tag in _PLAIN and len(token.lemma) > 2 and token.text.isalpha():
                counts[token.lemma] += weight
    return counts


def _actors(scene: Scene) -> tuple[Counter[str], Counter[str]]:
    whole: Counter[str] = Counter()
    lead: Counter[str] = Counter()
    actors = load_acts().actors
    for position, token in enumerate(scene.tokens):
        for kind in actors.get(token.lemma, ()):
            whole[kind] += 1
            if scene.is_lead(scene.sentence_of[position]):
                lead[kind] += 1
    return whole, lead
