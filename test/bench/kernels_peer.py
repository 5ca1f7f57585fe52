"""Times of SciPy (LAPACK, one thread) for the rows of kernels.ts: reads sizes as arguments, writes one JSON line each."""

import json
import os
import sys
import time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import scipy.linalg


def seconds(function, repeats):
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        function()
        times.append(time.perf_counter() - begin)
    return sorted(times)[len(times) // 2]


for n in map(int, sys.argv[1:]):
    d, outputs, repeats = 64, 10, 25 if n < 1000 else 7 if n < 4000 else 3
    generator = np.random.default_rng(0)
    points = generator.random((n, d))
    squares = (points**2).sum(1)
    targets = generator.random((n, outputs))

    def matrix():
        return np.exp(-0.5 * np.maximum(0, squares[:, None] + squares - 2 * points @ points.T))

    kernels = matrix()
    row = {
        "n": n,
        "matrix": seconds(matrix, repeats),
        "factorize": seconds(lambda: scipy.linalg.cho_factor(kernels, lower=True), repeats),
        "solve": seconds(lambda: scipy.linalg.solve(kernels, targets, assume_a="pos"), repeats),
        "numpy": np.__version__,
        "scipy": scipy.__version__,
    }
    print(json.dumps(row), flush=True)
