"""The permutation of docs/reproducibility.md, for more positions than lists of Python can hold in reasonable time. `make.py` compares
it with `permutation` of rethink_gen.py first.
"""

from array import array

from rethink_gen import M, below, round_up

#: Words read beyond those that every position takes: more than are rejected.
MORE = 2**17


def lane_words(lane, steps):
    """The first words of one of the four streams."""
    a, b, c, d = lane
    words = array("I", bytes(4 * steps))
    for t in range(steps):
        words[t] = word = (a + b + d) & M
        d = (d + 1) & M
        a = b ^ b >> 9
        b = (c + (c << 3)) & M
        c = ((c << 21 | c >> 11) + word) & M
    return words


def large_permutation(stream, n):
    """The permutation of n positions from stream words, and how many of its draws were rejected."""
    halves = min(n, 8192)
    start = 4 * (round_up(halves, 8) // 8)
    end = round_up(start + n - halves, 4)
    words = array("I", bytes(4 * (end + MORE)))
    for number, lane in enumerate(stream.lanes):
        words[number::4] = lane_words(lane, len(words) // 4)
    draws, rejected = array("I", bytes(4 * n)), []
    for i in range(halves):
        product = (words[i // 2] >> 16 * (i % 2) & 0xFFFF) * (i + 1)
        draws[i] = product >> 16
        if product % 65536 < 65536 % (i + 1):
            rejected.append(i)
    for i in range(halves, n):
        product = words[start + i - halves] * (i + 1)
        draws[i] = product >> 32
        # the second comparison is rarely needed, since a remainder is at most i
        if product & M <= i and product & M < 2**32 % (i + 1):
            rejected.append(i)
    next_word = iter(words[end:]).__next__
    for i in rejected:
        draws[i] = below(i + 1, next_word(), next_word)
    perm = array("I", bytes(4 * n))
    for i, j in enumerate(draws):
        perm[i] = perm[j]
        perm[j] = i
    return perm, len(rejected)
