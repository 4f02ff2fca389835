"""How a clerk, a relative or a foreign report may write a name: other script, case, diminutive, slip of the hand.

Made by hand for the invented registry, apart from what the matcher knows, so that the matcher is not measured on its
own tables.
"""

from __future__ import annotations

from random import Random

_COMMON = dict(zip("абвгдзиклмнопрстуфэъ", [*"abvgdziklmnoprstufe", ""], strict=True))
SYSTEMS: tuple[dict[str, str], ...] = (
    _COMMON | {"е": "e", "ё": "e", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
               "ы": "y",
               "ь": "", "ю": "yu", "я": "ya"},
    _COMMON | {"е": "e", "ё": "e", "ж": "zh", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
               "ы": "y",
               "ь": "", "ъ": "ie", "ю": "iu", "я": "ia"},
    _COMMON | {"е": "e", "ё": "yo", "ж": "zh", "й": "j", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch", "ы": "y",
               "ь": "'", "ю": "ju", "я": "ja"},
    _COMMON | {"в": "w", "е": "je", "ё": "jo", "ж": "sch", "з": "s", "й": "j", "х": "ch", "ц": "z", "ч": "tsch",
               "ш": "sch",
               "щ": "schtsch", "ы": "y", "ь": "", "ю": "ju", "я": "ja"},
    _COMMON | {"е": "e", "ё": "io", "ж": "j", "у": "ou", "й": "i", "х": "kh", "ц": "ts", "ч": "tch", "ш": "ch",
               "щ": "chtch",
               "ы": "y", "ь": "", "ю": "iou", "я": "ia"},
)  # fmt: skip
"""Ways to write Russian letters in Latin: English, passport, learned, German, French."""
SYSTEM_SHARES = (45, 30, 15, 5, 5)

_UKRAINIAN = {"и": "и", "ы": "и", "э": "е", "ё": "ьо", "ъ": "'"}
_UKRAINIAN_NAMES = {
    "Александр": "Олександр", "Алексей": "Олексій", "Сергей": "Сергій", "Андрей": "Андрій", "Николай": "Микола",
    "Михаил": "Михайло", "Дмитрий": "Дмитро", "Владимир": "Володимир", "Евгений": "Євген", "Иван": "Іван",
    "Игорь": "Ігор", "Виталий": "Віталій", "Юрий": "Юрій", "Елена": "Олена", "Ольга": "Ольга", "Анна": "Ганна",
    "Наталья": "Наталія", "Ирина": "Ірина", "Татьяна": "Тетяна", "Екатерина": "Катерина", "Мария": "Марія",
    "Павел": "Павло", "Петр": "Петро", "Василий": "Василь", "Григорий": "Григорій", "Анатолий": "Анатолій",
}  # fmt: skip
DIMINUTIVES = {
    "Александр": "Саша Саня Шура", "Алексей": "Леша Алеша", "Анастасия": "Настя", "Анатолий": "Толя",
    "Андрей": "Андрюша",
    "Анна": "Аня Нюра", "Борис": "Боря", "Вадим": "Вадик", "Валентина": "Валя", "Валерий": "Валера", "Василий": "Вася",
    "Виктор": "Витя", "Виталий": "Виталик", "Владимир": "Вова Володя", "Владислав": "Влад", "Вячеслав": "Слава",
    "Галина": "Галя", "Геннадий": "Гена", "Георгий": "Гоша Жора", "Григорий": "Гриша", "Дарья": "Даша", "Денис": "Дэн",
    "Дмитрий": "Дима Митя", "Евгений": "Женя", "Екатерина": "Катя", "Елена": "Лена", "Иван": "Ваня", "Игорь": "Игорек",
    "Илья": "Илюша", "Ирина": "Ира", "Константин": "Костя", "Лев": "Лева", "Леонид": "Леня", "Людмила": "Люда Мила",
    "Максим": "Макс", "Мария": "Маша Маруся", "Михаил": "Миша", "Надежда": "Надя", "Наталья": "Наташа",
    "Николай": "Коля",
    "Ольга": "Оля", "Павел": "Паша", "Петр": "Петя", "Роман": "Рома", "Светлана": "Света", "Сергей": "Сережа",
    "Степан": "Степа", "Тамара": "Тома", "Татьяна": "Таня", "Юлия": "Юля", "Юрий": "Юра", "Яков": "Яша",
}  # fmt: skip
"""Everyday forms of given names."""

_CASES = {
    "ова": ("овой", "овой", "ову"), "ева": ("евой", "евой", "еву"), "ина": ("иной", "иной", "ину"),
    "вна": ("вны", "вне", "вну"), "чна": ("чны", "чне", "чну"), "кая": ("кой", "кой", "кую"),
    "кий": ("кого", "кому", "ким"), "ный": ("ного", "ному", "ным"), "ой": ("ого", "ому", "ым"),
    "ия": ("ии", "ии", "ию"), "ья": ("ьи", "ье", "ью"), "ий": ("ия", "ию", "ием"), "ей": ("ея", "ею", "еем"),
    "ай": ("ая", "аю", "аем"), "ь": ("я", "ю", "ем"), "га": ("ги", "ге", "гу"), "ка": ("ки", "ке", "ку"),
    "а": ("ы", "е", "у"), "я": ("и", "е", "ю"), "ов": ("ова", "ову", "овым"), "ев": ("ева", "еву", "евым"),
    "ин": ("ина", "ину", "иным"), "ич": ("ича", "ичу", "ичем"),
}  # fmt: skip
_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_KEYS = dict(zip("йцукенгшщзхфывапролджэячсмитьбю", "цуенкгшнщхзывфпарлодэжчсямтиью", strict=False))


def in_latin(word: str, system: dict[str, str]) -> str:
    """Return a Cyrillic word in Latin letters."""
    return "".join(system.get(letter, letter) for letter in word.lower()).title().replace("'S", "'s")


def in_ukrainian(word: str) -> str:
    """Return a Russian name as a Ukrainian paper writes it; family names change letters alone."""
    if word in _UKRAINIAN_NAMES:
        return _UKRAINIAN_NAMES[word]
    lower = word.lower().replace("ий", "ій") if word.endswith("евич") else word.lower()
    return "".join("і" if letter == "и" else _UKRAINIAN.get(letter, letter) for letter in lower).capitalize()


def declined(word: str, case: int) -> str:
    """Return a Russian word in an oblique case: 0 genitive, 1 dative, 2 another one."""
    for ending, forms in _CASES.items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + forms[case]
    if word[-1:] in _CONSONANTS:
        return word + ("а", "у", "ом")[case]
    return word


def slipped(word: str, draw: Random) -> str:
    """Return a word with one slip: a letter left out, doubled, swapped with the next, or another one in its place."""
    if len(word) < 4:
        return word
    at = draw.randrange(1, len(word) - 1)
    kind = draw.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    beside = _KEYS.get(word[at]) or draw.choice("aeiostnr" if word.isascii() else "аеиостнр")
    return word[:at] + beside + word[at + 1 :]
