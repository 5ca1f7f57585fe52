"""The corruptions of rethink-gen, streams 1, in plain Python 3: an independent implementation, written from
docs/reproducibility.md alone. Standard library only; slow (microseconds a word) and meant to be read.

    >>> from rethink_gen import corrupt_labels
    >>> corrupt_labels([0, 1, 2, 3] * 3, {"kind": "symmetric", "rate": 0.5}, classes=4, seed=42)
    [0, 1, 1, 3, 3, 0, 3, 3, 0, 3, 1, 3]

`replay` does again what the specification of a record says. Seeds and example ids are int or str, labels lists of int,
images flat lists (or arrays) of numbers with a shape; floats that come back are float32 values.
"""

import math
import re
import sys
from array import array
from functools import lru_cache
from urllib.parse import quote

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


def corrupt_labels(labels, noise, classes, seed, split="train", ids=None, count=None):
    """Noisy labels. `noise` is the noise of a specification: {"kind": "symmetric", "rate": 0.4}, say; `count` the cutoff of a
    specification, or "exact" for the exact count of these examples taken as a whole set."""
    key = derive_key(seed, split, "labels:" + noise["kind"])
    addresses = addresses_of(ids, len(labels))
    if count == "exact":
        count = exact_cutoff(key, addresses, noise["rate"])
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


def permute_labels(labels, seed, split="train", ids=None):
    """The labels of a whole set in another order."""
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


def layout_of(shape):
    """(number of images, height, width, channels)."""
    if len(shape) == 2:
        return shape[0], 1, shape[1], 1
    return (*shape, 1) if len(shape) == 3 else tuple(shape)


def share(operation, rate, n, seed, split, ids, count):
    """Whether each of n images is picked."""
    if rate == 1:
        return [True] * n
    key = derive_key(seed, split, "share:" + operation)
    addresses = addresses_of(ids, n)
    if count == "exact":
        count = exact_cutoff(key, addresses, rate)
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


def each_image(images, shape, mask, new_image):
    """A copy of the images in which `new_image(i, values)` replaces every picked one."""
    n, height, width, channels = layout_of(shape)
    size = height * width * channels
    out = images[:]
    for i in range(n):
        if mask[i]:
            old = images[i * size : (i + 1) * size]
            new = new_image(i, old)
            out[i * size : (i + 1) * size] = array(images.typecode, new) if isinstance(images, array) else new
    return out


def shuffled_pixels(images, shape, seed, split="train", ids=None, rate=1, count=None, channels="together", block=1):
    """One permutation for all images of every split."""
    n, *size = layout_of(shape)
    sources = pixel_sources(
        StreamWords(derive_key(seed, "every split", "pixels:shuffled"), (0, 0)), *size, channels, block
    )
    mask = share("shuffled-pixels", rate, n, seed, split, ids, count)
    return each_image(images, shape, mask, lambda _, old: [old[k] for k in sources])


def random_pixels(images, shape, seed, split="train", ids=None, rate=1, count=None, channels="together", block=1):
    """A permutation of its own for each image."""
    n, *size = layout_of(shape)
    key = derive_key(seed, split, "pixels:random")
    addresses = addresses_of(ids, n)
    mask = share("random-pixels", rate, n, seed, split, ids, count)

    def new_image(i, old):
        return [old[k] for k in pixel_sources(StreamWords(key, addresses[i]), *size, channels, block)]

    return each_image(images, shape, mask, new_image)


def gaussian(images, shape, statistics, seed, split="train", ids=None, rate=1, count=None, round="none", clip=None):
    """Every pixel redrawn. `statistics`: "set", "channel" or "position" to take them from these images, or
    {"mean": ..., "std": ...} with a number or a list for each channel or each value."""
    n, height, width, channels = layout_of(shape)
    size = height * width * channels
    if isinstance(statistics, str):
        statistics = image_statistics(images, shape, statistics)
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

    return each_image(images, shape, mask, new_image)


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


def image_statistics(values, shape, scope):
    """Mean and standard deviation, population, float64, two passes in the order of the values."""
    _, height, width, channels = layout_of(shape)
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


# Records


def replay(specification, data, ids=None, shape=None):
    """Does to labels (a list) or images (a flat list or array, with their shape) what a record's specification says."""
    if specification["streams"] != 1:
        raise ValueError("these are streams 1")
    options = {k: v for k, v in specification.items() if k not in ("operation", "streams")}
    operation = specification["operation"]
    if operation == "renamed-classes":
        return [options["names"][label] for label in data]
    if operation == "label-noise":
        return corrupt_labels(data, ids=ids, **options)
    if operation == "permuted-labels":
        del options["classes"]
        return permute_labels(data, ids=ids, **options)
    run = {"shuffled-pixels": shuffled_pixels, "random-pixels": random_pixels, "gaussian": gaussian}[operation]
    return run(data, shape, ids=ids, **options)
