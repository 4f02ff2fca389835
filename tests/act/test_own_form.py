"""A new form is a file and no code: boxes, limits, languages, and which claims fill them."""

from pathlib import Path

from habeas.act import Author, fill_form, parse_form, render_text
from habeas.act.formats.docx import render_docx
from habeas.act.formats.pdf import render_pdf
from tests.act.case import AS_OF, EXHIBITS, STATEMENTS
from tests.watch.world import PARTIES, TIMUR

OWN = """
languages = ["uk", "en"]
title = { uk = "Запит до установи", en = "Inquiry to an office" }
addressee = { uk = "Вигадана установа", en = "An invented office" }
version = { uk = "вигаданий зразок 7", en = "invented specimen 7" }
source = "A specimen that was invented for this test"
read_on = 2026-01-31
purpose = "court"
audience = "authority"

[[sections]]
title = { uk = "Про кого", en = "About whom" }

[[sections.boxes]]
number = "1"
element = "name"
needed = true

[[sections.boxes]]
number = "2"
label = { uk = "Хто бачив", en = "Who saw it" }
question = { uk = "Хто бачив?", en = "Who saw it?", ru = "Кто видел?" }

[[sections]]
title = { uk = "Що сталося", en = "What happened" }

[[sections.boxes]]
number = "3"
label = { uk = "Погрози", en = "Threats" }
question = { uk = "Погрози?", en = "Threats?" }
select = [{ kind = "act", act = ["threat"], asserted = true }]
limit = 400

[[sections.boxes]]
number = "4"
label = { uk = "За іменем", en = "By name" }
question = { uk = "?", en = "?" }
select = [{ kind = "act", act = ["threat"], by_name = true }]

[[sections.boxes]]
number = "5"
label = { uk = "З місцем", en = "With a place" }
question = { uk = "?", en = "?" }
select = [{ kind = "act", needs = ["place", "when"] }, { kind = "whereabouts", needs = ["place"] }]
"""


def test_a_new_form_needs_no_code(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, encoding="utf-8")
    form = parse_form("own", (tmp_path / "own.toml").read_text(encoding="utf-8"))
    filled = fill_form(
        form, PARTIES[TIMUR], STATEMENTS, PARTIES, AS_OF, exhibits=EXHIBITS, author=Author(name="The Reed Foundation")
    )
    assert (filled.language, filled.clock) == ("uk", None)
    assert {box.number: box.text for box in filled.boxes()} == {
        "1": "Тимур Бадмаев",
        "2": "",
        "3": "сказано про групу, до якої, за повідомленнями, належить ця особа: погроза; особа: «refusers»",
        "4": "",
        "5": "свавільне позбавлення волі; особа: Тимур Бадмаев; за повідомленням, відповідальні: 901st Brigade; "
        "місце: Zarechensk; одного з днів від 5 липня 2022 року до 10 липня 2022 року\n"
        "Тимур Бадмаев: позбавлення волі; місце: Bruskovo; це заперечується",
    }
    assert [gap.into("ru") for gap in filled.gaps] == ["2: Кто видел?", "4: ?"]
    assert "Відповідає офіційному тексту, прочитаному 31 січня 2026 року." in render_text(filled)
    assert (render_pdf(filled)[:5], render_docx(filled)[:2]) == (b"%PDF-", b"PK")
