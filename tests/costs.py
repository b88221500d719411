"""What work costs this process, for tests that say how a cost grows: the least of three runs, without the collector.

The garbage collector walks all that the tests before hold, so that its share of a run says nothing of the work.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

RUNS = 3
TRIES = 3


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of this process, the least of three runs."""
    runs = []
    for _ in range(RUNS):
        gc.collect()
        gc.disable()
        try:
            start = time.process_time()
            work()
            runs.append(time.process_time() - start)
        finally:
            gc.enable()
    return min(runs)


def assert_grows(small: Callable[[], object], large: Callable[[], object], *, at_most: float, least: float) -> None:
    """`large` costs less than `at_most` times `small`, in one of three tries: a busy machine may spoil one, what is quadratic fails all.

    least: seconds below which a cost is noise.
    """
    small()
    ratios = []
    for _ in range(TRIES):
        ratios.append(seconds(large) / max(seconds(small), least))
        if ratios[-1] < at_most:
            return
    raise AssertionError(f"it costs {min(ratios):.1f} times as much, not under {at_most:g}")
