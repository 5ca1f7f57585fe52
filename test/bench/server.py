"""The protocol of the programs that `npm run bench` asks for times, and one thread for what they import after this module."""

import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"


def serve(versions, case_of):
    """Answers each line of standard input, the name of a case and how often it is done, with the least CPU and wall time in ms.

    `case_of(name)` gives the work and what its time is multiplied by, or None where there is no such case. What the work needs
    is made there, outside of the timing.
    """
    print(f"ready {versions}", flush=True)
    for line in sys.stdin:
        name, repeat = line.split()
        case = case_of(name)
        if case is None:
            print(f"absent {name}", flush=True)
            continue
        work, scale = case
        cpu, wall = min(timed(work) for _ in range(int(repeat)))
        print(f"{name} {cpu * 1e3 * scale:.6f} {wall * 1e3 * scale:.6f}", flush=True)


def timed(work):
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall
