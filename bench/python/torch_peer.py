"""PyTorch on the workload: the commands of the other peers. usage: torch_peer.py DIR THREADS"""

import sys
import time
from pathlib import Path

import torch

from lines import answer_lines
from torch_model import load

FEW = 8

folder, threads = Path(sys.argv[1]), int(sys.argv[2])
torch.set_num_threads(threads)
model = load(folder)
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, weight_decay=0.01)


@torch.no_grad()
def forward(ids, count):
    model.eval()
    return model(ids).flatten()[:count].tolist()


def step(ids, labels):
    model.train()
    optimizer.zero_grad(set_to_none=True)
    logits = model.head(model(ids)).flatten(0, 1)
    loss = torch.nn.functional.cross_entropy(logits, labels)
    loss.backward()
    optimizer.step()
    return [loss.item()]


def answer(request):
    shape = request["shape"]
    ids = torch.tensor(request["ids"]).view(shape["sentences"], shape["tokens"])
    labels = torch.tensor(request["labels"])
    count = None if request.get("whole") else FEW
    began = time.perf_counter()
    values = forward(ids, count) if request["task"] == "fwd" else step(ids, labels)
    ms = (time.perf_counter() - began) * 1000
    return {"ms": ms, "issueMs": ms, "values": values, "counts": None, "totals": None}


answer_lines(f"PyTorch {torch.__version__}, {threads} threads", answer)
