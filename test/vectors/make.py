"""Writes the vectors beside this file, from the plain path of src/python/rethink_gen.py; with --check compares them with what is there.

    python3 test/vectors/make.py            # write streams.json, labels.json, images.json, harness.json, large.json
    python3 test/vectors/make.py --check    # exit status 1 if a file is not what this would write
    python3 test/vectors/make.py --numpy    # the corruptions again, by the NumPy path: exit status 1 if one differs
"""

import hashlib
import json
import sys
from array import array
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent / "src" / "python"))

import harness
import rethink_gen as rg
from large import large_permutation

NUMPY = "--numpy" in sys.argv
if not NUMPY:
    rg.np = None


def replay(specification, data, ids=None, image_shape=None):
    """`replay` by the plain path, or by the NumPy path if that is asked for."""
    if not NUMPY:
        return rg.replay(specification, data, ids, image_shape)
    given = rg.np.array(data, dtype=data.typecode if isinstance(data, array) else "int32")
    before = given.copy()
    result = rg.replay(specification, given, ids, image_shape)
    assert result.dtype == given.dtype and (given == before).all()
    return array(data.typecode, result.tobytes()) if isinstance(data, array) else result.tolist()


SEEDS = [0, -1, 42, "42", "ab", "abab", {"integer": "18446744073709551616"}, "", "Grüße 🎲"]
OPERATIONS = ["labels:uniform", "labels:renamed", "pixels:gaussian", "share:random-pixels"]

#: Names that users give: with brackets, percent signs, spaces, and characters outside ASCII.
NAMES = ["<", ">", "%", " ", "é", "🎲", "my kind", "a/b", "~", "\x7f", "\n", "<é> 100 % 🎲"]


def digest(values, typecode):
    data = array(typecode, values)
    if sys.byteorder == "big":
        data.byteswap()
    return hashlib.sha256(data.tobytes()).hexdigest()


def hexadecimal(words):
    return [f"{word:08x}" for word in words]


# streams.json


def keys():
    pairs = [(seed, "train") for seed in SEEDS] + [("ab" * 100, "train"), (2**53 - 1, "train"), (-(2**53) + 1, "train")]
    pairs += [(42, split) for split in ("test", "every split", "a/b", "<>%", "süd")]
    cases = [(*pair, operation) for pair in pairs for operation in (OPERATIONS if pair in ((0, "train"), (42, "train")) else OPERATIONS[:1])]
    for name in NAMES:
        cases += [(name, "train", "labels:uniform"), (42, name, "labels:uniform"), (42, "train", f"labels:own:{name}")]
    for seed, split, operation in cases:
            text = rg.key_text(seed, split, operation)
            yield {
                "seed": seed,
                "split": split,
                "operation": operation,
                "text": text,
                "key": hexadecimal(rg.arc4_key(text)),
            }


def ids():
    numbers = [0, 1, 7, 2**31, 2**32 - 1, 2**32, 2**32 + 5, 2**53 - 1]
    strings = ["", "7", "a", "abcdefg", "abcdefgh", "abcdefghi", "train/img_000001.png", "Grüße 🎲", "\0", "\0\0", "x" * 1000]
    for example_id in numbers + strings:
        high, low = rg.address_of(example_id)
        yield {"id": example_id, "high": high, "low": low}


ADDRESSED = [
    {"seed": seed, "operation": operation, "id": example_id}
    for seed, operation in ((0, "pixels:random"), (42, "pixels:gaussian"))
    for example_id in (0, 1, 2**32 + 5, "train/img_000001.png")
]


def words_of(address):
    key = rg.derive_key(address["seed"], "train", address["operation"])
    return key, rg.address_of(address["id"]), rg.StreamWords(key, rg.address_of(address["id"]))


def words():
    for address in ADDRESSED:
        key, at, stream = words_of(address)
        blocks = rg.block_words(key, at)
        yield {
            **address,
            "block": hexadecimal(next(blocks) for _ in range(20)),
            "stream": hexadecimal(stream[i] for i in range(12)),
            "count": 10000,
            "sha256": digest([stream[i] for i in range(10000)], "I"),
        }


def permutations():
    for address in ADDRESSED[1::2]:
        for n in (1, 2, 3, 7, 16, 33, 784, 1024, 3072, 8191, 8192, 8193, 8200, 20000):
            permutation = rg.permutation(words_of(address)[2], n)
            yield {**address, "n": n, "head": permutation[:8], "sha256": digest(permutation, "I")}
    # Positions from 8,192 on are rejected once in 2^33 / i times: some of these are.
    address, n = ADDRESSED[1], 300000
    permutation = rg.permutation(words_of(address)[2], n)
    yield {**address, "n": n, "head": permutation[:8], "sha256": digest(permutation, "I")}


def normals():
    for address in ADDRESSED[1::2]:
        for n in (1, 7, 15, 16, 17, 33, 784, 3072, 100000):
            values = rg.normals(words_of(address)[2], n)
            yield {**address, "n": n, "head": values[:8], "sha256": digest(values, "f")}
    # Examples whose first value lies in the tail, with none (the first two) or some of its draws refused.
    for example_id in (3994, 44197, 776156, 960110, 1109781, 1654505, 1890640):
        address = {"seed": 42, "operation": "pixels:gaussian", "id": example_id}
        values = rg.normals(words_of(address)[2], 3)
        yield {**address, "n": 3, "head": values, "sha256": digest(values, "f")}


def orders():
    for seed, epoch, n in ((0, 0, 10), (0, 1, 1000), (42, 7, 10000), ("42", 0, 1000)):
        order = rg.epoch_order(seed, epoch, n)
        yield {"seed": seed, "epoch": epoch, "n": n, "head": order[:8], "sha256": digest(order, "I")}


def weights():
    for seed, name, size, fans in ((0, "dense1/kernel", 100, (10, 10)), (42, "conv/kernel", 2700, (27, 900))):
        values = rg.glorot_uniform(seed, name, size, *fans)
        sha256 = digest(values, "f")
        yield {"seed": seed, "name": name, "size": size, "fans": fans, "head": values[:4], "sha256": sha256}


def streams():
    tables = zip(("width", "inside", "height"), (rg.WIDTH, rg.INSIDE, rg.HEIGHT))
    return {
        "keys": list(keys()),
        "ids": list(ids()),
        "words": list(words()),
        "permutations": list(permutations()),
        "exp": [[y, rg.exp_small(y)] for y in (0.0, -0.25, -1.0, -3.7, -8.1559)],
        "minusLog": [[w, rg.minus_log(w)] for w in (0, 1, 3, 0x12345678, 2**31 - 1, 2**31, 2**32 - 1)],
        "tables": {name: {"head": list(table[:4]), "sha256": digest(table, table.typecode)} for name, table in tables},
        "normals": list(normals()),
        "orders": list(orders()),
        "weights": list(weights()),
    }


# labels.json

NOISES = [
    ({"kind": "uniform", "rate": 0.5}, 10),
    ({"kind": "symmetric", "rate": 0.4}, 10),
    ({"kind": "pair-flip", "rate": 0.45}, 10),
    ({"kind": "class-map", "rate": 0.3, "map": [0, 1, 0, 5, 7, 3, 6, 7, 8, 1]}, 10),
    ({"kind": "groups", "rate": 0.6, "groups": [[4, 0], [1, 3, 9, 7], [2], [8, 5, 6]]}, 10),
    (
        {
            "kind": "transition",
            "matrix": [[0.7, 0.1, 0.1, 0.1], [0.2, 0.6, 0.05, 0.15], [0, 0, 1, 0], [1 / 3, 1 / 3, 1 / 3, 0]],
            "orientation": "rows",
        },
        4,
    ),
    ({"kind": "transition", "matrix": [[0.7, 0.2, 0], [0.1, 0.8, 0.5], [0.2, 0, 0.5]], "orientation": "columns"}, 3),
    ({"kind": "instance-dependent"}, 4),
    ({"kind": "part-dependent", "flipRate": 0.4, "deviation": 0.1, "scale": 1}, 5),
    ({"kind": "part-dependent", "flipRate": 0.1, "deviation": 0.3, "scale": 255}, 10),
]


def probabilities(n):
    """Four 64ths for each example, the input of the instance-dependent cases."""
    rows = []
    for i in range(n):
        a, b, c = i * 5 % 17, i * 3 % 23, i * 11 % 24
        rows += [a / 64, b / 64, c / 64, (64 - a - b - c) / 64]
    return rows


def features(n):
    """Three 32nds for each example, the input of the part-dependent cases."""
    return [[i * 5 % 33 / 32, i * 3 % 23 / 32, i * 11 % 24 / 32] for i in range(n)]


def label_case(name, specification, n, ids=None, exact=False):
    classes = specification["classes"]
    labels = [(7 * i + i // classes) % classes for i in range(n)]
    spec = {"operation": "label-noise", "seed": 42, "split": "train", "streams": 1, **specification}
    if exact:
        spec["count"] = rg.exact_label_count(n, spec["noise"], spec["seed"], spec["split"], ids)
    full = spec
    if spec.get("noise", {}).get("kind") == "instance-dependent":
        full = {**spec, "noise": {**spec["noise"], "probabilities": probabilities(n)}}
    if spec.get("noise", {}).get("kind") == "part-dependent":
        full = {**spec, "noise": {**spec["noise"], "features": features(n)}}
    out = replay(full, labels, ids)
    case = {"name": name, "specification": spec, "n": n, "head": out[:16], "sha256": digest(out, "i")}
    return case if ids is None else {**case, "ids": ids}


def label_cases():
    yield from (
        label_case(f"{noise['kind']}, {classes} classes", {"noise": noise, "classes": classes}, 1000) for noise, classes in NOISES
    )
    part = {"noise": NOISES[-2][0], "classes": 5}
    yield label_case("part-dependent, test", {**part, "split": "test"}, 300)
    yield label_case("part-dependent, string ids", {**part, "seed": "42"}, 5, ["a", "b", "7", "", "Grüße 🎲"])
    symmetric = {"noise": {"kind": "symmetric", "rate": 0.4}, "classes": 10}
    for seed in SEEDS:
        yield label_case(f"seed {json.dumps(seed, ensure_ascii=False)}", {**symmetric, "seed": seed}, 1000)
    for split in ("test", "a/b"):
        yield label_case(f"split {split}", {**symmetric, "split": split}, 1000)
    for rate in (0, 0.001, 0.6, 1):
        yield label_case(f"rate {rate}", {**symmetric, "noise": {"kind": "symmetric", "rate": rate}}, 1000)
    for kind in ("uniform", "pair-flip"):
        yield label_case(f"{kind}, rate 1", {"noise": {"kind": kind, "rate": 1}, "classes": 10}, 1000)
    strings = [f"train/img_{i:06}.png" for i in range(50)] + ["Grüße 🎲", "", "7", "x" * 99]
    mixed = [2**53 - 1, 7, "7", 2**32, 0, 2**32 - 1, 2**40 + 3]
    redrawn = [10856, 22028, 55003, 94144, 135282, 217492, 337365, 367010, 482025, 485623, 720961, 722928, 962365]
    yield label_case("ids beyond 2^32", symmetric, 1000, {"first": 2**32 - 500})
    yield label_case("ids far beyond 2^32", symmetric, 1000, {"first": 2**53 - 1001})
    yield label_case("string ids", {**symmetric, "noise": {"kind": "uniform", "rate": 1}}, len(strings), strings)
    yield label_case("mixed ids", {**symmetric, "noise": {"kind": "uniform", "rate": 1}}, len(mixed), mixed)
    yield label_case(
        "choices that are redrawn", {"noise": {"kind": "uniform", "rate": 1}, "classes": 65175}, len(redrawn), redrawn
    )
    yield label_case("exact count", {**symmetric, "noise": {"kind": "symmetric", "rate": 0.3333}}, 1000, exact=True)
    yield label_case("exact count, string ids", symmetric, len(strings), strings, exact=True)
    yield label_case("exact count of nobody", {**symmetric, "noise": {"kind": "uniform", "rate": 0.0004}}, 1000, exact=True)
    # pairs of examples whose first words are equal: the address decides, in the last pair the high half of it
    for pair in ([25113, 125113], [189980, 105566], [4294991070, 66054]):
        half = {**symmetric, "noise": {"kind": "symmetric", "rate": 0.5}}
        yield label_case(f"exact count of a tie, {pair}", half, 2, pair, exact=True)
    # the least and the most classes
    for rate in (0.5, 1):
        yield label_case(f"uniform, 1 class, rate {rate}", {"noise": {"kind": "uniform", "rate": rate}, "classes": 1}, 50)
    yield label_case("class-map, 1 class", {"noise": {"kind": "class-map", "rate": 0.5, "map": [0]}, "classes": 1}, 50)
    yield label_case("groups, 1 class", {"noise": {"kind": "groups", "rate": 0.5, "groups": [[0]]}, "classes": 1}, 50)
    yield label_case("transition, 1 class", {"noise": {"kind": "transition", "matrix": [[1]], "orientation": "rows"}, "classes": 1}, 50)
    yield label_case("permuted, 1 class", {"operation": "permuted-labels", "classes": 1}, 50)
    for kind in ("uniform", "symmetric", "pair-flip"):
        yield label_case(f"{kind}, 65536 classes", {"noise": {"kind": kind, "rate": 0.5}, "classes": 65536}, 70000)
    yield label_case("permuted, 65536 classes", {"operation": "permuted-labels", "classes": 65536}, 70000)
    for name in NAMES:
        yield label_case(f"seed {json.dumps(name)}", {**symmetric, "seed": name}, 100)
        yield label_case(f"split {json.dumps(name)}", {**symmetric, "split": name}, 100)
    for n in (1000, 9000):
        yield label_case(f"permuted, {n}", {"operation": "permuted-labels", "classes": 10}, n)
    yield label_case("permuted, test", {"operation": "permuted-labels", "classes": 10, "split": "test"}, 1000)
    yield label_case("permuted, mixed ids", {"operation": "permuted-labels", "classes": 7}, len(mixed), mixed)
    yield label_case("permuted, string ids", {"operation": "permuted-labels", "classes": 10}, len(strings), strings)


def renamed():
    for classes, seed in ((1, 0), (2, 0), (10, 42), (100, "42"), (1000, -1), (65536, 42), (10, "<é> 100 % 🎲")):
        names = rg.class_names(classes, seed)
        yield {"classes": classes, "seed": seed, "head": names[:16], "sha256": digest(names, "i")}


# images.json


def pixels(shape, dtype):
    size = 1
    for dimension in shape:
        size *= dimension
    bytes_ = [(151 * i + 7 * (i // 8)) % (128 if dtype == "int8" else 256) for i in range(size)]
    return array("f", [v / 255 for v in bytes_]) if dtype == "float32" else array(TYPECODES[dtype], bytes_)


TYPECODES = {"uint8": "B", "float32": "f", "int32": "i", "float64": "d", "int16": "h", "uint16": "H", "int8": "b", "uint32": "I", "clamped": "B"}


def image_case(name, operation, shape, dtype="uint8", ids=None, exact=False, scope=None, **options):
    spec = {"operation": operation, "seed": 42, "split": "train", "streams": 1, "imageShape": shape[1:], **options}
    data = pixels(shape, dtype)
    if scope:
        spec["statistics"] = rg.pixel_statistics(rg.np.array(data) if NUMPY else data, shape[1:], scope)
    if exact:
        spec["count"] = rg.exact_image_count(operation, shape[0], spec["rate"], spec["seed"], spec["split"], ids)
    out = replay(spec, data, ids)
    case = {"name": f"{operation}, {name}", "specification": spec, "n": shape[0], "dtype": dtype}
    case |= {"head": list(out[:8]), "sha256": digest(out, out.typecode)}
    case |= {} if ids is None else {"ids": ids}
    return case | ({"scope": scope} if scope else {})


SHAPES = [[20, 1], [20, 7], [20, 4, 4], [20, 33], [20, 28, 28, 1], [20, 32, 32, 3]]
STANDARD = {"mean": 0.25, "std": 0.5}


def image_cases():
    for shape in SHAPES:
        text = "x".join(map(str, shape[1:]))
        yield image_case(text, "shuffled-pixels", shape)
        yield image_case(text, "random-pixels", shape)
        yield image_case(text, "gaussian", shape, "float32", statistics=STANDARD)
    for seed in SEEDS:
        text = f"seed {json.dumps(seed, ensure_ascii=False)}"
        yield image_case(text, "shuffled-pixels", [2, 9, 5, 3], seed=seed)
        yield image_case(text, "random-pixels", [2, 9, 5, 3], seed=seed)
        yield image_case(text, "gaussian", [2, 9, 5, 3], "float32", seed=seed, statistics=STANDARD)
    strings = [f"img_{i}" for i in range(20)]
    for operation in ("shuffled-pixels", "random-pixels", "gaussian"):
        own = {"statistics": STANDARD, "dtype": "float32"} if operation == "gaussian" else {}
        yield image_case("test", operation, [20, 4, 4], split="test", **own)
        yield image_case("string ids", operation, [20, 4, 4], ids=strings, rate=0.5, **own)
        yield image_case("ids beyond 2^32", operation, [20, 4, 4], ids={"first": 2**32 - 10}, rate=0.5, **own)
        yield image_case("rate 0.5", operation, [20, 4, 4], rate=0.5, **own)
        yield image_case("exact count", operation, [20, 4, 4], rate=0.33, exact=True, **own)
    for operation in ("shuffled-pixels", "random-pixels"):
        yield image_case("float32", operation, [20, 4, 4], "float32")
        yield image_case("beyond 8192", operation, [3, 9000])
        yield image_case("channels independent", operation, [5, 8, 6, 3], channels="independent")
        yield image_case("beyond 8192, independent", operation, [2, 60, 50, 3], channels="independent")
        yield image_case("block 4", operation, [5, 32, 32, 3], block=4)
        yield image_case("block 2 x 3", operation, [5, 8, 6, 3], block=[2, 3])
        yield image_case("block 2 x 3, independent", operation, [5, 8, 6, 3], block=[2, 3], channels="independent")
        yield image_case("block 4 of a row", operation, [5, 64], block=4)
    fit = {"round": "half-up", "clip": [0, 255]}
    for scope, shape in (("set", [20, 28, 28, 1]), ("channel", [20, 8, 8, 3]), ("position", [20, 4, 4])):
        yield image_case(f"statistics of {scope}", "gaussian", shape, "float32", scope=scope)
        yield image_case(f"bytes, statistics of {scope}", "gaussian", shape, scope=scope, **fit)
    yield image_case("int32, rounded", "gaussian", [20, 33], "int32", statistics={"mean": 3, "std": 1000}, round="half-up", clip=[-900, 900])
    yield image_case("clip", "gaussian", [20, 33], "float32", statistics=STANDARD, clip=[0, 0.7])
    for dtype in ("float64", "int16", "uint16", "int8", "uint32", "clamped"):
        for operation in ("shuffled-pixels", "random-pixels"):
            yield image_case(dtype, operation, [3, 5, 4, 2], dtype)
        least = -99 if dtype in ("int16", "int8") else 0
        rounded = {} if dtype == "float64" else {"round": "half-up", "clip": [least, 100]}
        yield image_case(dtype, "gaussian", [3, 5, 4, 2], dtype, statistics={"mean": 40, "std": 60}, **rounded)
    # values of -0 and +0 that meet limits of +0 and -0
    for clip in ([0, 1], ["-0", 1], [-1, 0], [-1, "-0"]):
        yield image_case(f"clip {clip}", "gaussian", [3, 9], "float32", statistics={"mean": "-0", "std": 0}, clip=clip)
    yield image_case("a deviation of 0", "gaussian", [5, 4, 4, 2], "float32", statistics={"mean": [0, -1], "std": [0, 2]})


# harness.json


def drawn(name, values, typecode, **arguments):
    return {"name": name, "arguments": arguments, "head": list(values[:8]), "sha256": digest(values, typecode)}


IMAGE = [(151 * i % 256) / 256 for i in range(6 * 5 * 3)]
#: Steps, and images (a value for all, and others at places) whose results are roundings, so that float32 shows in which order they are
#: made: grey and mean by large factors, the sums of a rotation by four pixels that cancel for example 0 under the seed 0.
ROUNDINGS = [
    (("colour", 0, 1e12, 0), 0.1, []),
    (("colour", 0, 0, 1e12), 0.1, [[0, 0.18649399280548096], [1, 0.2550692558288574], [2, 0.11791872978210449]]),
    (("rotation", 25), 0, [[45, 1.57401704788208], [48, 1.776461124420166], [60, -1.0739619731903076], [63, -0.03096667304635048]]),
]
STEPS = [("noise", 0.1), ("dropout", 0.2), ("flip",), ("crop", 4, 3, 1), ("colour", 0.2, 0.5, 0.75), ("rotation", 25)]



def inception_shapes(width, channels, classes):
    """The shapes of the weights of the small Inception."""
    point = {1: 32, 2: 32, 4: 112, 5: 96, 6: 80, 7: 48, 9: 176, 10: 176}
    square = [32, 48, 80, 48, 64, 80, 96, 96, 160, 160]

    def scaled(filters):
        return max(1, rg.round_half_up(filters * width))

    maps = scaled(96)
    shapes = {"stem": [3, 3, channels, maps]}
    for k, filters in enumerate(square, 1):
        kept = maps
        if k in point:
            kept = scaled(point[k])
            shapes[f"module{k}/1x1"] = [1, 1, maps, kept]
        shapes[f"module{k}/3x3"] = [3, 3, maps, scaled(filters)]
        maps = kept + scaled(filters)
    return {**shapes, "dense": [maps, classes]}


#: The weights of networks of little width on images of 7 x 5 x 3 and 3 classes.
NETWORKS = {
    "mlp": {"dense1": [105, 6], "dense2": [6, 5], "dense3": [5, 3]},
    "cnn": {"convolution1": [3, 3, 3, 4], "convolution2": [3, 3, 4, 5], "dense": [20, 3]},
    "smallAlexNet": {
        "convolution1": [5, 5, 3, 3], "convolution2": [5, 5, 3, 3], "dense1": [12, 19], "dense2": [19, 10], "dense3": [10, 3],
    },
    "arpitCnn": {
        "convolution1": [5, 5, 3, 10], "convolution2": [5, 5, 10, 10], "dense1": [40, 19], "dense2": [19, 10], "dense3": [10, 3],
    },
    "smallInception": inception_shapes(0.05, 3, 3),
}  # fmt: skip

#: Points for which the first random direction is the best, or another of the four, or none tells all of them apart.
POINTS = [
    (0, [[k * k * 20 + j * j for j in range(20)] for k in range(3)]),
    (0, [[0, 0], [1, 0], [1, 2**-50]]),
    ("42", [[0, 0], [1, 0], [1, 2**-50]]),
    (2, [[1, 2, 3], [1, 2 + 2**-51, 3], [1, 2, 3 + 2**-51], [5, 5, 5]]),
    (4, [[1, 2, 3], [1, 2 + 2**-51, 3], [1, 2, 3 + 2**-51], [5, 5, 5]]),
]


def harness_cases():
    for seed in (0, "42"):
        for split in ("train", "test"):
            at = {"seed": seed, "split": split}
            yield drawn("digits", harness.digits(n=30, **at), "B", n=30, **at)
            sizes = {"n": 20, "classes": 3, "dimensions": 2, "spread": 0.1}
            yield drawn("blobs", harness.blobs(**at, **sizes), "f", **at, **sizes)
            sizes = {"n": 20, "classes": 10, "side": 8, "noise": 0.05}
            yield drawn("patterns", harness.patterns(**at, **sizes), "f", **at, **sizes)
            yield drawn("random images", harness.random_images(n=20, size=48, **at), "B", n=20, size=48, **at)
        values = harness.he_normal(seed, "conv1/kernel", 2700, 27)
        yield drawn("he normal", values, "f", seed=seed, parameter="conv1/kernel", size=2700, fanIn=27)
        options = {"epoch": 7, "examples": [3, 0, 70000], "width": 50, "rate": 0.3}
        yield drawn("dropout", harness.dropout(seed, "dense1", **options), "f", seed=seed, layer="dense1", **options)
        for step in STEPS:
            values = [v for e in range(8) for v in harness.image_step(step, IMAGE, (6, 5, 3), seed, 7, e)]
            yield drawn("image step", values, "f", seed=seed, epoch=7, step=step)
        for step, all_of_it, others in ROUNDINGS:
            image = [rg.f32(dict(others).get(k, all_of_it)) for k in range(len(IMAGE))]
            values = [v for e in range(8) for v in harness.image_step(step, image, (6, 5, 3), seed, 7, e)]
            yield drawn("image step", values, "f", seed=seed, epoch=7, step=step, all=all_of_it, others=others)
        for run, n, share in ((0, 1000, 0.09), (1, 15, 0.1), (2, 9, 0.5)):
            values = harness.subset(seed, "subset training", run, n, rg.round_half_up(share * n))
            yield drawn("subset", values, "B", seed=seed, run=run, n=n, share=share)
        for n, classes in ((1000, 10), (101, 1), (101, 2)):
            for round in (0, 1):
                values = harness.threshold_samples(seed, n, classes, round)
                yield drawn("threshold samples", values, "B", seed=seed, n=n, classes=classes, round=round)
        for k in (0, 1, 10):
            values = harness.permuted_test(seed, [i % 7 for i in range(100)], k)
            yield drawn("permutation test", values, "i", seed=seed, n=100, classes=7, permutation=k)
        for step in (0, 6, 7, 40):
            values = harness.batch_of_step(seed, step, 50, 8)
            yield drawn("batch of a step", values, "I", seed=seed, step=step, n=50, batchSize=8)
        for network, shapes in NETWORKS.items():
            values = harness.network_weights(seed, shapes)
            yield drawn("network", values, "f", seed=seed, network=network, shapes=shapes)
        values = harness.he_normal(seed, "random features", 60, 12)
        yield drawn("random features", values, "f", seed=seed, units=5, dimensions=12)
        yield drawn("drawn examples", harness.drawn_examples(seed, 500), "i", seed=seed, n=500)
        yield drawn("signs", harness.signs(seed, 1, 1000), "b", seed=seed, draw=1, n=1000)
        values = [v for e in range(4) for v in harness.critical_noise(seed, "test", 3, e, 30)]
        yield drawn("critical noise", values, "f", seed=seed, split="test", step=3, count=4, size=30)
        for operation in ("features:whitening", "features:filters"):
            values = harness.patch_places(seed, operation, 100, 7, 5, 4)
            yield drawn("patches", values, "i", seed=seed, operation=operation, m=100, n=7, down=5, across=4)
    for name in NAMES:
        sizes = {"n": 40, "classes": 7, "rate": 0.6}
        yield drawn("own noise", harness.own_noise(name, name, name, **sizes), "i", seed=name, split=name, kind=name, **sizes)
        at = {"epoch": 1, "examples": [0, 5], "width": 20, "rate": 0.3}
        yield drawn("dropout", harness.dropout(42, name, **at), "f", seed=42, layer=name, **at)
        at = {"epoch": 1, "example": 2, "count": 6}
        yield drawn("own step", harness.own_step(42, name, **at), "f", seed=42, step=name, **at)
        yield drawn("he normal", harness.he_normal(42, name, 20, 5), "f", seed=42, parameter=name, size=20, fanIn=5)
    for seed, points in POINTS:
        yield drawn("direction", harness.direction(seed, points), "d", seed=seed, points=points)


# large.json


def large_case():
    """More rejected positions than the library lists at first (8,192)."""
    for n in (7, 8192, 20000):
        assert large_permutation(words_of(ADDRESSED[0])[2], n)[0].tolist() == rg.permutation(words_of(ADDRESSED[0])[2], n)
    address, n = {"seed": 42, "operation": "pixels:random", "id": 0}, 14000000
    permutation, rejected = large_permutation(words_of(address)[2], n)
    return {**address, "n": n, "rejected": rejected, "head": list(permutation[:8]), "sha256": digest(permutation, "I")}


# The files


def lines(value, depth=1):
    """JSON with a case a line."""
    if depth == 0 or not isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        return "[\n" + ",\n".join(lines(item, 0) for item in value) + "\n]"
    return "{\n" + ",\n".join(f"{json.dumps(key)}: {lines(item)}" for key, item in value.items()) + "\n}"


def main():
    files = {
        **({} if NUMPY else {"streams.json": streams(), "harness.json": {"cases": list(harness_cases())}, "large.json": {"cases": [large_case()]}}),
        "labels.json": {"cases": list(label_cases()), "renamed": list(renamed())},
        "images.json": {"cases": list(image_cases())},
    }
    wrong = 0
    for name, value in files.items():
        text, path = lines(value) + "\n", HERE / name
        if "--check" not in sys.argv and not NUMPY:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong += 1
            print(f"{name} is not what make.py writes")
        else:
            print(f"{name} is what make.py writes, {text.count('sha256')} digests")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
