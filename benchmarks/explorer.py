"""How fast the explorer's page of 100,000 claims is drawn and filtered in a real browser: python -m benchmarks.explorer"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from tests.explorer.browser import open_browser, read_page
from tests.explorer.corpus import Corpus, publish_corpus
from warehouse.explorer.page import render_explorer

MEASURE = """async () => {
  const times = {};
  const boxes = () => [...document.querySelectorAll(".facets input[type=checkbox]")];
  for (const name of ["contradicted", "named_study", "favourable", "clinic", "contradicted"]) {
    const from = performance.now();
    boxes().find((box) => box.value === name).click();
    document.body.offsetHeight;
    times[name] = performance.now() - from;
  }
  return times;
}"""


def main() -> None:
    """Build the page of 2,500 sources, open it, and print milliseconds."""
    with tempfile.TemporaryDirectory() as folder, open_browser() as browser:
        snapshot = publish_corpus(Path(folder) / "warehouse", Corpus(sources=2500, texts=4))
        page, from_ = Path(folder) / "explorer.html", time.perf_counter()
        page.write_text(render_explorer(snapshot, None), encoding="utf-8")
        print(f"built in {time.perf_counter() - from_:.1f} s, {page.stat().st_size / 1e6:.0f} MB")
        with read_page(browser, page) as reader:
            print(f"first view after {reader.ask('performance.getEntriesByName(`drawn`)[0].startTime'):.0f} ms")
            reader.go("#claims")
            reader.page.wait_for_timeout(1000)
            for name, taken in reader.ask(f"({MEASURE})()").items():
                print(f"filter {name}: {taken:.0f} ms")


if __name__ == "__main__":
    main()
