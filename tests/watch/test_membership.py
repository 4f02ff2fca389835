"""Which groups somebody is said to belong to."""

from habeas.facts.claim import TieClaim
from habeas.facts.ids import StatementId
from habeas.facts.statement import Modality, Polarity
from habeas.watch.membership import groups_of, members_of
from tests.watch.world import BRIGADE, EIGHT, GROUP, PARTIES, TIMUR, said

IN_EIGHT = said(1, TieClaim(tie="member of", from_party=TIMUR, to=EIGHT))
EIGHT_IN_GROUP = said(2, TieClaim(tie="member of", from_party=EIGHT, to=GROUP))
BACK = said(3, TieClaim(tie="member of", from_party=GROUP, to=EIGHT))


def test_groups_of_follows_ties_from_group_to_group() -> None:
    assert groups_of(TIMUR, [EIGHT_IN_GROUP, IN_EIGHT], PARTIES) == {
        EIGHT: (StatementId("s-001"),),
        GROUP: (StatementId("s-001"), StatementId("s-002")),
    }


def test_groups_of_ends_in_a_circle_of_ties() -> None:
    assert list(groups_of(TIMUR, [IN_EIGHT, EIGHT_IN_GROUP, BACK], PARTIES)) == [EIGHT, GROUP]


def test_groups_of_leaves_out_units_and_what_is_not_asserted() -> None:
    tie = TieClaim(tie="member of", from_party=TIMUR, to=GROUP)
    statements = [
        said(1, TieClaim(tie="member of", from_party=TIMUR, to=BRIGADE)),
        said(2, tie, polarity=Polarity.DENIED),
        said(3, tie, modality=Modality.POSSIBLE),
        said(4, TieClaim(tie="founder of", from_party=TIMUR, to=GROUP)),
    ]
    assert groups_of(TIMUR, statements, PARTIES) == {}


def test_members_of_are_persons_only() -> None:
    assert members_of(EIGHT, [IN_EIGHT, EIGHT_IN_GROUP], PARTIES) == (TIMUR,)
    assert members_of(GROUP, [IN_EIGHT, EIGHT_IN_GROUP], PARTIES) == ()
