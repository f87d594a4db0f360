"""What a text is about decides whether anything is claimed in it."""

from __future__ import annotations

import pytest

from transforms.extractor import load_extractor
from transforms.setting import OPENING, is_relevant, read_setting

FILLING = "The garden is watered twice a week in summer. " * (OPENING // 40)


@pytest.mark.parametrize(
    ("text", "title", "therapy", "condition"),
    [
        ("Ketamine and PTSD.", None, "ketamine", "ptsd"),
        (FILLING + "Ketamine helps.", None, "ketamine", None),
        (FILLING + "Ketamine helps with PTSD.", None, "ketamine", "ptsd"),
        ("PTSD follows trauma. " + FILLING, None, None, "ptsd"),
        (FILLING + "Many live with PTSD.", "Living with PTSD", None, "ptsd"),
        (FILLING + "Many live with PTSD.", "Gardens", None, None),
        (FILLING, None, None, None),
    ],
)
def test_what_a_text_is_about(text: str, title: str | None, therapy: str | None, condition: str | None) -> None:
    setting = read_setting(text, title, load_extractor())
    assert (setting.therapy, setting.condition) == (therapy, condition)
    assert is_relevant(setting) == (therapy is not None or condition is not None)


def test_a_title_on_trauma_names_the_condition_of_a_text_on_ptsd() -> None:
    tool = load_extractor()
    assert read_setting("Ketamine eases PTSD.", "A ketamine reset for trauma", tool).titled == "ptsd"
    assert read_setting("Ketamine eases PTSD.", "Ketamine clinics", tool).titled is None
