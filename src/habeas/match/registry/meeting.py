"""Which pairs of rows are looked at, as SQL that DuckDB and Spark both understand: equi-joins on the near parts.

Two rows meet where their names have near parts and another part of each begins with the same letter, if few rows do;
if more do, only those of one year of birth or of one place. Rows of which one has no year meet so in small cells alone,
and rows of other years in smaller ones. They also meet over a near part and the day of birth or a small place, and over
day and place alone. What is left out is common in everything that is known of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from habeas.match.registry.model import bits_of, clash_of, pack
from habeas.match.registry.near import TELLING_BITS

FEW = 3_000
"""Pairs of rows in two meeting cells that are all looked at, where the years of birth fit."""
FEW_WITHOUT_YEAR, FEW_OF_OTHER_YEARS = 300, 30
"""The same, where one has no year of birth, and where the years are more than one apart."""
MANY = 1_000_000
"""Pairs beyond which two cells are not even looked at by year or place."""
CROWD = 300
"""Rows beyond which a part of a place is no place to meet for those who share but one near part."""
LEAST_BITS = 2
"""What name, place and day must say together for a pair to be scored."""
LEAST_NAME_BITS = -20
DAY_BITS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One table to make, from those before it and `records`, `cells`, `near` and `place_parts`.

    `weighs`: the kind of values whose pairs, the columns `one` and `other`, get a column of bits.
    """

    table: str
    sql: str
    weighs: str | None = None


def _pairs_within_cells(tables: str, condition: str, most: int, least: int) -> str:
    return (
        "select least(l.row, r.row) as row_l, greatest(l.row, r.row) as row_r from cell_pairs p "
        f"join {tables} l on l.part = p.part_l and l.letter = p.letter "
        f"join {tables} r on r.part = p.part_r and r.letter = p.letter {condition} "
        f"where p.product > {least} and p.product <= {most} and l.row <> r.row"
    )


_SAME_DAY = "l.year = r.year and l.month = r.month and l.day = r.day and l.day > 0"
_FITTING = f"""
    and (p.product <= {FEW_OF_OTHER_YEARS} or (l.year >= 0 and r.year >= 0 and abs(l.year - r.year) <= 1)
    or (least(l.year, r.year) < 0 and p.product <= {FEW_WITHOUT_YEAR}))"""
_NEAR = f"join near n on n.part = l.part and n.bits >= {TELLING_BITS}"
_OVER_PLACE = f"""
    select l.row as row_l, r.row as row_r from part_places l {_NEAR}
    join part_places r on r.part = n.neighbour and r.place = l.place where l.row < r.row"""
_OVER_DAY = f"""
    select l.row as row_l, r.row as row_r from part_days l {_NEAR}
    join part_days r on r.part = n.neighbour and {_SAME_DAY} where l.row < r.row"""
_OVER_DAY_AND_PLACE = f"""
    select l.row as row_l, r.row as row_r from records l join place_parts a on a.place = l.place
    join place_parts b on b.part = a.part join records r on r.place = b.place and {_SAME_DAY} where l.row < r.row"""
_WAYS_TO_MEET = (
    _pairs_within_cells("cell_rows", _FITTING, FEW, 0),
    _pairs_within_cells("cell_rows", "and l.year = r.year and l.year > 0", MANY, FEW),
    _pairs_within_cells("cell_places", "and l.place = r.place", MANY, FEW),
    _OVER_PLACE,
    _OVER_DAY,
    _OVER_DAY_AND_PLACE,
)
_TABLES = {
    "cell_rows": "select c.part, c.letter, r.row, r.year, r.place from records r join cells c on r.name = c.name",
    "sizes": "select part, letter, count(*) as members from cell_rows group by part, letter",
    "cell_pairs": f"""
        select l.part as part_l, r.part as part_r, l.letter as letter, l.members * r.members as product
        from sizes l {_NEAR} join sizes r on r.part = n.neighbour and r.letter = l.letter
        where l.part <= r.part and l.letter >= 0""",
    "cell_places": """
        select c.part, c.letter, c.row, p.part as place from cell_rows c join place_parts p on p.place = c.place""",
    "small_places": f"""
        select place from (
            select p.part as place, count(*) as members from records r join place_parts p on p.place = r.place
            group by p.part
        ) where members <= {CROWD}""",
    "part_places": """
        select distinct c.part, c.row, c.place from cell_places c join small_places s on s.place = c.place""",
    "part_days": """
        select distinct c.part, c.row, r.year, r.month, r.day from cell_rows c join records r on r.row = c.row
        where r.day > 0""",
    "met": " union ".join(_WAYS_TO_MEET),
    "named": """
        select m.row_l, m.row_r, least(l.name, r.name) as one, greatest(l.name, r.name) as other
        from met m join records l on l.row = m.row_l join records r on r.row = m.row_r""",
    "name_bits": "select distinct one, other from named",
    "placed": f"""
        select n.row_l, n.row_r, {bits_of("w.said")} as name, {clash_of("w.said")} as clash,
        least(l.place, r.place) as one, greatest(l.place, r.place) as other,
        case when {_SAME_DAY} then {DAY_BITS} else 0 end as day
        from named n join name_bits w on w.one = n.one and w.other = n.other
        join records l on l.row = n.row_l join records r on r.row = n.row_r
        where {bits_of("w.said")} >= {LEAST_NAME_BITS}""",
    "place_bits": "select distinct one, other from placed where one >= 0",
    "kept": f"""
        select p.row_l, p.row_r, p.name, p.clash, {bits_of("w.said")} as place,
        least(l.unit, r.unit) as one, greatest(l.unit, r.unit) as other
        from placed p left join place_bits w on w.one = p.one and w.other = p.other
        join records l on l.row = p.row_l join records r on r.row = p.row_r
        where p.name + {bits_of("w.said")} + p.day >= {LEAST_BITS}""",
    "unit_bits": "select distinct one, other from kept where one >= 0",
    "pairs": f"""
        select k.row_l as join_key_l, k.row_r as join_key_r,
        {pack("k.name", "k.place", bits_of("w.said"), "k.clash")} as match_key
        from kept k left join unit_bits w on w.one = k.one and w.other = k.other""",
}
_WEIGHED = {"name_bits": "name", "place_bits": "place", "unit_bits": "unit"}
STEPS = tuple(
    Step(table=table, sql=" ".join(sql.split()), weighs=_WEIGHED.get(table)) for table, sql in _TABLES.items()
)
"""From the rows and the near parts to the pairs that are scored. Each distinct pair of values is weighed once."""
