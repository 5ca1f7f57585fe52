"""Kernel interpolation by SciPy (LAPACK, one thread): a case's name on standard input, its CPU and wall time in ms back."""

import os
import sys
import time

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
import scipy.linalg

D, OUTPUTS = 64, 10
sets = {}


def matrix(points, squares):
    return np.exp(-0.5 * np.maximum(0, squares[:, None] + squares - 2 * points @ points.T))


def made(n):
    if n not in sets:
        generator = np.random.default_rng(0)
        points = generator.random((n, D))
        squares = (points**2).sum(1)
        sets[n] = points, squares, matrix(points, squares), generator.random((n, OUTPUTS))
    return sets[n]


def factorize(points, squares, kernels, targets):
    scipy.linalg.cho_factor(kernels, lower=True)


def solve(points, squares, kernels, targets):
    scipy.linalg.solve(kernels, targets, assume_a="pos")


WORK = {"matrix": lambda points, squares, *_: matrix(points, squares), "factorize": factorize, "solve": solve}

print(f"ready SciPy {scipy.__version__}, LAPACK on one thread", flush=True)
for line in sys.stdin:
    name = line.strip()
    what, _, n = name.partition(".")
    if what not in WORK:
        print(f"absent {name}", flush=True)
        continue
    given = made(int(n))
    wall, cpu = time.perf_counter(), time.process_time()
    times = -(-5000 // int(n))
    for _ in range(times):
        WORK[what](*given)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    print(f"{name} {cpu * 1e3 / times:.6f} {wall * 1e3 / times:.6f}", flush=True)
