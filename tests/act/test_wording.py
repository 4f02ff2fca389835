"""Claims and dates in words."""

from datetime import date

import pytest

from habeas.act.wording import claim_in_words, origin_in_words, silence_in_words, when_in_words
from habeas.facts.claim import ActClaim, Claim, ContactClaim, CountClaim, RemarkClaim, TieClaim
from habeas.facts.count import Count
from habeas.facts.source import Link, Medium
from habeas.facts.statement import Modality, Polarity
from habeas.facts.when import When, during, on_day, throughout
from tests.watch.world import BRIGADE, GROUP, MOTHER, PARTIES, TIMUR, ZARECHENSK, said

FIRST, LAST = date(2022, 7, 5), date(2022, 7, 10)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (None, ""),
        (on_day(FIRST), "on 5 July 2022"),
        (during(FIRST, LAST), "on a day from 5 July 2022 to 10 July 2022"),
        (during(FIRST, None), "on a day not before 5 July 2022"),
        (during(None, LAST), "on a day not after 10 July 2022"),
        (throughout(FIRST, LAST), "throughout from 5 July 2022 to 10 July 2022"),
        (throughout(FIRST, None), "since 5 July 2022"),
        (throughout(None, LAST), "until 10 July 2022"),
    ],
)
def test_when_in_words_claims_no_more_than_the_bounds(when: When | None, words: str) -> None:
    assert when_in_words(when) == words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (ActClaim(act="threat", victims=(), conditions="at night"), "threat of somebody not named (at night)"),
        (ContactClaim(of=(TIMUR,), with_whom="lawyer", state="lost"), "contact of Timur Badmaev with counsel: lost"),
        (CountClaim(of=GROUP, number=Count(at_least=78, at_most=78, words="78"), state="refused"),
         "78 of refusers: refused"),
        (TieClaim(tie="mother of", from_party=MOTHER, to=TIMUR), "Darima Badmaeva, mother of Timur Badmaev"),
        (RemarkClaim(), "remark"),
    ],
)  # fmt: skip
def test_claim_in_words_names_the_parties(claim: Claim, words: str) -> None:
    assert claim_in_words(said(1, claim), PARTIES) == words


def test_claim_in_words_says_denial_and_modality() -> None:
    threat = said(
        1,
        ActClaim(act="arrest", victims=(TIMUR,)),
        polarity=Polarity.DENIED,
        modality=Modality.ALLEGED,
        when=on_day(FIRST),
    )
    assert claim_in_words(threat, PARTIES) == "denied: alleged: arrest of Timur Badmaev, on 5 July 2022"


def test_origin_in_words_says_who_passed_it_on() -> None:
    chain = (Link(who=TIMUR, how="said"), Link(who=MOTHER, how="told"), Link(who="a support group", how="posted"))
    origin = said(1, RemarkClaim(), speaker=TIMUR, medium=Medium.AUDIO, chain=chain).origin
    assert origin_in_words(origin, PARTIES) == (
        "Timur Badmaev (audio), passed on by Darima Badmaeva, passed on by a support group, in The Invented Gazette"
    )
    assert origin_in_words(said(1, RemarkClaim(), publisher="").origin, PARTIES) == "nobody named"


@pytest.mark.parametrize(
    ("language", "when", "words"),
    [
        ("ru", on_day(FIRST), "5 июля 2022 года"),
        ("ru", during(FIRST, LAST), "в один из дней с 5 июля 2022 года по 10 июля 2022 года"),
        ("ru", throughout(FIRST, None), "с 5 июля 2022 года"),
        ("ru", during(None, LAST), "в один из дней не позднее 10 июля 2022 года"),
        ("uk", on_day(FIRST), "5 липня 2022 року"),
        ("uk", during(FIRST, LAST), "одного з днів від 5 липня 2022 року до 10 липня 2022 року"),
        ("uk", throughout(None, LAST), "до 10 липня 2022 року включно"),
        ("en", on_day(date(987, 3, 1)), "on 1 March 987"),
    ],
)
def test_when_in_words_speaks_each_language(language: str, when: When, words: str) -> None:
    assert when_in_words(when, language) == words


@pytest.mark.parametrize(
    ("language", "least", "most", "words"),
    [
        ("en", 31, 38, "No contact for between 31 and 38 days, as of 10 July 2022"),
        ("en", 1, 1, "No contact for 1 day, as of 10 July 2022"),
        ("ru", 31, 38, "Связи нет от 31 до 38 дней по состоянию на 10 июля 2022 года"),
        ("ru", 21, None, "Связи нет не менее 21 дня по состоянию на 10 июля 2022 года"),
        ("ru", 32, 32, "Связи нет 32 дня по состоянию на 10 июля 2022 года"),
        ("uk", 31, 38, "Зв’язку немає від 31 до 38 днів станом на 10 липня 2022 року"),
        ("uk", 3, None, "Зв’язку немає щонайменше 3 дні станом на 10 липня 2022 року"),
    ],
)
def test_silence_in_words_counts_in_each_language(language: str, least: int, most: int | None, words: str) -> None:
    assert silence_in_words(least, most, LAST, language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ("предположительно: произвольное лишение свободы; лицо: Тимур Бадмаев; по сообщению, ответственны: "
               "901st Brigade; обстоятельства: «in a cellar»; место: Zarechensk; 5 июля 2022 года")),
        ("uk", ("імовірно: свавільне позбавлення волі; особа: Тимур Бадмаев; за повідомленням, відповідальні: "
               "901st Brigade; обставини: «in a cellar»; місце: Zarechensk; 5 липня 2022 року")),
    ],
)  # fmt: skip
def test_claim_in_words_keeps_names_and_foreign_words_as_the_record_has_them(language: str, words: str) -> None:
    act = ActClaim(act="arbitrary detention", victims=(TIMUR,), perpetrators=(BRIGADE,), conditions="in a cellar")
    statement = said(1, act, modality=Modality.ALLEGED, when=on_day(FIRST), place=ZARECHENSK)
    assert claim_in_words(statement, PARTIES, language) == words
