"""GFLOP/s of a product of 512 x 512 float32 matrices on one thread, by NumPy or PyTorch (the argument)."""

import sys

from server import timed

N = 512

if sys.argv[1] == "torch":
    import torch

    torch.set_num_threads(1)
    a, b = torch.rand(N, N), torch.rand(N, N)
    multiply = lambda: torch.mm(a, b)
else:
    import numpy as np

    a, b = (np.random.default_rng(0).random((N, N), dtype=np.float32) for _ in range(2))
    multiply = lambda: a @ b

for _ in range(10):
    multiply()
print(2 * N**3 / min(timed(multiply)[0] for _ in range(40)) / 1e9)
