"""No serious finding of axe-core in any view, light or dark, wide or narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.explorer.browser import read_page

VIEWS = (
    "#overview", "#claims", "#claims?verdict=contradicted", "#read", "#claim=c-source-1-0-1", "#studies", "#study=s1",
    "#disagreements", "#proposition=p-safety", "#sources", "#changes", "#data", "#claim=none",
)  # fmt: skip
SERIOUS = ("serious", "critical")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_no_serious_finding(browser: Browser, five_texts: Path, scheme: str, width: int) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 800}, "bypass_csp": True}
    with read_page(browser, five_texts, **options) as reader:
        found = []
        for view in VIEWS:
            reader.go(view)
            for details in reader.page.locator("details").all():
                details.evaluate("(element) => element.setAttribute('open', '')")
            results = Axe().run(reader.page).response["violations"]
            found += [
                (view, rule["id"], node["target"], node.get("failureSummary", "")[:300])
                for rule in results
                if rule["impact"] in SERIOUS
                for node in rule["nodes"][:3]
            ]
        assert found == []
