"""The random functions of rethink-gen beside the corruptions: generated data, training, measures and theory. Written from
docs/reproducibility.md, as rethink_gen.py is.
"""

import math

from rethink_gen import (
    StreamWords,
    below,
    block_words,
    derive_key,
    epoch_order,
    f32,
    glorot_uniform,
    normals,
    permutation,
    permute_labels,
    signed,
)


def stream(seed, split, operation, low, high=0):
    return StreamWords(derive_key(seed, split, operation), (high, low))


def unit(word):
    return word / 2**32


# Generated data

GLYPHS = """
 ###    #    ###  ####     #  #####   ##  #####  ###   ###
#   #  ##   #   #     #   ##  #      #        # #   # #   #
#   # # #       #     #  # #  ####  #        #  #   # #   #
#   #   #      #   ###  #  #      # ####    #    ###   ####
#   #   #     #       # #####     # #   #   #   #   #     #
#   #   #    #        #    #  #   # #   #  #    #   #    #
 ###  ##### ##### ####     #   ###   ###   #     ###   ##
""".split("\n")[1:-1]


def ink(digit, x, y):
    if not (0 <= x < 5 and 0 <= y < 7):
        return 0
    return 1 if GLYPHS[y].ljust(60)[6 * digit + x] == "#" else 0


def digits(seed, split, n):
    """The bytes of n generated digits."""
    pixels = []
    for i in range(n):
        draw = stream(seed, split, "data:digits", i).reader(0)

        def between(least, most):
            return least + unit(draw()) * (most - least)

        width, height, slant = between(1.7, 2.5), between(1.6, 2.1), between(-0.35, 0.35)
        centre_x, centre_y = between(6, 10) - 0.5, between(6.75, 9.25) - 0.5
        strength, noise = between(110, 215), between(40, 105)
        for y in range(16):
            for x in range(16):
                down = (y - centre_y) / height
                across = (x - centre_x) / width + slant * down
                value = 20 + strength * soft_ink(i % 10, across + 2, down + 3) + between(-noise, noise)
                pixels.append(min(255, max(0, math.floor(value))))
    return pixels


def soft_ink(digit, x, y):
    left, top = math.floor(x), math.floor(y)
    right, lower = x - left, y - top
    above = ink(digit, left, top) * (1 - right) + ink(digit, left + 1, top) * right
    beneath = ink(digit, left, top + 1) * (1 - right) + ink(digit, left + 1, top + 1) * right
    return above * (1 - lower) + beneath * lower


def blobs(seed, split, n, classes, dimensions, spread):
    values = []
    for i in range(n):
        y = i % classes
        point = [f32(z * spread) for z in normals(stream(seed, split, "testing:blobs", i), dimensions)]
        point[y % dimensions] = f32(point[y % dimensions] + (1 + y // dimensions))
        values += point
    return values


def patterns(seed, split, n, classes, side, noise):
    size = side * side
    pattern = stream(seed, "every split", "testing:patterns", 0)
    values = []
    for i in range(n):
        words = stream(seed, split, "testing:pattern-noise", i)
        for k in range(size):
            dark = pattern[(i % classes) * size + k] >= 2**31
            values.append(float(dark != (words[k] < noise * 2.0**32)))
    return values


def random_images(seed, split, n, size):
    values = []
    for i in range(n):
        words = stream(seed, split, "testing:random-images", i)
        values += [words[k] >> 24 for k in range(size)]
    return values


# Label noise of a user


def own_noise(seed, split, kind, n, classes, rate):
    """Labels 0, 1, 2, ... by a noise of the name `kind` that goes 1 to classes - 1 classes up."""
    key = derive_key(seed, split, "labels:own:" + kind)
    noisy = []
    for i in range(n):
        words = block_words(key, (0, i))
        picked, chance = next(words) < rate * 2.0**32, unit(next(words))
        noisy.append((i + (1 + math.floor(chance * (classes - 1)) if picked else 0)) % classes)
    return noisy


# Training


def he_normal(seed, name, size, fan_in):
    deviation = math.sqrt(2 / fan_in)
    return [f32(z * deviation) for z in normals(stream(seed, "every split", "init:" + name, 0), size)]


def network_weights(seed, shapes):
    """The weights of the layers of a network, from their shapes: [in, out] if dense, [side, side, in, out] if convolutions."""
    values = []
    for layer, shape in shapes.items():
        size, fan_in, name = math.prod(shape), math.prod(shape[:-1]), f"{layer}/weights"
        values += glorot_uniform(seed, name, size, *shape) if len(shape) == 2 else he_normal(seed, name, size, fan_in)
    return values


def dropout(seed, name, epoch, examples, width, rate):
    """What each value is multiplied with."""
    factors = []
    for example in examples:
        words = stream(seed, "train", "dropout:" + name, example, epoch)
        factors += [0.0 if words[k] < rate * 2.0**32 else f32(1 / (1 - rate)) for k in range(width)]
    return factors


def own_step(seed, name, epoch, example, count):
    """The first words of the image step `name` of a user, as shares of 2^32."""
    words = stream(seed, "train", "images:" + name, example, epoch)
    return [f32(unit(words[k])) for k in range(count)]


def batch_of_step(seed, step, n, batch_size):
    """The examples of a step, counted from 0 over all epochs."""
    batches = -(-n // batch_size)
    first = step % batches * batch_size
    return epoch_order(seed, step // batches, n)[first : first + batch_size]


def image_step(step, image, shape, seed, epoch, example):
    """The float32 values of one image (a list) after a step: its name, then its options."""
    name, *options = step
    words = stream(seed, "train", "images:" + name, example, epoch)
    return [f32(v) for v in STEPS[name](image, shape, words, *options)]


def noise_step(image, _shape, words, deviation):
    return [v + deviation * z for v, z in zip(image, normals(words, len(image)))]


def dropout_step(image, _shape, words, rate):
    kept = 1 / (1 - rate)
    return [0.0 if words[k] < rate * 2.0**32 else v * kept for k, v in enumerate(image)]


def flip_step(image, shape, words):
    if words[0] < 2**31:
        return image
    rows, columns, channels = shape
    return [
        image[(y * columns + columns - 1 - x) * channels + c] for y in range(rows) for x in range(columns) for c in range(channels)
    ]


def value_at(image, shape, y, x, c):
    rows, columns, channels = shape
    return image[(y * columns + x) * channels + c] if 0 <= y < rows and 0 <= x < columns else 0.0


def crop_step(image, shape, words, height, width, padding):
    next_word = words.reader(4)
    top = below(shape[0] + 2 * padding - height + 1, words[0], next_word) - padding
    left = below(shape[1] + 2 * padding - width + 1, words[1], next_word) - padding
    return [
        value_at(image, shape, top + y, left + x, c) for y in range(height) for x in range(width) for c in range(shape[2])
    ]


def colour_step(image, shape, words, brightness, contrast, saturation):
    draws = [2 * unit(words[k]) - 1 for k in range(3)]
    shift, stretch, tint = draws[0] * brightness, 1 + draws[1] * contrast, 1 + draws[2] * saturation
    channels = shape[2]
    mean, out = 0.0, []
    for v in image:
        mean = mean + v / len(image)
    for i in range(0, len(image), channels):
        grey = 0.0
        for c in range(channels):
            grey = grey + image[i + c] / channels
        for c in range(channels):
            tinted = grey + (image[i + c] - grey) * tint
            out.append(mean + (tinted - mean) * stretch + shift)
    return out


def sine_and_cosine(angle):
    a = angle / 8
    s = a * a
    sine = a * (1 - (s / 6) * (1 - (s / 20) * (1 - (s / 42) * (1 - s / 72))))
    cosine = 1 - (s / 2) * (1 - (s / 12) * (1 - (s / 30) * (1 - (s / 56) * (1 - s / 90))))
    for _ in range(3):
        sine, cosine = 2 * sine * cosine, cosine * cosine - sine * sine
    return sine, cosine


def rotation_step(image, shape, words, degrees):
    rows, columns, channels = shape
    most = degrees * (3.141592653589793 / 180)
    sine, cosine = sine_and_cosine((2 * unit(words[0]) - 1) * most)
    middle_y, middle_x = (rows - 1) / 2, (columns - 1) / 2
    out = []
    for y in range(rows):
        for x in range(columns):
            from_y = middle_y + (y - middle_y) * cosine - (x - middle_x) * sine
            from_x = middle_x + (y - middle_y) * sine + (x - middle_x) * cosine
            top, left = math.floor(from_y), math.floor(from_x)
            down, right = from_y - top, from_x - left
            for c in range(channels):
                corner = [value_at(image, shape, top + dy, left + dx, c) for dy in (0, 1) for dx in (0, 1)]
                upper = corner[0] * (1 - right) + corner[1] * right
                lower = corner[2] * (1 - right) + corner[3] * right
                out.append(upper * (1 - down) + lower * down)
    return out


STEPS = {
    "noise": noise_step,
    "dropout": dropout_step,
    "flip": flip_step,
    "crop": crop_step,
    "colour": colour_step,
    "rotation": rotation_step,
}


# Measures and theory


def subset(seed, operation, run, n, count):
    """1 for each of the `count` members of a random subset."""
    members = set(permutation(stream(seed, "train", operation, run), n)[:count])
    return [int(i in members) for i in range(n)]


def threshold_samples(seed, n, classes, round):
    """1 for each threshold sample of the first round (0) or of the second (1)."""
    count = n // (classes + 1)
    samples = set(permutation(stream(seed, "train", "threshold samples", 0), n)[round * count : (round + 1) * count])
    return [int(i in samples) for i in range(n)]


def permuted_test(seed, labels, k):
    """The labels of permutation k of a permutation test."""
    return permute_labels(labels, seed, f"permutation {k}")


def drawn_examples(seed, n):
    """The order in which a seed draws the n training images of a data set."""
    return permutation(stream(seed, "train", "drawn examples", 0), n)


def signs(seed, draw, n):
    words = stream(seed, "train", "rademacher", draw)
    return [1 if signed(words[i]) >= 0 else -1 for i in range(n)]


def critical_noise(seed, split, step, example, size):
    return normals(stream(seed, split, f"critical samples:{step}", example), size)


def direction(seed, points):
    """The direction on which a memorizer projects distinct points (lists of d numbers)."""
    best, best_gap = None, -1.0
    direction = random_direction(seed, 0, len(points[0]))
    for attempt in range(1, 25):
        products = [project(point, direction) for point in points]
        order = sorted(range(len(points)), key=lambda i: (products[i], i))
        alike = next(((a, b) for a, b in zip(order, order[1:]) if products[a] == products[b]), None)
        if alike is None:
            sorted_products = [products[i] for i in order]
            gap = min(b - a for a, b in zip(sorted_products, sorted_products[1:])) / (sorted_products[-1] - sorted_products[0])
            if gap > best_gap:
                best, best_gap = direction, gap
            if gap >= 2.0**-46:
                return best
        if attempt >= 4 and best:
            return best
        if attempt < 4 or alike is None:
            direction = random_direction(seed, attempt, len(points[0]))
        else:
            direction = turned(direction, *(points[i] for i in alike))
    raise ValueError("the points are too close to each other")


def random_direction(seed, attempt, d):
    return normals(stream(seed, "every split", "theory:direction", attempt), d)


def project(point, direction):
    sums, blocked = [0.0] * 4, len(point) // 4 * 4
    for k, value in enumerate(point):
        lane = k % 4 if k < blocked else 0
        sums[lane] = sums[lane] + value * direction[k]
    return (sums[0] + sums[1]) + (sums[2] + sums[3])


def turned(direction, p, q):
    between = [a - b for a, b in zip(p, q)]
    largest, squares = max(map(abs, between)), 0.0
    for difference in between:
        squares = squares + (difference / largest) ** 2
    length = math.sqrt(squares) * largest
    return [v + difference / length * math.sqrt(len(direction)) for v, difference in zip(direction, between)]


def patch_places(seed, operation, m, n, down, across):
    """The image, the row and the column of each of m random patches."""
    places = []
    for s in range(m):
        next_word = stream(seed, "train", operation, s).reader(0)
        places += [below(bound, next_word(), next_word) for bound in (n, down, across)]
    return places
