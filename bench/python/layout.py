"""Weights of the workload, as the benchmark wrote them."""

import json

import numpy as np


def read_layout(folder):
    """The encoder's shape, and its parameters by name."""
    with open(folder / "layout.json") as file:
        layout = json.load(file)
    flat = np.fromfile(folder / "weights.bin", dtype="<f4")
    take = lambda e: flat[e["offset"] : e["offset"] + e["size"]].reshape(e["shape"])
    return layout["spec"], {entry["name"]: take(entry) for entry in layout["entries"]}
