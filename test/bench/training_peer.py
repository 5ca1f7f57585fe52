"""Training steps of a network for each line on standard input (its name, or name*steps): CPU and wall time in ms.

One thread; with `--device cuda` on a GPU, without TF32, and the last loss is read.
"""
import argparse
import os

from server import serve

import torch
from torch import nn

torch.set_num_threads(1)
torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = False
parser = argparse.ArgumentParser()
parser.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
DEVICE = parser.parse_args().device
N = 128


class Inception(nn.Module):
    def __init__(self, inputs, point, square, conv):
        super().__init__()
        self.point, self.square = conv(inputs, point, 1), conv(inputs, square, 3)

    def forward(self, x):
        return torch.cat([self.point(x), self.square(x)], 1)


class Down(nn.Module):
    def __init__(self, inputs, filters, conv):
        super().__init__()
        self.square, self.pool = conv(inputs, filters, 3, 2), nn.MaxPool2d(3, 2, 1)

    def forward(self, x):
        return torch.cat([self.square(x), self.pool(x)], 1)


def conv(inputs, filters, size, stride=1):
    return nn.Sequential(
        nn.Conv2d(inputs, filters, size, stride, size // 2, bias=False), nn.BatchNorm2d(filters), nn.ReLU()
    )


def plain_conv(inputs, filters, size, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, filters, size, stride, size // 2), nn.ReLU())


def inception(conv):
    modules = [
        (96, 32, 32), (64, 32, 48), (80, 80),
        (160, 112, 48), (160, 96, 64), (160, 80, 80), (160, 48, 96), (144, 96),
        (240, 176, 160), (336, 176, 160),
    ]
    return nn.Sequential(
        conv(3, 96, 3),
        *[(Inception if len(sizes) == 3 else Down)(*sizes, conv) for sizes in modules],
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(336, 10),
    )


def lrn_block(inputs):
    return [
        nn.Conv2d(inputs, 64, 5, padding=2),
        nn.ReLU(),
        nn.MaxPool2d(3, 2, 1),
        nn.LocalResponseNorm(9, 0.001, 0.75, 1),
    ]


def mlp(*sizes):
    layers = [nn.Flatten()]
    for k, (a, b) in enumerate(zip(sizes, sizes[1:])):
        layers += [nn.Linear(a, b)] + ([nn.ReLU()] if k < len(sizes) - 2 else [])
    return nn.Sequential(*layers)


NETWORKS = {
    "mlp-1x512": (lambda: mlp(784, 512, 10), (1, 28, 28)),
    "mlp-3x512": (lambda: mlp(3072, 512, 512, 512, 10), (3, 32, 32)),
    "cnn": (
        lambda: nn.Sequential(
            conv(3, 32, 3), nn.MaxPool2d(2), conv(32, 64, 3), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4096, 10)
        ),
        (3, 32, 32),
    ),
    "alexnet": (
        lambda: nn.Sequential(
            *lrn_block(3), *lrn_block(64), *list(mlp(3136, 384, 192, 10).children())
        ),
        (3, 28, 28),
    ),
    "inception": (lambda: inception(conv), (3, 28, 28)),
    "inception-plain": (lambda: inception(plain_conv), (3, 28, 28)),
    "crops-mlp-1x512": (lambda: mlp(2352, 512, 10), (3, 28, 28)),
    "crops-mlp-3x512": (lambda: mlp(2352, 512, 512, 512, 10), (3, 28, 28)),
}


def blas():
    link = "/etc/alternatives/libblas.so.3-x86_64-linux-gnu"
    return os.path.basename(os.path.dirname(os.path.realpath(link))) if os.path.exists(link) else "unknown"


made = {}


def ready(name):
    if name not in made:
        make, shape = NETWORKS[name]
        model = make().to(DEVICE)
        made[name] = (
            model,
            torch.optim.SGD(model.parameters(), 0.01, 0.9),
            torch.randn(N, *shape, device=DEVICE),
            torch.arange(N, device=DEVICE) % 10,
        )
    return made[name]


def case(line):
    name, _, count = line.partition("*")
    if name not in NETWORKS:
        return None
    model, optimizer, images, labels = ready(name)

    def work():
        for _ in range(int(count or 1)):
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(images), labels)
            loss.backward()
            optimizer.step()
        if DEVICE == "cuda":
            # both, since the loss is there before the gradients are
            loss.item(), torch.cuda.synchronize()

    return work, 1


where = f"{torch.cuda.get_device_name()}, CUDA {torch.version.cuda}" if DEVICE == "cuda" else f"one thread, BLAS {blas()}"
serve(f"training on PyTorch {torch.__version__}, {where}", case)
