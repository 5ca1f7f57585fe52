"""rethink-gen in Python: corruptions of data sets, bit for bit those of the JavaScript package (streams 1).

One file, standard library only; copy it beside your code. NumPy arrays take a fast path if NumPy is installed, lists take the plain one,
and both give the same bits. The plain path is written from docs/reproducibility.md alone and is meant to be read.

    >>> from rethink_gen import corrupt_labels
    >>> corrupt_labels([0, 1, 2, 3] * 3, {"kind": "symmetric", "rate": 0.5}, classes=4, seed=42)
    [0, 1, 1, 3, 3, 0, 3, 3, 0, 3, 1, 3]

What happens to an example depends on the noise, the seed, the split and the id of the example, and on nothing else. Seeds and ids are int
or str (`42` and `'42'` are two seeds). Data come back as the kind in which they were given, and the input stays as it is.

    corrupt_labels       label noise of any kind          exact_label_count    exactly round(rate * n) examples
    permute_labels       the labels in another order      exact_image_count    the same for images
    rename_classes       another id for each class        replay               what a record says, done again
    shuffle_pixels       one permutation for all images   verify               whether data are what a record says
    randomize_pixels     a permutation for each image     original_labels      the labels that a record keeps
    replace_with_gaussian, pixel_statistics               changed_mask         the examples that a record calls changed

Source of the corruptions: Zhang, Bengio, Hardt, Recht, Vinyals, "Understanding deep learning requires rethinking generalization", ICLR 2017.
"""

from __future__ import annotations

import base64
import hashlib
import math
import re
import sys
from array import array
from functools import lru_cache
from typing import Any, Mapping, Sequence, Union
from urllib.parse import quote

try:
    import numpy as np
except ImportError:  # everything works without it, slowly
    np = None

__all__ = [
    "corrupt_labels",
    "exact_label_count",
    "permute_labels",
    "rename_classes",
    "class_names",
    "shuffle_pixels",
    "randomize_pixels",
    "replace_with_gaussian",
    "pixel_statistics",
    "exact_image_count",
    "from_text",
    "replay",
    "verify",
    "original_labels",
    "changed_mask",
    "unpack_integers",
]

#: None for 0, 1, 2, ..., {"first": number}, or one int or str for each example.
Ids = Union[None, Mapping[str, int], Sequence[Union[int, str]]]
#: The result of `exact_label_count` or `exact_image_count`; None picks by chance.
Cutoff = Union[None, Mapping[str, Any]]

M = 0xFFFFFFFF
TWO_32 = 2**32


def rotl(x, by):
    return (x << by | x >> (32 - by)) & M


def f32(x):
    """The float32 nearest to a float64."""
    return array("f", (x,))[0]


def signed(word):
    return word - TWO_32 if word & 0x80000000 else word


# Seed to key


def canonical_seed(seed):
    if isinstance(seed, dict):  # a large integer in a record
        seed = int(seed["integer"])
    return f"i:{seed:d}" if isinstance(seed, int) else "s:" + percent_encode(seed)


def percent_encode(text):
    return quote(text, safe="!~*'()-._")


def key_text(seed, split, operation):
    plain = re.sub("[<>%]|[^ -~]", lambda c: percent_encode(c[0]), operation)
    text = f"<rethink-gen/1/{plain}/{percent_encode(split)}/{canonical_seed(seed)}>"
    if len(text) > 256:
        raise ValueError("the seed and the split are too long")
    return text


@lru_cache(maxsize=None)
def arc4_key(text):
    """The two uint32 of a key text."""
    s = list(range(256))
    j = 0
    for i in range(256):
        j = (j + s[i] + ord(text[i % len(text)])) & 255
        s[i], s[j] = s[j], s[i]
    drawn = []
    i = j = 0
    for _ in range(256 + 8):
        i = (i + 1) & 255
        j = (j + s[i]) & 255
        s[i], s[j] = s[j], s[i]
        drawn.append(s[(s[i] + s[j]) & 255])
    return int.from_bytes(drawn[256:260], "big"), int.from_bytes(drawn[260:264], "big")


def derive_key(seed, split, operation):
    return arc4_key(key_text(seed, split, operation))


# Words


ROTATIONS = (13, 15, 26, 6, 17, 29, 16, 24)


def threefry(key, counter):
    """Threefry2x32-20: two uint32 from a key and a counter of two uint32 each."""
    k = (key[0], key[1], key[0] ^ key[1] ^ 0x1BD11BDA)
    x = (counter[0] + k[0]) & M
    y = (counter[1] + k[1]) & M
    for r in range(20):
        x = (x + y) & M
        y = rotl(y, ROTATIONS[r % 8]) ^ x
        if r % 4 == 3:
            s = (r + 1) // 4
            x = (x + k[s % 3]) & M
            y = (y + k[(s + 1) % 3] + s) & M
    return x, y


def address_of(example_id):
    """(high, low) of an example id: the order of these pairs is the order of addresses."""
    if isinstance(example_id, int):
        return example_id >> 32, example_id & M
    data = example_id.encode("utf-8")
    state = (len(data), 0)
    data += bytes(-len(data) % 8)
    for at in range(0, len(data), 8):
        block = (int.from_bytes(data[at : at + 4], "little"), int.from_bytes(data[at + 4 : at + 8], "little"))
        state = threefry(state, block)
    return 2**28 + (state[1] >> 4), state[0]


def block(key, address, b):
    high, low = address
    return threefry(key, (low, (b + 8 * high) & M))


def block_words(key, address, b=0):
    """The block words of an example, from block b on."""
    while True:
        yield from block(key, address, b)
        b += 1


class StreamWords:
    """The stream words of an example; `self[i]` is any one of them."""

    def __init__(self, key, address):
        blocks = [block(key, address, i) for i in range(8)]
        self.lanes = [[*blocks[lane], *blocks[lane + 4]] for lane in range(4)]
        self.words = []

    def __getitem__(self, index):
        while index >= len(self.words):
            for lane in self.lanes:
                a, b, c, d = lane
                word = (a + b + d) & M
                lane[:] = b ^ b >> 9, (c + (c << 3)) & M, (rotl(c, 21) + word) & M, (d + 1) & M
                self.words.append(word)
        return self.words[index]

    def reader(self, at):
        """A function that returns word `at`, then the words behind it."""
        counter = iter(range(at, sys.maxsize))
        return lambda: self[next(counter)]


# Whole numbers, permutations


def below(bound, word, next_word):
    while word * bound % TWO_32 < TWO_32 % bound:
        word = next_word()
    return word * bound >> 32


def round_up(n, step):
    return -(-n // step) * step


def shuffle_draws(words, n):
    draws, rejected = [], []
    halves = min(n, 8192)
    for i in range(halves):
        half = words[i // 2] >> 16 * (i % 2) & 0xFFFF
        draws.append(half * (i + 1) >> 16)
        if half * (i + 1) % 65536 < 65536 % (i + 1):
            rejected.append(i)
    start = 4 * (round_up(halves, 8) // 8)
    for i in range(halves, n):
        product = words[start + i - halves] * (i + 1)
        draws.append(product >> 32)
        if product % TWO_32 < TWO_32 % (i + 1):
            rejected.append(i)
    next_word = words.reader(round_up(start + n - halves, 4))
    for i in rejected:
        draws[i] = below(i + 1, next_word(), next_word)
    return draws


def permutation(words, n):
    """`permutation[k]` is the position that position k takes its value from."""
    perm = [0] * n
    for i, j in enumerate(shuffle_draws(words, n)):
        perm[i] = perm[j]
        perm[j] = i
    return perm


# Normals


def exp_small(y):
    t = y / 64
    p = 1 + t * (
        1 + t * (1 / 2 + t * (1 / 6 + t * (1 / 24 + t * (1 / 120 + t * (1 / 720 + t * (1 / 5040 + t * (1 / 40320)))))))
    )
    for _ in range(6):
        p = p * p
    return p


def exp_negative(y):
    if y < -700:
        return 0.0
    squarings = 0
    while y < -9:
        y, squarings = y * 0.5, squarings + 1
    power = exp_small(y)
    for _ in range(squarings):
        power = power * power
    return power


def minus_log(word):
    zeros = 32 - word.bit_length()
    m = (word + 0.5) * 2.0 ** (zeros - 32)
    q = (m - 0.7071067811865476) / (m + 0.7071067811865476)
    v = q * q
    series = (
        2 * q * (1 + v * (1 / 3 + v * (1 / 5 + v * (1 / 7 + v * (1 / 9 + v * (1 / 11 + v * (1 / 13 + v * (1 / 15))))))))
    )
    return (zeros + 0.5) * 0.6931471805599453 - series


R = 4.038849846109504
AREA = 0.001226324646353088


def ziggurat_tables():
    width, inside, height = array("f", [0.0]) * 1024, array("f", [0.0]) * 1024, array("d", [0.0]) * 1024
    density = exp_small(-0.5 * R * R)
    base = AREA / density
    width[0], inside[0], height[0] = base / 2**31, (R / base) * 2**31, 1.0
    width[1023], height[1023] = R / 2**31, density
    edge = R
    for i in range(1022, 0, -1):
        above = AREA / edge + density
        y = edge * edge * 0.5
        for _ in range(4):
            e = exp_small(-y)
            y = y + (e - above) / e
        following = math.sqrt(2 * y)
        inside[i + 1] = (following / edge) * 2**31
        edge = following
        density = exp_small(-0.5 * following * following)
        height[i] = density
        width[i] = following / 2**31
    inside[1] = 0.0
    return width, inside, height


WIDTH, INSIDE, HEIGHT = ziggurat_tables()


def normals(words, n):
    """The n normal float32 values of an example's stream words."""
    values, unfinished = [], []
    for i in range(n):
        w = words[i]
        g = f32(signed(w))
        values.append(f32(g * WIDTH[w % 1024]))
        if not abs(g) < INSIDE[w % 1024]:
            unfinished.append(i)
    next_word = words.reader(round_up(n, 16))
    for i in unfinished:
        values[i] = finish_normal(words[i], next_word)
    return values


def finish_normal(w, next_word):
    while True:
        layer = w % 1024
        g = f32(signed(w))
        x = f32(g * WIDTH[layer])
        if abs(g) < INSIDE[layer]:
            return x
        if layer == 0:
            while True:
                b = minus_log(next_word()) * (1 / R)
                y = minus_log(next_word())
                if y + y >= b * b:
                    return f32(-R - b if signed(w) < 0 else R + b)
        u = next_word() * 2.0**-32
        if HEIGHT[layer] + u * (HEIGHT[layer - 1] - HEIGHT[layer]) < exp_small(-0.5 * x * x):
            return x
        w = next_word()


# Who is picked


def round_half_up(x):
    whole = math.floor(x)
    return whole + (x - whole >= 0.5)


def addresses_of(ids, n):
    """The addresses of n examples: `ids` is None (0, 1, 2, ...), {"first": number}, or one id an example."""
    if ids is None:
        ids = range(n)
    elif isinstance(ids, dict):
        ids = range(ids["first"], ids["first"] + n)
    if len(ids) != n:
        raise ValueError("as many ids as examples")
    return [address_of(example_id) for example_id in ids]


def exact_cutoff(key, addresses, rate):
    """The cutoff of an exact count, in the form in which it stands in a specification."""
    picked = round_half_up(rate * len(addresses))
    if picked == 0:
        return {"picked": 0, "of": len(addresses), "word": -1, "address": [0, 0]}
    word, high, low = sorted((block(key, at, 0)[0], *at) for at in addresses)[picked - 1]
    return {"picked": picked, "of": len(addresses), "word": word, "address": [high, low]}


def is_picked(word, address, rate, count):
    if count is None:
        return word < rate * 2.0**32
    return (word, *address) <= (count["word"], *count["address"])


# Label noise


def plain_corrupt_labels(labels, noise, classes, seed, split, ids, count):
    key = derive_key(seed, split, "labels:" + noise["kind"])
    addresses = addresses_of(ids, len(labels))
    noisy = []
    for i, (y, address) in enumerate(zip(labels, addresses)):
        words = block_words(key, address)
        w0, w1 = next(words), next(words)
        if noise["kind"] == "part-dependent":
            rate, choose = part_dependent(noise, classes, i, y, address, seed, split)
        else:
            rate, choose = noise_of(noise, classes, i, y)
        picked = is_picked(w0, address, rate, count)
        noisy.append(choose(w1, lambda: next(words)) if picked else y)
    return noisy


def noise_of(noise, classes, i, y):
    """(probability to be picked, function of w1 and next that gives the new label) of example i with label y."""
    kind = noise["kind"]
    if kind == "uniform":
        return noise["rate"], lambda w1, following: below(classes, w1, following)
    if kind == "symmetric":
        return noise["rate"], lambda w1, following: (y + 1 + below(classes - 1, w1, following)) % classes
    if kind == "pair-flip":
        return noise["rate"], lambda w1, following: (y + 1) % classes
    if kind == "class-map":
        return noise["rate"], lambda w1, following: noise["map"][y]
    if kind == "groups":
        group = next(group for group in noise["groups"] if y in group)
        place, size = group.index(y), len(group)
        if size == 1:
            return noise["rate"], lambda w1, following: y
        return noise["rate"], lambda w1, following: group[(place + 1 + below(size - 1, w1, following)) % size]
    if kind == "transition":
        matrix = noise["matrix"]
        row = [line[y] for line in matrix] if noise.get("orientation") == "columns" else matrix[y]
    elif kind == "instance-dependent":
        row = noise["probabilities"][i * classes : (i + 1) * classes]
    else:
        raise ValueError(f"no kind of label noise: {kind}")
    return off_diagonal(row, y)


def off_diagonal(row, y):
    cumulative, leaves = [], 0.0
    for j, probability in enumerate(row):
        if j != y:
            leaves = leaves + probability
        cumulative.append(leaves)

    def choose(w1, _following):
        for j, c in enumerate(cumulative):
            if w1 < (c / leaves) * 2.0**32:
                return j
        return len(row) - 1

    return leaves, choose


def part_dependent(noise, classes, i, y, address, seed, split):
    """As `noise_of`, from the features of example i: `noise["features"]` holds d numbers for each example."""
    w = block(derive_key(seed, split, "flip-rate:part-dependent"), address, 0)[0]
    rate = truncated_normal(noise["flipRate"], noise["deviation"], w)
    features = noise["features"][i]
    weights = part_weights(seed, classes, len(features), y)
    scores = [0.0] * classes
    for j, feature in enumerate(features):
        x = feature * noise["scale"]
        for k in range(classes):
            scores[k] = scores[k] + x * weights[j * classes + k]
    scores[y] = -math.inf
    most = max(scores)
    preferences = [exp_negative(score - most) for score in scores]

    def choose(w1, _following):
        total = 0.0
        for preference in preferences:
            total = total + preference
        mass, reached, last = w1 / TWO_32 * total, 0.0, y
        for k, preference in enumerate(preferences):
            if preference > 0:
                reached, last = reached + preference, k
                if mass < reached:
                    break
        return last

    return rate, choose


@lru_cache(maxsize=None)
def part_weights(seed, classes, d, y):
    return normals(StreamWords(derive_key(seed, "every split", "weights:part-dependent"), (0, y)), d * classes)


@lru_cache(maxsize=None)
def cumulative_density(mean, deviation):
    sums = [0.0]
    for cell in range(4096):
        z = ((cell + 0.5) / 4096 - mean) / deviation
        sums.append(sums[-1] + exp_negative(-0.5 * z * z))
    return sums


def truncated_normal(mean, deviation, word):
    sums = cumulative_density(mean, deviation)
    mass = (word + 0.5) / TWO_32 * sums[4096]
    cell = next((c for c in range(4096) if mass < sums[c + 1]), 4095)
    return (cell + (mass - sums[cell]) / (sums[cell + 1] - sums[cell])) / 4096


def plain_permute_labels(labels, seed, split, ids):
    n = len(labels)
    addresses = addresses_of(ids, n)
    order = sorted(range(n), key=lambda i: addresses[i])
    perm = permutation(StreamWords(derive_key(seed, split, "labels:permuted"), (0, 0)), n)
    permuted = [0] * n
    for k in range(n):
        permuted[order[k]] = labels[order[perm[k]]]
    return permuted


def class_names(classes, seed):
    """For each class the id that a seed gives it."""
    return permutation(StreamWords(derive_key(seed, "every split", "labels:renamed"), (0, 0)), classes)


# Images


def size_of(image_shape):
    """(height, width, channels) of one image of shape [height, width, channels], [height, width] or [values]."""
    if len(image_shape) == 1:
        return 1, image_shape[0], 1
    return (*image_shape, 1) if len(image_shape) == 2 else tuple(image_shape)


def share(operation, rate, n, seed, split, ids, count):
    """Whether each of n images is picked."""
    if rate == 1:
        return [True] * n
    key = derive_key(seed, split, "share:" + operation)
    addresses = addresses_of(ids, n)
    return [is_picked(block(key, at, 0)[0], at, rate, count) for at in addresses]


def pixel_sources(words, height, width, channels, mode="together", block_size=1):
    """For each value of an image the value that it comes from."""
    bh, bw = block_size if isinstance(block_size, (list, tuple)) else (1 if height == 1 else block_size, block_size)
    blocks_across = width // bw
    per_block = 1 if mode == "together" else channels
    perm = permutation(words, (height // bh) * blocks_across * per_block)
    sources = []
    for row in range(height):
        for column in range(width):
            here = (row // bh) * blocks_across + column // bw
            for channel in range(channels):
                unit = perm[here * per_block + (channel if per_block > 1 else 0)]
                there, from_channel = (unit, channel) if mode == "together" else divmod(unit, channels)
                from_row = there // blocks_across * bh + row % bh
                from_column = there % blocks_across * bw + column % bw
                sources.append((from_row * width + from_column) * channels + from_channel)
    return sources


def each_image(images, size, mask, new_image):
    """A copy of the images in which `new_image(i, values)` replaces every picked one."""
    out = images[:]
    for i, picked in enumerate(mask):
        if picked:
            old = images[i * size : (i + 1) * size]
            new = new_image(i, old)
            out[i * size : (i + 1) * size] = array(images.typecode, new) if isinstance(images, array) else new
    return out


def plain_shuffle_pixels(images, image_shape, seed, split, ids, rate, count, channels, block):
    height, width, depth = size_of(image_shape)
    size = height * width * depth
    words = StreamWords(derive_key(seed, "every split", "pixels:shuffled"), (0, 0))
    sources = pixel_sources(words, height, width, depth, channels, block)
    mask = share("shuffled-pixels", rate, len(images) // size, seed, split, ids, count)
    return each_image(images, size, mask, lambda _, old: [old[k] for k in sources])


def plain_randomize_pixels(images, image_shape, seed, split, ids, rate, count, channels, block):
    height, width, depth = size_of(image_shape)
    size = height * width * depth
    n = len(images) // size
    key = derive_key(seed, split, "pixels:random")
    addresses = addresses_of(ids, n)
    mask = share("random-pixels", rate, n, seed, split, ids, count)

    def new_image(i, old):
        return [old[k] for k in pixel_sources(StreamWords(key, addresses[i]), height, width, depth, channels, block)]

    return each_image(images, size, mask, new_image)


def plain_replace_with_gaussian(images, image_shape, statistics, seed, split, ids, rate, count, round, clip):
    height, width, channels = size_of(image_shape)
    size = height * width * channels
    n = len(images) // size
    mean, std = ([f32(v) for v in spread(statistics[name], size)] for name in ("mean", "std"))
    key = derive_key(seed, split, "pixels:gaussian")
    addresses = addresses_of(ids, n)
    mask = share("gaussian", rate, n, seed, split, ids, count)

    def fit(z, k):
        v = f32(f32(z * std[k]) + mean[k])
        if round == "half-up":
            v = f32(float(math.floor(v + 0.5)))
        if clip is not None:
            v = f32(least_of(most_of(v, clip[0]), clip[1]))
        return int(v) if isinstance(images, array) and images.typecode not in "fd" else v

    def new_image(i, _old):
        return [fit(z, k) for k, z in enumerate(normals(StreamWords(key, addresses[i]), size))]

    return each_image(images, size, mask, new_image)


def most_of(a, b):
    if a == b:
        return a if math.copysign(1, a) > 0 else float(b)
    return a if a > b else float(b)


def least_of(a, b):
    if a == b:
        return a if math.copysign(1, a) < 0 else float(b)
    return a if a < b else float(b)


def spread(values, size):
    values = values if isinstance(values, list) else [values]
    return [values[k % len(values)] for k in range(size)]


def plain_statistics(values, image_shape, scope):
    """Mean and standard deviation, population, float64, two passes in the order of the values."""
    height, width, channels = size_of(image_shape)
    groups = {"set": 1, "channel": channels, "position": height * width * channels}[scope]
    per_group = len(values) / groups
    mean, squares = [0.0] * groups, [0.0] * groups
    for i, value in enumerate(values):
        mean[i % groups] += value
    mean = [total / per_group for total in mean]
    for i, value in enumerate(values):
        deviation = value - mean[i % groups]
        squares[i % groups] += deviation * deviation
    std = [math.sqrt(total / per_group) for total in squares]
    return {"mean": mean[0], "std": std[0]} if groups == 1 else {"mean": mean, "std": std}


# Training


def epoch_order(seed, epoch, n):
    """The order in which an epoch (from 0) visits n examples."""
    return permutation(StreamWords(derive_key(seed, "train", "batches"), (0, epoch)), n)


def glorot_uniform(seed, name, size, fan_in, fan_out):
    """The initial float32 values of the parameter of this name."""
    words = StreamWords(derive_key(seed, "every split", "init:" + name), (0, 0))
    limit = math.sqrt(6 / (fan_in + fan_out))
    return [f32(signed(words[i]) / 2**31 * limit) for i in range(size)]


# The same with NumPy: whole arrays of words at once


def np_threefry(key, x, y):
    """Threefry2x32-20 of arrays of uint32."""
    k = [np.uint32(word) for word in (key[0], key[1], key[0] ^ key[1] ^ 0x1BD11BDA)]
    x, y = x + k[0], y + k[1]
    carried = np.empty_like(y)
    for r in range(20):
        by = ROTATIONS[r % 8]
        x += y
        np.right_shift(y, 32 - by, out=carried)
        y <<= by
        y |= carried
        y ^= x
        if r % 4 == 3:
            s = (r + 1) // 4
            x += k[s % 3]
            y += np.uint32((int(k[(s + 1) % 3]) + s) & M)
    return x, y


def np_addresses(ids, n):
    """The addresses of n examples, as arrays of uint32: (high, low)."""
    if ids is None:
        ids = {"first": 0}
    if isinstance(ids, dict):
        numbers = np.arange(n, dtype=np.uint64) + np.uint64(ids["first"])
    elif len(ids) != n:
        raise ValueError(f"`ids` must be one id for each of the {n} examples, got {len(ids)}")
    elif isinstance(ids, np.ndarray) and ids.dtype.kind in "iu":
        numbers = ids.astype(np.uint64)
    else:
        pairs = np.array([address_of(example_id) for example_id in ids], dtype=np.uint32).reshape(n, 2)
        return pairs[:, 0].copy(), pairs[:, 1].copy()
    return (numbers >> np.uint64(32)).astype(np.uint32), numbers.astype(np.uint32)


def np_block(key, addresses, b):
    high, low = addresses
    return np_threefry(key, low, high * np.uint32(8) + np.uint32(b))


def np_picked(key, addresses, rates, count):
    """Which examples are picked, and their second words; `rates` is one number or one for each example."""
    w0, w1 = np_block(key, addresses, 0)
    if count is None:
        return w0 < np.asarray(rates, dtype=np.float64) * 2.0**32, w1
    high, low = addresses
    word, (last_high, last_low) = count["word"], count["address"]
    tied = (high < last_high) | ((high == last_high) & (low <= last_low))
    return (w0.astype(np.int64) < word) | ((w0.astype(np.int64) == word) & tied), w1


def np_exact_cutoff(key, addresses, rate):
    n = len(addresses[0])
    picked = round_half_up(rate * n)
    if picked == 0:
        return {"picked": 0, "of": n, "word": -1, "address": [0, 0]}
    w0, _ = np_block(key, addresses, 0)
    word = np.partition(w0, picked - 1)[picked - 1]
    tied = sorted(zip(*(part[w0 == word].tolist() for part in addresses)))
    high, low = tied[picked - 1 - int((w0 < word).sum())]
    return {"picked": picked, "of": n, "word": int(word), "address": [high, low]}


def np_below(bounds, words, key, addresses, chosen):
    """`below(bound, word, next)` of the examples `chosen`; `bounds` is one number or one for each of them."""
    bounds = np.broadcast_to(np.asarray(bounds, dtype=np.uint64), words.shape)
    products = words * bounds
    values = (products >> np.uint64(32)).astype(np.int64)
    rejected = np.flatnonzero((products & np.uint64(M)) < np.uint64(TWO_32) % bounds)
    for i in rejected:
        address = tuple(int(part[chosen[i]]) for part in addresses)
        following = block_words(key, address, 1)
        values[i] = below(int(bounds[i]), int(words[i]), lambda: next(following))
    return values


def np_corrupt_labels(labels, noise, classes, seed, split, ids, count):
    kind = noise["kind"]
    key = derive_key(seed, split, "labels:" + kind)
    addresses = np_addresses(ids, len(labels))
    true = labels.astype(np.int64)
    rates, choose = np_noise(noise, classes, true, seed, split, addresses)
    picked, w1 = np_picked(key, addresses, rates, count)
    chosen = np.flatnonzero(picked)
    noisy = labels.copy()
    noisy[chosen] = choose(chosen, true[chosen], w1[chosen], lambda bounds, words: np_below(bounds, words, key, addresses, chosen))
    return noisy


def np_noise(noise, classes, true, seed, split, addresses):
    """(probabilities to be picked, function of the picked examples, their labels and words that gives their new labels)."""
    kind, rate = noise["kind"], noise.get("rate")
    if kind == "uniform":
        return rate, lambda chosen, y, words, draw: draw(classes, words)
    if kind == "symmetric":
        return rate, lambda chosen, y, words, draw: (y + 1 + draw(classes - 1, words)) % classes
    if kind == "pair-flip":
        return rate, lambda chosen, y, words, draw: (y + 1) % classes
    if kind == "class-map":
        return rate, lambda chosen, y, words, draw: np.asarray(noise["map"])[y]
    if kind == "groups":
        return rate, np_groups(noise["groups"], classes)
    if kind == "transition":
        matrix = np.asarray(noise["matrix"], dtype=np.float64)
        rows = matrix.T if noise.get("orientation") == "columns" else matrix
        leaves, limits = np_off_diagonal(rows, np.arange(classes))

        def along_row(chosen, y, words, draw):
            new = np.empty(len(y), dtype=np.int64)
            for label in np.unique(y):
                at = y == label
                new[at] = np.searchsorted(limits[label], words[at], side="right")
            return np.minimum(new, classes - 1)

        return leaves[true], along_row
    if kind == "instance-dependent":
        rows = np.asarray(noise["probabilities"], dtype=np.float64).reshape(len(true), classes)
        leaves, limits = np_off_diagonal(rows, true)

        def along_own_row(chosen, y, words, draw):
            less = words[:, None] < limits[chosen]
            return np.where(less.any(axis=1), less.argmax(axis=1), classes - 1)

        return leaves, along_own_row
    return np_part_dependent(noise, classes, seed, split, addresses)


def np_groups(groups, classes):
    members = np.zeros((classes, max(map(len, groups))), dtype=np.int64)
    places, sizes = np.zeros(classes, dtype=np.int64), np.zeros(classes, dtype=np.int64)
    for group in groups:
        for place, label in enumerate(group):
            members[label, : len(group)] = group
            places[label], sizes[label] = place, len(group)

    def choose(chosen, y, words, draw):
        steps = draw(np.maximum(sizes[y] - 1, 1), words)
        return members[y, (places[y] + np.where(sizes[y] > 1, 1 + steps, 0)) % sizes[y]]

    return choose


def np_off_diagonal(rows, true):
    """For each row: the sum without its true class, and the limits of a word below which each class is chosen."""
    others = rows.copy()
    others[np.arange(len(rows)), true] = 0.0
    sums = np.cumsum(others, axis=1)
    leaves = sums[:, -1].copy()
    with np.errstate(invalid="ignore", divide="ignore"):
        return leaves, sums / leaves[:, None] * 2.0**32


def np_part_dependent(noise, classes, seed, split, addresses):
    w, _ = np_block(derive_key(seed, split, "flip-rate:part-dependent"), addresses, 0)
    sums = np.array(cumulative_density(noise["flipRate"], noise["deviation"]))
    mass = (w + 0.5) / TWO_32 * sums[4096]
    cell = np.minimum(np.searchsorted(sums[1:], mass, side="right"), 4095)
    rates = (cell + (mass - sums[cell]) / (sums[cell + 1] - sums[cell])) / 4096
    features = np.asarray(noise["features"], dtype=np.float64).reshape(len(w), -1)

    def choose(chosen, y, words, draw):
        new = np.empty(len(y), dtype=np.int64)
        for label in np.unique(y):
            at = y == label
            weights = np.array(part_weights(seed, classes, features.shape[1], int(label))).reshape(-1, classes)
            new[at] = np_preferred(features[chosen[at]] * noise["scale"], weights, int(label), words[at])
        return new

    return rates, choose


def np_preferred(inputs, weights, label, words):
    scores = np.zeros((len(inputs), weights.shape[1]))
    for j in range(len(weights)):
        scores += inputs[:, j, None] * weights[j]
    scores[:, label] = -np.inf
    preferences = np_exp_negative(scores - scores.max(axis=1, keepdims=True))
    reached = np.cumsum(preferences, axis=1)
    mass = words / TWO_32 * reached[:, -1]
    positive = preferences > 0
    less = positive & (mass[:, None] < reached)
    last = preferences.shape[1] - 1 - positive[:, ::-1].argmax(axis=1)
    return np.where(less.any(axis=1), less.argmax(axis=1), last)


def np_exp_negative(y):
    result = np.zeros_like(y)
    alive = y >= -700
    rest = y[alive]
    squarings = np.zeros(rest.shape, dtype=int)
    while (far := rest < -9).any():
        rest[far] *= 0.5
        squarings[far] += 1
    power = exp_small(rest)
    for done in range(squarings.max(initial=0)):
        further = squarings > done
        power[further] *= power[further]
    result[alive] = power
    return result


def np_permute_labels(labels, seed, split, ids):
    order = np.lexsort(np_addresses(ids, len(labels))[::-1])
    perm = permutation(StreamWords(derive_key(seed, split, "labels:permuted"), (0, 0)), len(labels))
    permuted = labels.copy()
    permuted[order] = labels[order[perm]]
    return permuted


class NpStreamWords:
    """The stream words of several examples: `words(count)` is an array [count rounded up to 4, examples]."""

    def __init__(self, key, addresses):
        self.key, self.addresses = key, addresses
        blocks = [np_block(key, addresses, i) for i in range(8)]
        self.lanes = [
            np.stack([blocks[lane + 4 * (part // 2)][part % 2] for lane in range(4)]) for part in range(4)
        ]

    def words(self, count):
        a, b, c, d = self.lanes
        drawn = np.empty((round_up(count, 4) // 4, *a.shape), dtype=np.uint32)
        turned = np.empty_like(a)
        for word in drawn:
            np.add(a, b, out=word)
            word += d
            d += np.uint32(1)
            np.right_shift(b, 9, out=a)
            a ^= b
            np.left_shift(c, 3, out=b)
            b += c
            np.right_shift(c, 11, out=turned)
            c <<= 21
            c |= turned
            c += word
        return drawn.reshape(-1, a.shape[1])

    def reader(self, words, example, at):
        """A function that returns word `at` of an example, then the words behind it."""
        own = words[at:, example].tolist()
        position = -1
        slow = None

        def following():
            nonlocal position, slow
            position += 1
            if position < len(own):
                return own[position]
            if slow is None:
                high, low = (int(part[example]) for part in self.addresses)
                slow = StreamWords(self.key, (high, low))
            return slow[at + position]

        return following


SPARE = 64


def np_permutations(key, addresses, n):
    """For each example a permutation of n positions: an array [n, examples]."""
    stream = NpStreamWords(key, addresses)
    halves = min(n, 8192)
    start = 4 * (round_up(halves, 8) // 8)
    end = round_up(start + n - halves, 4)
    words = stream.words(end + SPARE)
    examples = words.shape[1]
    draws = np.empty((n, examples), dtype=np.int64)
    pairs = np.stack([words[: (halves + 1) // 2] & np.uint32(0xFFFF), words[: (halves + 1) // 2] >> np.uint32(16)], axis=1)
    bounds = np.arange(1, halves + 1, dtype=np.uint32)[:, None]
    products = pairs.reshape(-1, examples)[:halves] * bounds
    draws[:halves] = products >> np.uint32(16)
    rejected = [(products & np.uint32(0xFFFF)) < np.uint32(65536) % bounds]
    if n > halves:
        bounds = np.arange(halves + 1, n + 1, dtype=np.uint64)[:, None]
        products = words[start : start + n - halves] * bounds
        draws[halves:] = products >> np.uint64(32)
        rejected.append((products & np.uint64(M)) < np.uint64(TWO_32) % bounds)
    previous, following = None, None
    for example, i in zip(*np.nonzero(np.concatenate(rejected).T)):
        if example != previous:
            previous, following = example, stream.reader(words, example, end)
        draws[i, example] = below(int(i) + 1, following(), following)
    return np_inside_out(draws)


def np_inside_out(draws):
    n, examples = draws.shape
    perm = np.zeros((n, examples), dtype=np.int32)
    flat, columns = perm.reshape(-1), np.arange(examples)
    draws *= examples
    draws += columns
    for i in range(n):
        perm[i] = flat[draws[i]]
        flat[draws[i]] = i
    return perm


def np_normals(key, addresses, n):
    """For each example n normal float32 values: an array [examples, n]."""
    stream = NpStreamWords(key, addresses)
    words = stream.words(round_up(n, 16) + SPARE)
    own = np.ascontiguousarray(words[:n].T)
    layers = own & np.uint32(1023)
    values = own.view(np.int32).astype(np.float32)
    unfinished = ~(np.abs(values) < np_table("inside")[layers])
    values *= np_table("width")[layers]
    previous, following = None, None
    for example, i in zip(*np.nonzero(unfinished)):
        if example != previous:
            previous, following = example, stream.reader(words, example, round_up(n, 16))
        values[example, i] = finish_normal(int(own[example, i]), following)
    return values


@lru_cache(maxsize=None)
def np_table(name):
    return np.array({"width": WIDTH, "inside": INSIDE}[name], dtype=np.float32)


def np_share(operation, rate, n, seed, split, ids, count):
    """The numbers of the images that are picked."""
    if rate == 1:
        return np.arange(n)
    picked, _ = np_picked(derive_key(seed, split, "share:" + operation), np_addresses(ids, n), rate, count)
    return np.flatnonzero(picked)


def batches(chosen, size):
    """The chosen images, as many at a time as make four million values."""
    step = max(1, min(1024, 2**22 // size))
    return (chosen[at : at + step] for at in range(0, len(chosen), step))


def np_units(image_shape, mode, block_size):
    """For each unit of an image the places of its values: an array [units, values of a unit]."""
    height, width, channels = size_of(image_shape)
    bh, bw = block_size if isinstance(block_size, (list, tuple)) else (1 if height == 1 else block_size, block_size)
    places = np.arange(height * width * channels).reshape(height // bh, bh, width // bw, bw, channels)
    if mode == "together":
        return places.transpose(0, 2, 1, 3, 4).reshape(-1, bh * bw * channels)
    return places.transpose(0, 2, 4, 1, 3).reshape(-1, bh * bw)


def np_shuffle_pixels(images, image_shape, seed, split, ids, rate, count, channels, block):
    flat = images.reshape(len(images), -1)
    words = StreamWords(derive_key(seed, "every split", "pixels:shuffled"), (0, 0))
    sources = pixel_sources(words, *size_of(image_shape), channels, block)
    chosen = np_share("shuffled-pixels", rate, len(flat), seed, split, ids, count)
    if len(chosen) == len(flat):
        return np.take(flat, sources, axis=1).reshape(images.shape)
    out = flat.copy()
    for some in batches(chosen, flat.shape[1]):
        out[some] = np.take(flat[some], sources, axis=1)
    return out.reshape(images.shape)


def np_randomize_pixels(images, image_shape, seed, split, ids, rate, count, channels, block):
    flat = images.reshape(len(images), -1)
    units = np_units(image_shape, channels, block)
    key = derive_key(seed, split, "pixels:random")
    high, low = np_addresses(ids, len(flat))
    out = flat.copy()
    for some in batches(np_share("random-pixels", rate, len(flat), seed, split, ids, count), flat.shape[1]):
        perm = np_permutations(key, (high[some], low[some]), len(units))
        sources = units[perm.T].reshape(len(some), -1)
        moved = np.empty((len(some), flat.shape[1]), dtype=flat.dtype)
        moved[:, units.reshape(-1)] = np.take_along_axis(flat[some], sources, axis=1)
        out[some] = moved
    return out.reshape(images.shape)


def np_replace_with_gaussian(images, image_shape, statistics, seed, split, ids, rate, count, round, clip):
    flat = images.reshape(len(images), -1)
    size = flat.shape[1]
    mean, std = (np.array(spread(statistics[name], size), dtype=np.float32) for name in ("mean", "std"))
    key = derive_key(seed, split, "pixels:gaussian")
    high, low = np_addresses(ids, len(flat))
    out = flat.copy()
    for some in batches(np_share("gaussian", rate, len(flat), seed, split, ids, count), size):
        values = np_normals(key, (high[some], low[some]), size)
        values *= std
        values += mean
        if round == "half-up":
            values = np.floor(values.astype(np.float64) + 0.5).astype(np.float32)
        if clip is not None:
            np_clip(values, *map(float, clip))
        out[some] = values
    return out.reshape(images.shape)


def np_clip(values, least, most):
    """min(max(value, least), most) in place, with -0 < +0."""
    values[values < least] = least
    values[values > most] = most
    if least == 0 and math.copysign(1, least) > 0:
        values[values == 0] = 0.0
    if most == 0 and math.copysign(1, most) < 0:
        values[values == 0] = -0.0


def np_statistics(images, image_shape, scope):
    channels = size_of(image_shape)[2]
    groups = {"set": 1, "channel": channels, "position": math.prod(image_shape)}[scope]
    rows = images.reshape(-1, groups)

    def total(function):
        sums = np.zeros((1, groups))
        for at in range(0, len(rows), step := max(1, 2**20 // groups)):
            part = function(rows[at : at + step].astype(np.float64))
            sums = np.add.accumulate(np.concatenate([sums, part]))[-1:]
        return sums

    mean = total(lambda values: values) / len(rows)
    std = np.sqrt(total(lambda values: (values - mean) * (values - mean)) / len(rows))
    if groups == 1:
        return {"mean": float(mean[0, 0]), "std": float(std[0, 0])}
    return {"mean": mean[0].tolist(), "std": std[0].tolist()}


# What is exported


def is_array(data):
    return np is not None and isinstance(data, np.ndarray)


def check(right, name, rule, value):
    if not right:
        shown = repr(value)
        raise ValueError(f"`{name}` must be {rule}, got {shown if len(shown) <= 60 else shown[:57] + '...'}")


def check_address(seed, split):
    check(isinstance(seed, (int, str, dict)) and not isinstance(seed, bool), "seed", "an int or a str", seed)
    check(isinstance(split, str), "split", "a str", split)


def check_rate(name, rate):
    check(isinstance(rate, (int, float)) and 0 <= rate <= 1, name, "a number from 0 to 1", rate)


RATED = ("uniform", "symmetric", "pair-flip", "class-map", "groups")
KINDS = (*RATED, "transition", "instance-dependent", "part-dependent")


def check_noise(noise, classes):
    check(isinstance(noise, dict), "noise", "a dict with a kind", noise)
    kind = noise.get("kind")
    check(kind in KINDS, 'noise["kind"]', "one of " + ", ".join(KINDS), kind)
    check(isinstance(classes, int) and 1 <= classes <= 65536, "classes", "an int from 1 to 65536", classes)
    if kind in RATED:
        check_rate('noise["rate"]', noise.get("rate"))
    if kind in ("symmetric", "pair-flip"):
        check(classes >= 2, "classes", "at least 2", classes)
    if kind == "class-map":
        check(
            len(noise["map"]) == classes and all(0 <= label < classes for label in noise["map"]),
            'noise["map"]',
            f"a class id for each of the {classes} classes",
            noise["map"],
        )
    if kind == "groups":
        members = sorted(label for group in noise["groups"] for label in group)
        check(members == list(range(classes)), 'noise["groups"]', "each class once", noise["groups"])
    if kind == "transition":
        check_matrix(noise, classes)


def check_matrix(noise, classes):
    matrix, orientation = noise["matrix"], noise.get("orientation", "rows")
    check(orientation in ("rows", "columns"), 'noise["orientation"]', "'rows' or 'columns'", orientation)
    check(
        len(matrix) == classes and all(len(row) == classes for row in matrix),
        'noise["matrix"]',
        f"{classes} x {classes} probabilities",
        matrix,
    )
    for i in range(classes):
        line = [float(matrix[i][j] if orientation == "rows" else matrix[j][i]) for j in range(classes)]
        name = f"line {i} of noise[\"matrix\"]"
        check(all(0 <= p <= 1 for p in line), name, "probabilities from 0 to 1", line)
        check(abs(sum(line) - 1) <= 1e-6, name, "probabilities that sum to 1 within 1e-6", sum(line))


def check_labels(labels, classes):
    if is_array(labels):
        check(labels.ndim == 1 and labels.dtype.kind in "iu", "labels", "a list or an array of ints of one dimension", labels)
        wrong = np.flatnonzero((labels < 0) | (labels >= classes))
        first = int(wrong[0]) if len(wrong) else None
    else:
        first = next((i for i, y in enumerate(labels) if not (isinstance(y, int) and 0 <= y < classes)), None)
    check(len(labels) > 0, "labels", "at least one label", labels)
    if first is not None:
        check(False, f"labels[{first}]", f"a class from 0 to {classes - 1}", labels[first])


def corrupt_labels(
    labels: Sequence[int],
    noise: Mapping[str, Any],
    classes: int,
    seed: int | str,
    split: str = "train",
    ids: Ids = None,
    count: Cutoff = None,
) -> Sequence[int]:
    """Label noise: a copy of the labels in which some are replaced.

    labels   n class ids, 0 to classes - 1: a list, or a NumPy array of integers (which comes back with its dtype)
    noise    {"kind": "uniform", "rate": p}: the paper's, over all classes, the true one included
             {"kind": "symmetric", "rate": p}: over the other classes
             {"kind": "pair-flip", "rate": p}; {"kind": "class-map", "rate": p, "map": [...]};
             {"kind": "groups", "rate": p, "groups": [[...], ...]}; {"kind": "transition", "matrix": [[...], ...],
             "orientation": "rows"}, rows that sum to 1 within 1e-6;
             {"kind": "instance-dependent", "probabilities": n * classes numbers};
             {"kind": "part-dependent", "flipRate": m, "deviation": d, "scale": s, "features": n rows} (Xia et al., NeurIPS 2020)
    seed     an int or a str; 42 and "42" are two seeds
    split    the name of the split; each has noise of its own
    ids      the ids of the examples: None for 0 to n - 1, {"first": number}, or an int or a str for each
    count    the result of `exact_label_count`, for exactly round(rate * n) examples rather than that many on average

    ValueError if an argument is wrong, before any label is drawn.
    """
    check_address(seed, split)
    check_noise(noise, classes)
    check_labels(labels, classes)
    run = np_corrupt_labels if is_array(labels) else plain_corrupt_labels
    return run(labels, complete(noise), classes, seed, split, ids, count)


def complete(noise):
    """The noise with its defaults written out."""
    return {"deviation": 0.1, "scale": 1, **noise} if noise["kind"] == "part-dependent" else noise


def exact_label_count(
    n: int, noise: Mapping[str, Any], seed: int | str, split: str = "train", ids: Ids = None
) -> dict[str, Any]:
    """Which round(rate * n) of the n examples of a whole set a noise picks: pass it to `corrupt_labels` as `count`, with the whole
    set or with any part of it. A higher rate picks everybody whom a lower one picks."""
    check_address(seed, split)
    check(noise.get("kind") in RATED, "noise", "of a kind with one rate", noise.get("kind"))
    return cutoff(derive_key(seed, split, "labels:" + noise["kind"]), n, noise["rate"], ids)


def exact_image_count(
    operation: str, n: int, rate: float, seed: int | str, split: str = "train", ids: Ids = None
) -> dict[str, Any]:
    """Which round(rate * n) of n images a corruption picks: 'shuffled-pixels', 'random-pixels' or 'gaussian'."""
    check_address(seed, split)
    known = ("shuffled-pixels", "random-pixels", "gaussian")
    check(operation in known, "operation", "one of " + ", ".join(known), operation)
    return cutoff(derive_key(seed, split, "share:" + operation), n, rate, ids)


def cutoff(key, n, rate, ids):
    check(isinstance(n, int) and n >= 1, "n", "an int of at least 1", n)
    check_rate("rate", rate)
    if np is None:
        return exact_cutoff(key, addresses_of(ids, n), rate)
    return np_exact_cutoff(key, np_addresses(ids, n), rate)


def permute_labels(labels: Sequence[int], seed: int | str, split: str = "train", ids: Ids = None) -> Sequence[int]:
    """The labels of a whole set in another order: as many of each class as before."""
    check_address(seed, split)
    return (np_permute_labels if is_array(labels) else plain_permute_labels)(labels, seed, split, ids)


def rename_classes(
    labels: Sequence[int], classes: int, names: Sequence[int] | None = None, seed: int | str | None = None
) -> Sequence[int]:
    """Another id for each class: `names`, a permutation of 0 to classes - 1, or one that the seed draws. Not a randomisation
    test, since the classes stay what they were."""
    check_labels(labels, classes)
    check((names is None) != (seed is None), "names", "given, or else the seed", names)
    if names is None:
        check_address(seed, "train")
        names = class_names(classes, seed)
    check(sorted(names) == list(range(classes)), "names", f"a permutation of 0 to {classes - 1}", names)
    if is_array(labels):
        return np.asarray(names).astype(labels.dtype)[labels]
    return [names[label] for label in labels]


def shape_of_image(images, image_shape):
    """The shape of one image, of arrays [n, ...] or of flat images with `image_shape`."""
    if is_array(images) and images.ndim > 1:
        own = images.shape[1:]
        check(image_shape is None or tuple(image_shape) == own, "image_shape", f"left out, or {own}", image_shape)
        image_shape = own
    rule = "the shape of ONE image: (height, width, channels), (height, width) or (values,)"
    check(image_shape is not None and 1 <= len(image_shape) <= 3, "image_shape", rule, image_shape)
    size = math.prod(image_shape)
    check(size > 0, "image_shape", rule, image_shape)
    length = images.size if is_array(images) else len(images)
    check(length > 0 and length % size == 0, "images", f"a multiple of the {size} values of an image", length)
    return tuple(int(side) for side in image_shape)


def transform(images, image_shape, plain, fast, *options):
    shape = shape_of_image(images, image_shape)
    if not is_array(images):
        return plain(images, shape, *options)
    rows = np.ascontiguousarray(images).reshape(-1, math.prod(shape))
    return fast(rows, shape, *options).reshape(images.shape)


def check_units(image_shape, channels, block):
    check(channels in ("together", "independent"), "channels", "'together' or 'independent'", channels)
    height, width, _ = size_of(image_shape)
    bh, bw = block if isinstance(block, (list, tuple)) else (1 if height == 1 else block, block)
    check(
        all(isinstance(side, int) and side >= 1 for side in (bh, bw)) and height % bh == 0 and width % bw == 0,
        "block",
        f"sides that divide {height} x {width}",
        block,
    )


def shuffle_pixels(
    images: Any,
    seed: int | str,
    image_shape: Sequence[int] | None = None,
    split: str = "train",
    ids: Ids = None,
    rate: float = 1,
    count: Cutoff = None,
    channels: str = "together",
    block: int | Sequence[int] = 1,
) -> Any:
    """Shuffled pixels: one permutation of the positions, the same for all images of every split.

    images       a NumPy array [n, height, width, channels], [n, height, width] or [n, values]; or a flat list, array.array or NumPy
                 array with `image_shape`, the shape of ONE image
    rate, count  the share of the images, on average or (by `exact_image_count`) exactly
    channels     'together' moves the channels of a pixel as one, 'independent' permutes all values
    block        the side of square blocks that move whole, or (rows, columns)
    """
    check_address(seed, split)
    check_rate("rate", rate)
    check_units(shape_of_image(images, image_shape), channels, block)
    return transform(images, image_shape, plain_shuffle_pixels, np_shuffle_pixels, seed, split, ids, rate, count, channels, block)


def randomize_pixels(
    images: Any,
    seed: int | str,
    image_shape: Sequence[int] | None = None,
    split: str = "train",
    ids: Ids = None,
    rate: float = 1,
    count: Cutoff = None,
    channels: str = "together",
    block: int | Sequence[int] = 1,
) -> Any:
    """Random pixels: a permutation of its own for each image. Arguments as of `shuffle_pixels`."""
    check_address(seed, split)
    check_rate("rate", rate)
    check_units(shape_of_image(images, image_shape), channels, block)
    return transform(images, image_shape, plain_randomize_pixels, np_randomize_pixels, seed, split, ids, rate, count, channels, block)


def replace_with_gaussian(
    images: Any,
    seed: int | str,
    image_shape: Sequence[int] | None = None,
    statistics: str | Mapping[str, Any] = "set",
    split: str = "train",
    ids: Ids = None,
    rate: float = 1,
    count: Cutoff = None,
    round: str = "none",
    clip: Sequence[float] | None = None,
) -> Any:
    """Gaussian: every pixel redrawn from a normal distribution with the mean and variance of the data set.

    statistics   {"mean": ..., "std": ...} with a number, or one for each channel or each value of an image; or 'set', 'channel' or
                 'position' to take them from these images (a part of a set cannot know those of the set: give them)
    round, clip  'half-up' rounds, (least, most) clips; images of integers need both
    """
    check_address(seed, split)
    check_rate("rate", rate)
    shape = shape_of_image(images, image_shape)
    check(round in ("none", "half-up"), "round", "'none' or 'half-up'", round)
    if clip is not None:
        check(len(clip) == 2 and clip[0] < clip[1], "clip", "two numbers, (least, most), the first one smaller", clip)
    check_fits(images, round, clip)
    if isinstance(statistics, str):
        statistics = pixel_statistics(images, shape, statistics)
    for name in ("mean", "std"):
        values = statistics[name]
        number = len(values) if isinstance(values, (list, tuple)) else 1
        allowed = (1, size_of(shape)[2], math.prod(shape))
        check(number in allowed, f'statistics["{name}"]', "one number, one a channel or one a value", values)
    return transform(
        images, image_shape, plain_replace_with_gaussian, np_replace_with_gaussian,
        statistics, seed, split, ids, rate, count, round, clip,
    )  # fmt: skip


def check_fits(images, round, clip):
    if is_array(images):
        whole, holds = images.dtype.kind in "iu", lambda v: np.array(v).astype(images.dtype) == v
    else:
        whole, holds = isinstance(images, array) and images.typecode not in "fd", lambda v: array(images.typecode, (int(v),))[0] == v
    if whole:
        fits = round == "half-up" and clip is not None and all(holds(v) for v in clip)
        check(fits, "images", "floats, or used with round='half-up' and a clip that they can hold, as (0, 255)", (round, clip))


def pixel_statistics(images: Any, image_shape: Sequence[int] | None = None, scope: str = "set") -> dict[str, Any]:
    """Mean and standard deviation (population, float64, two passes) of the whole 'set', each 'channel' or each pixel 'position'."""
    check(scope in ("set", "channel", "position"), "scope", "'set', 'channel' or 'position'", scope)
    shape = shape_of_image(images, image_shape)
    return (np_statistics if is_array(images) else plain_statistics)(images, shape, scope)


def from_text(text: str) -> int | str:
    """A seed or an id from text, as of a command line or a CSV file: a whole decimal number is the number, anything else the
    string, and `text:` in front forces the string.

    >>> from_text("42"), from_text("text:42"), from_text("img_7.png")
    (42, '42', 'img_7.png')
    """
    if text.startswith("text:"):
        return text[len("text:") :]
    return int(text) if re.fullmatch("-?[0-9]+", text) else text


# Records


def replay(record: Mapping[str, Any], data: Any, ids: Ids = None, image_shape: Sequence[int] | None = None) -> Any:
    """Does to labels or images what a record says was done; a specification alone will do.

    data         what was there before, in any form that the corruption takes
    ids          the ids of the examples, if the record does not hold them
    image_shape  the shape of ONE image, if the data are flat and the record does not hold it
    """
    specification = record.get("specification", record)
    check(specification.get("streams") == 1, 'specification["streams"]', "1", specification.get("streams"))
    options = {k: v for k, v in specification.items() if k not in ("operation", "streams", "imageShape", "classNames")}
    names = specification.get("classNames")
    if names is not None and len(data) and isinstance(data[0], str):
        ids_of_classes = replay(record, class_ids(data, names), ids)
        noisy = [names[y] for y in ids_of_classes]
        return np.asarray(noisy) if is_array(data) else noisy
    for name in ("clip", "statistics"):
        if name in options:
            options[name] = with_signed_zeros(options[name])
    operation = specification["operation"]
    ids = record.get("ids", ids)
    if operation == "renamed-classes":
        return rename_classes(data, **options)
    if operation == "given-labels":
        given = unpack_integers(options["labels"])
        check(len(data) == len(given), "data", f"the {len(given)} labels of the record", len(data))
        return np.asarray(given).astype(data.dtype) if is_array(data) else given
    if operation == "label-noise":
        return corrupt_labels(data, ids=ids, **options)
    if operation == "permuted-labels":
        check_labels(data, options.pop("classes"))
        return permute_labels(data, ids=ids, **options)
    verbs = {"shuffled-pixels": shuffle_pixels, "random-pixels": randomize_pixels, "gaussian": replace_with_gaussian}
    check(operation in verbs, 'specification["operation"]', "an operation of streams 1", operation)
    if image_shape is None and not (is_array(data) and data.ndim > 1):
        image_shape = specification.get("imageShape")
    return verbs[operation](data, image_shape=image_shape, ids=ids, **options)


def class_ids(labels, names):
    """The class of each label that is a name: its place in `names`; labels that are numbers stay."""
    if names is None or not len(labels) or not isinstance(labels[0], str):
        return labels
    places = {name: place for place, name in enumerate(names)}
    for i, label in enumerate(labels):
        check(label in places, f"labels[{i}]", "one of the names of the classes", label)
    return [places[label] for label in labels]


def with_signed_zeros(value):
    """JSON writes -0 as 0, so a specification holds it as the text '-0'."""
    if isinstance(value, list):
        return [with_signed_zeros(item) for item in value]
    if isinstance(value, dict):
        return {name: with_signed_zeros(item) for name, item in value.items()}
    return -0.0 if value == "-0" else value


def unpack_integers(packed: Mapping[str, Any]) -> list[int]:
    """The values of a packed field of a record: `mask` (1 for every changed example) or `originalLabels`."""
    bits, length = packed["bits"], packed["length"]
    check(bits in (1, 2, 4, 8, 16), 'packed["bits"]', "1, 2, 4, 8 or 16", bits)
    data = base64.b64decode(packed["base64"], validate=True)
    check(len(data) == -(-length * bits // 8), 'packed["base64"]', f"{length} values of {bits} bits", len(data))
    if bits == 16:
        return [data[i] | data[i + 1] << 8 for i in range(0, 2 * length, 2)]
    return [data[i * bits >> 3] >> (i * bits & 7) & (1 << bits) - 1 for i in range(length)]


def original_labels(record: Mapping[str, Any]) -> list[int]:
    """The labels before the corruption, which a label record keeps."""
    return unpack_integers(record["originalLabels"])


def changed_mask(record: Mapping[str, Any]) -> list[int]:
    """1 for every example that changed, 0 for the others."""
    return unpack_integers(record["mask"])


def verify(record: Mapping[str, Any], data: Any = None, before: Any = None) -> list[str]:
    """Whether data are what a record says: does again what was done and compares the data, the digests, the mask and the counts of
    changed examples. Returns the differences in words; an empty list if there are none.

    data     the noisy labels, or the corrupted images in the kind of array that was recorded; left out, only the record is checked
    before   what was there before; labels may be left out if the record holds them
    """
    labels = record.get("format") == "rethink-gen/label-record/1"
    known = labels or record.get("format") == "rethink-gen/image-record/1"
    check(known, 'record["format"]', "rethink-gen/label-record/1 or rethink-gen/image-record/1", record.get("format"))
    if before is None:
        check(labels and "originalLabels" in record, "before", "given, since the record does not hold it", None)
        before = original_labels(record)
    names = record["specification"].get("classNames")
    if labels:
        before = class_ids(before, names)
        data = data if data is None else class_ids(data, names)
        before = before if np is None else np.asarray(before)
    after = replay(record, before)
    found = {"digests": {"input": digest(before, labels), "output": digest(after, labels)}}
    changed = changes(before, after, 1 if labels else math.prod(record["specification"]["imageShape"]))
    found |= {"examples": len(changed), "changed": sum(changed)}
    if "mask" in record:
        found["mask"] = changed
    differences = [
        f"`{name}` differs" if name in ("mask", "digests") else f"`{name}` is {recorded}, derived again {value}"
        for name, value in found.items()
        if (recorded := changed_mask(record) if name == "mask" else record.get(name)) != value
    ]
    if data is not None and digest(data, labels) != found["digests"]["output"]:
        differences.append("`data` are not what the record says")
    return differences


def flat(data):
    return data.reshape(-1).tolist() if is_array(data) else list(data)


def changes(before, after, size):
    """For each example of `size` values whether one differs; NaN is NaN."""
    pairs = list(zip(flat(before), flat(after)))
    return [int(any(a != b and (a == a or b == b) for a, b in pairs[at : at + size])) for at in range(0, len(pairs), size)]


def digest(data, labels):
    """SHA-256 of little-endian bytes: labels as int32, images in their own format."""
    if labels:
        data = array("i", flat(data))
    elif is_array(data):
        return hashlib.sha256(np.ascontiguousarray(data).astype(data.dtype.newbyteorder("<")).tobytes()).hexdigest()
    check(isinstance(data, array), "images", "a NumPy array or an array.array, whose bytes are known", type(data))
    if sys.byteorder == "big":
        data = array(data.typecode, data)
        data.byteswap()
    return hashlib.sha256(data.tobytes()).hexdigest()
