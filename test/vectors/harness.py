"""The random functions of rethink-gen beside the corruptions: generated data, training, measures and theory. Written from
docs/reproducibility.md, as rethink_gen.py is.
"""

import math

from rethink_gen import StreamWords, below, derive_key, f32, normals, permutation, signed


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


# Training


def he_normal(seed, name, size, fan_in):
    deviation = math.sqrt(2 / fan_in)
    return [f32(z * deviation) for z in normals(stream(seed, "every split", "init:" + name, 0), size)]


def dropout(seed, name, epoch, examples, width, rate):
    """What each value is multiplied with."""
    factors = []
    for example in examples:
        words = stream(seed, "train", "dropout:" + name, example, epoch)
        factors += [0.0 if words[k] < rate * 2.0**32 else f32(1 / (1 - rate)) for k in range(width)]
    return factors


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


def drawn_examples(seed, n):
    """The order in which a seed draws the n training images of a data set."""
    return permutation(stream(seed, "train", "drawn examples", 0), n)


def signs(seed, draw, n):
    words = stream(seed, "train", "rademacher", draw)
    return [1 if signed(words[i]) >= 0 else -1 for i in range(n)]


def critical_noise(seed, split, step, example, size):
    return normals(stream(seed, split, f"critical samples:{step}", example), size)


def direction(seed, d):
    return normals(stream(seed, "every split", "theory:direction", 0), d)


def patch_places(seed, operation, m, n, down, across):
    """The image, the row and the column of each of m random patches."""
    places = []
    for s in range(m):
        next_word = stream(seed, "train", operation, s).reader(0)
        places += [below(bound, next_word(), next_word) for bound in (n, down, across)]
    return places
