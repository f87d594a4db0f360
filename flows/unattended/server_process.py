"""The process of a Prefect server, started by `server.py`: it takes its socket's number, and whether it is to last.

One that does not last serves a single run, without schedules and pages.
"""

from __future__ import annotations

import os
import signal
import sys
import threading


def main() -> None:
    """Serve on the socket until the process that started this one is gone, killed or not."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if "lasting" not in sys.argv[2:]:
        os.environ |= {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT__SERVER_FINAL": "1"}
    import uvicorn

    uvicorn.run("prefect.server.api.server:create_app", factory=True, fd=int(sys.argv[1]), log_level="error")


def _end_with_parent() -> None:
    os.read(0, 1)  # the other end writes nothing: this returns when it closes
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
