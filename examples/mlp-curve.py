"""What examples/mlp-curve.ts does, in NumPy and with its generator: the same settings with other random numbers.

    python3 examples/mlp-curve.py DIR [images [rate [epochs [decay_epochs [seed]]]]]
"""
import gzip
import os
import sys

import numpy as np

folder, *numbers = sys.argv[1:]
count, rate, epochs, decay_epochs, seed = [
    float(text) for text in [*numbers, *("50000", "0", "28", "1", "0")[len(numbers):]]
]
rng = np.random.default_rng(int(seed))


def read(name):
    path = os.path.join(folder, name)
    whole = gzip.open(path + ".gz") if os.path.exists(path + ".gz") else open(path, "rb")
    with whole as file:
        records = np.frombuffer(file.read(), np.uint8).reshape(-1, 3073)
    images = records[:, 1:].reshape(-1, 3, 32, 32)[:, :, 2:30, 2:30].transpose(0, 2, 3, 1).reshape(len(records), -1) / 255
    deviation = np.maximum(images.std(1, keepdims=True), 1 / np.sqrt(2352))
    return ((images - images.mean(1, keepdims=True)) / deviation).astype(np.float32), records[:, 0].astype(int)


names = [f"data_batch_{k}.bin" for k in range(1, 6)]
present = [n for n in names if os.path.exists(os.path.join(folder, n)) or os.path.exists(os.path.join(folder, n + ".gz"))]
images, labels = [np.concatenate(part)[: int(count)] for part in zip(*map(read, present))]
test_images, test_labels = read("test_batch.bin")
redrawn = rng.random(len(labels)) < rate
labels = np.where(redrawn, rng.integers(0, 10, len(labels)), labels)


def glorot(inputs, outputs):
    limit = np.sqrt(6 / (inputs + outputs))
    return rng.uniform(-limit, limit, (inputs, outputs)).astype(np.float32)


parameters = [glorot(2352, 512), np.zeros(512, np.float32), glorot(512, 10), np.zeros(10, np.float32)]
momenta = [np.zeros_like(p) for p in parameters]


def logits(x):
    hidden = np.maximum(x @ parameters[0] + parameters[1], 0)
    return hidden, hidden @ parameters[2] + parameters[3]


reached = {}
for epoch in range(1, int(epochs) + 1):
    step = 0.01 * 0.95 ** ((epoch - 1) // int(decay_epochs))
    order = rng.permutation(len(labels))
    right = loss = 0.0
    for at in range(0, len(order), 128):
        some = order[at : at + 128]
        x, y = images[some], labels[some]
        hidden, z = logits(x)
        z = z - z.max(1, keepdims=True)
        p = np.exp(z)
        p /= p.sum(1, keepdims=True)
        loss -= np.log(p[np.arange(len(y)), y]).sum()
        right += (z.argmax(1) == y).sum()
        p[np.arange(len(y)), y] -= 1
        p /= len(y)
        back = (p @ parameters[2].T) * (hidden > 0)
        gradients = [x.T @ back, back.sum(0), hidden.T @ p, p.sum(0)]
        for value, momentum, gradient in zip(parameters, momenta, gradients):
            momentum *= 0.9
            momentum += gradient
            value -= np.float32(step) * momentum
    for accuracy in (0.9, 0.95, 0.97):
        if right / len(labels) >= accuracy:
            reached.setdefault(accuracy, epoch)
print("online accuracy .90, .95, .97 first at epoch", *[reached.get(a, "none") for a in (0.9, 0.95, 0.97)])
trained = (logits(images)[1].argmax(1) == labels).mean()
tested = (logits(test_images)[1].argmax(1) != test_labels).mean()
print(f"epoch {int(epochs)}: online accuracy {right / len(labels):.3f}, loss {loss / len(labels):.3f}, "
      f"training accuracy {trained:.3f}, test error {tested:.3f}")
