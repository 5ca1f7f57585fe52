"""The same work in NumPy and PyTorch on one thread, as their users write it and in the fastest form that we know.

Reads the name of a case from a line of standard input; writes its CPU and wall time in ms to standard output.
"""

import sys

from server import serve

import numpy as np

try:
    import torch

    torch.set_num_threads(1)
except ImportError:
    torch = None

IMAGES = int(sys.argv[1])
LABELS = int(sys.argv[2])
SIZE, POSITIONS, CLASSES, RATE = 3072, 1024, 10, 0.4
SAMPLE = max(1, IMAGES // 10)  # images of the slow forms; their times are multiplied
rng = np.random.default_rng(1)
sfc = np.random.Generator(np.random.SFC64(1))
cases = {}
store = {}


def once(name, make):
    if name not in store:
        store[name] = make()
    return store[name]


def images(kind):
    make = {
        "f32": lambda: np.random.default_rng(2).random((IMAGES, SIZE), dtype=np.float32),
        "u8": lambda: np.random.default_rng(2).integers(0, 256, (IMAGES, SIZE), dtype=np.uint8),
    }
    return once("images " + kind, make[kind])


def buffer(kind):
    dtype = {"f32": np.float32, "u8": np.uint8}[kind]
    return once("buffer " + kind, lambda: np.ones((IMAGES, SIZE), dtype))


def labels(n):
    return once(f"labels {n}", lambda: np.random.default_rng(3).integers(0, CLASSES, n).astype(np.int32))


def permutation(n=SIZE):
    return once(f"permutation {n}", lambda: np.random.default_rng(4).permutation(n))


def tensor(array):
    return torch.from_numpy(array)


def case(name, scale=1.0, repeat=1, prepare=lambda: None):
    """Registers a case; its time is multiplied by `scale` and divided by `repeat`."""

    def add(work):
        def repeated():
            for _ in range(repeat):
                work()

        cases[name] = (repeated, scale / repeat, prepare)
        return work

    return add


def fill_cases():
    for kind in ("f32", "u8"):
        both = lambda kind=kind: (images(kind), buffer(kind), permutation())

        @case(f"numpy.copy.{kind}", prepare=both)
        def _(kind=kind):
            np.copyto(buffer(kind), images(kind))

        @case(f"numpy.shuffled.{kind}.indexing", prepare=both)
        def _(kind=kind):
            images(kind)[:, permutation()]

        @case(f"numpy.shuffled.{kind}.take-out", prepare=both)
        def _(kind=kind):
            np.take(images(kind), permutation(), axis=1, out=buffer(kind), mode="clip")

        @case(f"numpy.shuffled.{kind}.take-out-blocks", prepare=both)
        def _(kind=kind):
            x, out, p = images(kind), buffer(kind), permutation()
            for i in range(0, IMAGES, 64):
                np.take(x[i : i + 64], p, axis=1, out=out[i : i + 64], mode="clip")

        @case(f"numpy.random.{kind}.permuted", prepare=both)
        def _(kind=kind):
            rng.permuted(images(kind), axis=1, out=buffer(kind))

        @case(f"numpy.random.{kind}.loop", scale=IMAGES / SAMPLE, prepare=both)
        def _(kind=kind):
            x, out = images(kind), buffer(kind)
            for i in range(SAMPLE):
                out[i] = x[i][rng.permutation(SIZE)]

        @case(f"numpy.together.{kind}.loop", scale=IMAGES / SAMPLE, prepare=both)
        def _(kind=kind):
            x = images(kind).reshape(IMAGES, POSITIONS, 3)
            out = buffer(kind).reshape(IMAGES, POSITIONS, 3)
            for i in range(SAMPLE):
                out[i] = x[i][rng.permutation(POSITIONS)]

        @case(f"numpy.together.{kind}.permuted-indices", scale=IMAGES / SAMPLE, prepare=both)
        def _(kind=kind):
            x = images(kind).reshape(IMAGES, POSITIONS, 3)
            out = buffer(kind).reshape(IMAGES, POSITIONS, 3)
            places = rng.permuted(np.broadcast_to(np.arange(POSITIONS), (SAMPLE, POSITIONS)), axis=1)
            out[:SAMPLE] = np.take_along_axis(x[:SAMPLE], places[:, :, None], 1)

        if torch is None:
            continue

        @case(f"torch.shuffled.{kind}.indexing", prepare=both)
        def _(kind=kind):
            tensor(images(kind))[:, tensor(permutation())]

        @case(f"torch.shuffled.{kind}.index_select-out", prepare=both)
        def _(kind=kind):
            torch.index_select(tensor(images(kind)), 1, tensor(permutation()), out=tensor(buffer(kind)))

        @case(f"torch.random.{kind}.loop", scale=IMAGES / SAMPLE, prepare=both)
        def _(kind=kind):
            x, out = tensor(images(kind)), tensor(buffer(kind))
            for i in range(SAMPLE):
                torch.index_select(x[i], 0, torch.randperm(SIZE), out=out[i])

        @case(f"torch.random.{kind}.argsort", scale=IMAGES / SAMPLE, prepare=both)
        def _(kind=kind):
            x = tensor(images(kind))[:SAMPLE]
            torch.gather(x, 1, torch.rand(x.shape).argsort(1))

        @case(f"torch.together.{kind}.loop", scale=IMAGES / SAMPLE, prepare=both)
        def _(kind=kind):
            x = tensor(images(kind)).view(IMAGES, POSITIONS, 3)
            out = tensor(buffer(kind)).view(IMAGES, POSITIONS, 3)
            for i in range(SAMPLE):
                torch.index_select(x[i], 0, torch.randperm(POSITIONS), out=out[i])


def scaled(draw, out):
    """Normal values into a buffer, scaled while a block of them is in the cache."""
    for i in range(0, out.shape[0], 20):
        block = out[i : i + 20]
        draw(out=block, dtype=np.float32)
        block *= np.float32(0.25)
        block += np.float32(0.5)


def gaussian_cases():
    out = lambda: buffer("f32")

    @case("numpy.gaussian.normal", scale=IMAGES / SAMPLE)
    def _():
        rng.normal(0.5, 0.25, (SAMPLE, SIZE)).astype(np.float32)

    @case("numpy.gaussian.out-blocks", prepare=out)
    def _():
        scaled(rng.standard_normal, out())

    @case("numpy.gaussian.sfc64-out-blocks", prepare=out)
    def _():
        scaled(sfc.standard_normal, out())

    small = np.ones((128, 784), np.float32)

    @case("numpy.small.gaussian", repeat=50)
    def _():
        scaled(rng.standard_normal, small)

    if torch is None:
        return

    @case("torch.gaussian.randn")
    def _():
        torch.randn(IMAGES, SIZE) * 0.25 + 0.5

    @case("torch.gaussian.normal_", prepare=out)
    def _():
        tensor(out()).normal_(0.5, 0.25)

    @case("torch.gaussian.normal_-blocks", prepare=out)
    def _():
        x = tensor(out())
        for i in range(0, IMAGES, 20):
            x[i : i + 20].normal_(0.5, 0.25)

    @case("torch.small.gaussian", repeat=50)
    def _():
        tensor(small).normal_(0.5, 0.25)


def transition_matrix():
    matrix = np.full((CLASSES, CLASSES), RATE / (CLASSES - 1))
    np.fill_diagonal(matrix, 1 - RATE)
    return matrix


def label_cases(size, n, repeat=1):
    prepare = lambda: labels(n)

    @case(f"numpy.copy.labels.{size}", repeat=repeat, prepare=lambda: (labels(n), once(f"out {n}", lambda: np.ones(n, np.int32))))
    def _():
        np.copyto(store[f"out {n}"], labels(n))

    @case(f"numpy.uniform.{size}.idiomatic", repeat=repeat, prepare=prepare)
    def _():
        y = labels(n).copy()
        mask = rng.random(n) < RATE
        y[mask] = rng.integers(0, CLASSES, mask.sum())

    @case(f"numpy.uniform.{size}.best", repeat=repeat, prepare=prepare)
    def _():
        word = rng.integers(0, 2**32, n, dtype=np.uint32)
        np.where(word < np.uint32(RATE * 2**32), (word % np.uint32(CLASSES)).astype(np.int32), labels(n))

    @case(f"numpy.uniform.{size}.float32", repeat=repeat, prepare=prepare)
    def _():
        y = labels(n).copy()
        picked = np.flatnonzero(rng.random(n, dtype=np.float32) < np.float32(RATE))
        y[picked] = rng.integers(0, CLASSES, picked.size, dtype=np.int32)

    @case(f"numpy.symmetric.{size}.idiomatic", repeat=repeat, prepare=prepare)
    def _():
        y = labels(n).copy()
        mask = rng.random(n) < RATE
        y[mask] = (y[mask] + rng.integers(1, CLASSES, mask.sum())) % CLASSES

    @case(f"numpy.symmetric.{size}.best", repeat=repeat, prepare=prepare)
    def _():
        y = labels(n).copy()
        picked = np.flatnonzero(rng.random(n, dtype=np.float32) < np.float32(RATE))
        y[picked] = (y[picked] + rng.integers(1, CLASSES, picked.size, dtype=np.int32)) % np.int32(CLASSES)

    @case(f"numpy.transition.{size}.idiomatic", repeat=repeat, prepare=prepare)
    def _():
        y = labels(n)
        sums = np.cumsum(transition_matrix(), axis=1)
        sums[:, -1] = 1
        (rng.random(n)[:, None] > sums[y]).sum(1).astype(np.int32)

    @case(f"numpy.transition.{size}.by-class", repeat=repeat, prepare=prepare)
    def _():
        y, matrix = labels(n), transition_matrix()
        out = np.empty_like(y)
        for k in range(CLASSES):
            members = np.flatnonzero(y == k)
            out[members] = rng.choice(CLASSES, members.size, p=matrix[k])

    @case(f"numpy.exact.{size}.idiomatic", repeat=repeat, prepare=prepare)
    def _():
        y = labels(n).copy()
        picked = rng.choice(n, int(RATE * n), replace=False)
        y[picked] = (y[picked] + rng.integers(1, CLASSES, picked.size)) % CLASSES

    @case(f"numpy.exact.{size}.best", repeat=repeat, prepare=prepare)
    def _():
        y = labels(n).copy()
        picked = rng.choice(n, int(RATE * n), replace=False, shuffle=False)
        y[picked] = (y[picked] + rng.integers(1, CLASSES, picked.size, dtype=np.int32)) % np.int32(CLASSES)

    if torch is None:
        return

    @case(f"torch.uniform.{size}.idiomatic", repeat=repeat, prepare=prepare)
    def _():
        mask = torch.rand(n) < RATE
        torch.where(mask, torch.randint(0, CLASSES, (n,), dtype=torch.int32), tensor(labels(n)))

    @case(f"torch.symmetric.{size}.idiomatic", repeat=repeat, prepare=prepare)
    def _():
        y = tensor(labels(n))
        other = (y + torch.randint(1, CLASSES, (n,), dtype=torch.int32)) % CLASSES
        torch.where(torch.rand(n) < RATE, other, y)

    @case(f"torch.transition.{size}.by-class", repeat=repeat, prepare=prepare)
    def _():
        y, matrix = tensor(labels(n)), torch.from_numpy(transition_matrix())
        out = torch.empty_like(y)
        for k in range(CLASSES):
            members = (y == k).nonzero().squeeze(1)
            if members.numel():
                out[members] = torch.multinomial(matrix[k], members.numel(), replacement=True).int()

    @case(f"torch.exact.{size}.idiomatic", repeat=repeat, prepare=prepare)
    def _():
        y = tensor(labels(n)).clone()
        picked = torch.randperm(n)[: int(RATE * n)]
        y[picked] = (y[picked] + torch.randint(1, CLASSES, (picked.numel(),), dtype=torch.int32)) % CLASSES


def one_cases():
    """One image of 3,072 values, and one example with a label, at a time."""
    image, out = np.ones(SIZE, np.float32), np.ones(SIZE, np.float32)
    examples = [(i, i % CLASSES) for i in range(2000)]

    @case("numpy.one.shuffled", repeat=2000, prepare=permutation)
    def _():
        np.take(image, permutation(), out=out, mode="clip")

    @case("numpy.one.random", repeat=500)
    def _():
        np.take(image, rng.permutation(SIZE), out=out, mode="clip")

    @case("numpy.one.gaussian", repeat=500)
    def _():
        scaled(rng.standard_normal, out[None])

    @case("numpy.example", scale=1 / 2000)
    def _():
        for x, y in examples:
            (x, int(rng.integers(CLASSES)) if rng.random() < RATE else y)

    if torch is None:
        return

    @case("torch.one.shuffled", repeat=2000, prepare=permutation)
    def _():
        torch.index_select(tensor(image), 0, tensor(permutation()), out=tensor(out))

    @case("torch.one.random", repeat=500)
    def _():
        torch.index_select(tensor(image), 0, torch.randperm(SIZE), out=tensor(out))

    @case("torch.one.gaussian", repeat=500)
    def _():
        tensor(out).normal_(0.5, 0.25)

    @case("torch.example", scale=1 / 2000)
    def _():
        for x, y in examples:
            (x, int(torch.randint(CLASSES, ())) if torch.rand(()) < RATE else y)


def blas():
    try:
        blocks = np.__config__.get_info("blas_opt_info")
        return " ".join(blocks.get("libraries", [])) or "unknown"
    except AttributeError:
        return "unknown"


fill_cases()
gaussian_cases()
one_cases()
label_cases("many", LABELS)
label_cases("some", min(50000, LABELS), repeat=20)
label_cases("ten", 10, repeat=200)


def case_of(name):
    if name not in cases:
        return None
    work, scale, prepare = cases[name]
    prepare()
    return work, scale


serve(
    f"NumPy {np.__version__} (BLAS: {blas()}), PyTorch {torch.__version__ if torch else 'absent'}, Python {sys.version.split()[0]}",
    case_of,
)
