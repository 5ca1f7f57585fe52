"""A PyTorch data set with noisy labels. `npx rethink-gen python > rethink_gen.py` puts the module beside your code."""

import hashlib

import numpy as np
import torch
from rethink_gen import corrupt_labels
from torch.utils.data import DataLoader, Dataset, TensorDataset


class NoisyLabels(Dataset):
    """A data set of (input, label) whose labels are noisy: the same ones in every epoch, order and worker."""

    def __init__(self, dataset, clean, noise, classes, seed, split="train"):
        self.dataset = dataset
        self.clean = np.asarray(clean)
        self.noisy = corrupt_labels(self.clean, noise, classes, seed, split)

    def __len__(self):
        return len(self.dataset)

    def __getitem__(self, i):
        x, _ = self.dataset[i]
        return x, int(self.noisy[i]), i


clean = torch.arange(1000) % 10
images = torch.nn.functional.one_hot(clean, 10).float()
train = NoisyLabels(TensorDataset(images, clean), clean, {"kind": "symmetric", "rate": 0.4}, classes=10, seed=42)
print((train.noisy != train.clean).sum(), "of", len(train), "labels changed")
print("SHA-256 of the noisy labels:", hashlib.sha256(train.noisy.astype("<i4").tobytes()).hexdigest()[:16] + "...")

torch.manual_seed(0)
network = torch.nn.Linear(10, 10)
optimizer = torch.optim.SGD(network.parameters(), lr=1.0)
seen = torch.empty(1000, dtype=torch.long)
for epoch in range(20):
    for x, y, i in DataLoader(train, batch_size=100, shuffle=True, num_workers=2):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(network(x), y).backward()
        optimizer.step()
        seen[i] = y
print("the loader's labels are these:", np.array_equal(seen.numpy(), train.noisy))
print(f"accuracy on clean labels: {(network(images).argmax(1) == clean).float().mean():.3f}")
