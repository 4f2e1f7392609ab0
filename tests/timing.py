"""How much work something is, so that a test that asks about it fails for its own reasons only."""

import gc
from collections.abc import Callable
from time import process_time


def seconds_of(work: Callable[[], object]) -> float:
    """The least processor time of three goes.

    Another process may be at work beside it, and what the run holds by now would be searched for rubbish amid it.
    """
    taken = []
    gc.freeze()
    try:
        for _go in range(3):
            began = process_time()
            work()
            taken.append(process_time() - began)
    finally:
        gc.unfreeze()
    return min(taken)
