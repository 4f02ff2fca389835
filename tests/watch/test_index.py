"""Which groups somebody is said to belong to."""

from datetime import date

from habeas.facts.claim import TieClaim
from habeas.facts.ids import StatementId
from habeas.facts.statement import Modality, Polarity, Statement
from habeas.watch import Index, index_statements
from tests.watch.world import BRIGADE, EIGHT, GROUP, PARTIES, TIMUR, said

IN_EIGHT = said(1, TieClaim(tie="member of", from_party=TIMUR, to=EIGHT))
EIGHT_IN_GROUP = said(2, TieClaim(tie="member of", from_party=EIGHT, to=GROUP))
BACK = said(3, TieClaim(tie="member of", from_party=GROUP, to=EIGHT))


def laid_out(*statements: Statement) -> Index:
    return index_statements(statements, PARTIES, date(2022, 8, 20))


def test_groups_of_follows_ties_from_group_to_group() -> None:
    assert laid_out(EIGHT_IN_GROUP, IN_EIGHT).groups_of(TIMUR) == {
        EIGHT: (StatementId("s-001"),),
        GROUP: (StatementId("s-001"), StatementId("s-002")),
    }


def test_groups_of_ends_in_a_circle_of_ties() -> None:
    assert list(laid_out(IN_EIGHT, EIGHT_IN_GROUP, BACK).groups_of(TIMUR)) == [EIGHT, GROUP]


def test_groups_of_leaves_out_units_and_what_is_not_asserted() -> None:
    tie = TieClaim(tie="member of", from_party=TIMUR, to=GROUP)
    statements = [
        said(1, TieClaim(tie="member of", from_party=TIMUR, to=BRIGADE)),
        said(2, tie, polarity=Polarity.DENIED),
        said(3, tie, modality=Modality.POSSIBLE),
        said(4, TieClaim(tie="founder of", from_party=TIMUR, to=GROUP)),
    ]
    assert laid_out(*statements).groups_of(TIMUR) == {}


def test_named_members_are_persons_of_the_group_and_of_its_parts() -> None:
    index = laid_out(IN_EIGHT, EIGHT_IN_GROUP, BACK)
    assert index.named_members(EIGHT) == (TIMUR,)
    assert index.named_members(GROUP) == (TIMUR,)
