from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from habeas.match.copies import Derived, Relation, Report, find_copies

ORIGINAL = """Lantern News
Seventy-eight men who refused to go back to the front are locked up in a garage in Sosnovy Bor, their families say.
"They are let out twice a day and nobody shows them an order," said Oksana Teterina, whose husband Gleb is one of them.
Gleb Teterin did not sign the paper that Major Ruslan Kobelev laid before him on 11 July.
Ten of the men were allegedly taken to Zarechensk at night, and eight agreed to return to their unit.
The garrison prosecutor has not answered Teterina's two complaints.
"""
REWRITE = """Locked up for saying no
Oksana Teterina has sent two complaints to the prosecutor of the garrison and got no answer. Her husband, Gleb, sits in
a garage in Sosnovy Bor, one of seventy-eight men whose families say that they refused to return to the front.
Nobody has shown them an order, and twice a day they may go out, Teterina told Lantern News. On 11 July Major Ruslan
Kobelev put a paper before Gleb, who would not sign it. Eight men went back to the unit; ten were driven to Zarechensk.
"""
RUSSIAN = """Семьдесят восемь человек, отказавшихся возвращаться на фронт, заперты в гараже в Сосновом Бору.
«Их выпускают дважды в день, и никто не показывает им приказа», — сказала Оксана Тетерина, чей муж Глеб среди них.
Глеб Тетерин не подписал бумагу, которую 11 июля положил перед ним майор Руслан Кобелев.
Десятерых якобы увезли ночью в Зареченск, восемь согласились вернуться в часть.
Гарнизонный прокурор не ответил на две жалобы Тетериной.
"""
INDEPENDENT = """A shop assistant who sells cigarettes across the road from the Sosnovy Bor garage has heard shouting.
"On Sundays somebody plays an accordion," Valentina Ryk told us. It began at the end of June.
She has seen Major Kobelev come by in a white jeep. She counted thirty men at the fence, and gave matches.
The shop is to be closed in August. Its owner, a cousin of hers, was asked by a man with a folder who buys.
"""
PAPER = Report(file="a.txt", text=ORIGINAL, published=date(2022, 7, 18))


def found(*reports: Report) -> dict[str, Derived]:
    return {one.file: one for one in find_copies(reports).reports}


def told(text: str, *, day: int = 19, file: str = "b.txt") -> Derived:
    """Return what is found of a report beside the original."""
    return found(PAPER, Report(file=file, text=text, published=date(2022, 7, day)))[file]


def test_same_words_are_a_copy_of_the_earlier_report() -> None:
    copy = told(ORIGINAL)
    assert (copy.relation, copy.of, copy.why) == (Relation.COPY, "a.txt", ("the same words",))


def test_the_day_of_publication_says_which_came_first() -> None:
    earlier = told(ORIGINAL.replace("Lantern News", "Northern Wire"), day=17)
    assert earlier.relation is Relation.ORIGINAL


def test_trimmed_report_is_a_copy() -> None:
    lines = ORIGINAL.splitlines(keepends=True)
    assert told("".join(lines[1:3])).relation is Relation.COPY


def test_rewrite_that_credits_its_source_says_so() -> None:
    rewrite = told(REWRITE)
    assert (rewrite.relation, rewrite.of) == (Relation.REWRITE, "a.txt")
    assert "credits it" in rewrite.why


def test_translation_is_found() -> None:
    translation = told(RUSSIAN)
    assert (translation.relation, translation.of) == (Relation.TRANSLATION, "a.txt")


def test_independent_report_of_one_event_is_an_origin_of_its_own() -> None:
    origins = find_copies((PAPER, Report(file="b.txt", text=INDEPENDENT, published=date(2022, 7, 19))))
    assert (origins.count, origins.reports[1].relation, origins.reports[1].of) == (2, Relation.INDEPENDENT, None)


def test_changed_number_is_told() -> None:
    assert "says 77 where the other says 78" in told(ORIGINAL.replace("Seventy-eight", "Seventy-seven")).why


def test_changed_number_is_told_across_languages() -> None:
    changed = told(RUSSIAN.replace("Семьдесят восемь", "Восемьдесят семь"))
    assert "says 87 where the other says 78" in changed.why


def test_dropped_not_is_told() -> None:
    assert "leaves out a “not” of the other" in told(ORIGINAL.replace("did not sign", "did sign")).why


def test_dropped_allegedly_is_told() -> None:
    assert "leaves out “allegedly”" in told(ORIGINAL.replace("were allegedly taken", "were taken")).why


def test_unchanged_copy_is_told_no_change() -> None:
    why = told(ORIGINAL.replace("Lantern News", "Northern Wire")).why
    assert [one for one in why if "says" in one or "leaves" in one or "adds" in one] == []


def test_figure_left_out_in_trimming_is_no_change() -> None:
    lines = ORIGINAL.splitlines(keepends=True)
    why = told("".join(lines[:4])).why
    assert [one for one in why if "says" in one] == []


def test_report_that_only_quotes_is_its_own_origin() -> None:
    text = INDEPENDENT + (
        'Lantern News reported on Monday that seventy-eight men are kept there. "They are let out twice a day and '
        'nobody shows them an order," Oksana Teterina told Lantern News.\n'
    )
    quoting = told(text)
    assert (quoting.relation, quoting.of) == (Relation.QUOTES, "a.txt")
    assert find_copies((PAPER, Report(file="b.txt", text=text, published=date(2022, 7, 19)))).count == 2


RELEASE = """The regional ministry has opened an office for families of missing soldiers, its press service said.
The office will take letters on weekdays from nine to six, and four lawyers will sit in it.
"We leave no family without an answer," the minister, Roman Ledovskikh, is quoted as saying.
"""


def test_two_outlets_that_print_one_release_are_both_copies_of_an_absent_original() -> None:
    day = date(2022, 7, 18)
    both = found(
        Report(file="a.txt", text="Morning Post\n" + RELEASE + "Readers doubt it.\n", published=day),
        Report(file="b.txt", text="An office for families\n" + RELEASE, published=day),
    )
    assert [(one.relation, one.of, one.group) for one in both.values()] == [(Relation.COPY, None, 1)] * 2
    assert all("not among the reports" in one.why[0] for one in both.values())


def test_unlike_reports_are_origins_each() -> None:
    letters = "abcdefghij"
    reports = [
        Report(file=letter, text=f"{letter * 5} {letter * 6} said {letter * 7} of {letter * 8}") for letter in letters
    ]
    assert find_copies(reports).count == 10


def test_one_report_alone_is_independent() -> None:
    assert [one.relation for one in find_copies((PAPER,)).reports] == [Relation.INDEPENDENT]


def test_nothing_gives_nothing() -> None:
    assert find_copies(()).count == 0


REPORTS = (
    PAPER,
    Report(file="b.txt", text=REWRITE, published=date(2022, 7, 19)),
    Report(file="c.txt", text=RUSSIAN),
    Report(file="d.txt", text=INDEPENDENT, published=date(2022, 7, 19)),
    Report(file="e.txt", text=ORIGINAL, published=date(2022, 7, 18)),
    Report(file="f.txt", text=RELEASE),
)


@given(st.permutations(REPORTS))
def test_the_order_of_reports_changes_nothing(reports: list[Report]) -> None:
    assert find_copies(reports) == find_copies(REPORTS)
