"""Which reports look made from one another; a module of its own, as comparing loads libraries that take their time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.facts.derivation import Derivation, DerivationJudgement
from habeas.facts.exhibit import Exhibit
from habeas.facts.ids import ExhibitId
from habeas.match.copies import Derived, Relation, Report, find_copies
from habeas.workspace.deriving import CopyQuestion
from habeas.workspace.families import Family
from habeas.workspace.session import Session

_PROPOSED = {
    Relation.COPY: Derivation.COPY,
    Relation.REWRITE: Derivation.REWRITE,
    Relation.TRANSLATION: Derivation.TRANSLATION,
}


def ask_about_copies(
    session: Session,
    layers: Sequence[Exhibit],
    originals: dict[ExhibitId, Exhibit],
    derivations: Sequence[DerivationJudgement],
    families: Sequence[Family],
) -> tuple[CopyQuestion, ...]:
    """Return the pairs of reports that look made from one another and that nobody answered yet."""
    judged = {frozenset((one.report, one.of)) for one in derivations}
    family_of = {member: family for family in families for member in family.members}
    reports = [
        Report(
            file=str(layer.derived_from),
            text=session.text(layer.id),
            published=layer.published_on,
            language=layer.language,
        )
        for layer in layers
    ]
    return tuple(
        one
        for one in _proposed(find_copies(reports).reports, originals, {str(one.derived_from): one.id for one in layers})
        if frozenset((one.report.id, one.of.id)) not in judged
        and (family_of.get(one.report.id) is None or family_of.get(one.report.id) is not family_of.get(one.of.id))
    )


def _proposed(
    found: Sequence[Derived], originals: dict[ExhibitId, Exhibit], layers: dict[str, ExhibitId]
) -> Iterator[CopyQuestion]:
    """Yield what looks made from another report; copies of an absent original are asked beside the first of them."""
    firsts: dict[int, str] = {}
    for one in found:
        of, proposed = one.of, _PROPOSED.get(one.relation)
        if one.relation is Relation.COPY and of is None:
            of, proposed = firsts.setdefault(one.group, one.file), Derivation.COMMON_ORIGINAL
        if proposed is not None and of is not None and of != one.file:
            yield CopyQuestion(
                report=originals[ExhibitId(one.file)],
                of=originals[ExhibitId(of)],
                report_layer=layers[one.file],
                of_layer=layers[of],
                proposed=proposed,
                why=tuple(reason.replace(of, originals[ExhibitId(of)].name) for reason in one.why),
            )
