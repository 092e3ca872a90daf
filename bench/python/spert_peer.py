"""The PyTorch reference of SpERT.MT. usage: spert_peer.py SHARED MODEL

SHARED/reference/spertmt.py is the reference, MODEL the folder of a trained model. On one thread.
"""

import json
import sys
import time
from contextlib import redirect_stdout
from pathlib import Path

import torch
from safetensors.torch import load_file

from lines import answer_lines

shared, folder = Path(sys.argv[1]), Path(sys.argv[2])
sys.path.insert(0, str(shared / "reference"))
sys.dont_write_bytecode = True
import spertmt  # noqa: E402

NOT_DECAYED = ("bias", "LayerNorm.weight")
torch.set_num_threads(1)

config = json.loads((folder / "config.json").read_text())["spert_mt"]
types = spertmt.type_index(json.loads((folder / "types.json").read_text()))
tokenizer = json.loads((folder / "tokenizer_config.json").read_text())
word_pieces = spertmt.WordPiece(str(folder / "vocab.txt"), tokenizer.get("do_lower_case", True))
weights = folder / "model.safetensors"
with redirect_stdout(sys.stderr):
    model = spertmt.SpertMT(
        spertmt.load_encoder(str(folder), str(weights)),
        len(types["ent"]) + 1,
        len(types["rel"]),
        size_dim=config["size_embedding"],
        drop=config["dropout"],
        mt=config["additions"],
    )
heads = {k: v for k, v in load_file(weights).items() if not k.startswith("bert.")}
missing, unexpected = model.load_state_dict(heads, strict=False)
assert not unexpected and all(name.startswith("bert.") for name in missing), unexpected
spertmt.model_nms = config["overlap"] == "none"

decayed = lambda name: not name.endswith(NOT_DECAYED)
groups = [
    {
        "params": [p for name, p in model.named_parameters() if decayed(name) == wanted],
        "weight_decay": 0.01 if wanted else 0.0,
    }
    for wanted in (True, False)
]
optimizer = torch.optim.AdamW(groups, lr=1e-9)


def ordered(rows):
    """As JavaScript orders them: by their text."""
    return sorted(rows, key=lambda row: json.dumps(row, separators=(",", ":")))


def predict(sentences):
    """Entities and relations of each sentence, from words."""
    docs = [{"tokens": words} for words in sentences]
    pieces = [spertmt.encode(doc, word_pieces) for doc in docs]
    found = spertmt.predict(
        model, docs, pieces, types, config["max_span_size"], config["relation_threshold"]
    )
    return [
        {
            "entities": ordered([start, end, kind] for start, end, kind, *_ in entities),
            "relations": ordered([kind, *head[:2], *tail[:2]] for head, tail, kind, _ in relations),
        }
        for entities, relations in found
    ]


def tensors(batch):
    """The reference's batch, from that of the engine."""
    longest = max(len(ids) for ids in batch["sentences"])
    pad = lambda values: values + [0] * (longest - len(values))
    column = lambda key: torch.tensor([span[key] for span in batch["spans"]])
    pairs = [[pair["head"], pair["tail"]] for pair in batch["pairs"]]
    return {
        "ids": torch.tensor([pad(ids) for ids in batch["sentences"]]),
        "mask": torch.tensor([pad([1] * len(ids)) for ids in batch["sentences"]]),
        "b": column("sentence"),
        "s": column("start"),
        "e": column("end"),
        "w": column("words"),
        "lab": column("label"),
        "iou": column("iou").float(),
        "pairs": torch.tensor(pairs, dtype=torch.long).reshape(-1, 2),
        "rl": torch.tensor([pair["types"] for pair in batch["pairs"]]).float(),
    }


def loss(batch, training):
    model.train(training)
    return sum(spertmt.losses(model, tensors(batch), config["loss_weights"]).values())


def step(batch):
    total = loss(batch, True)
    total.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return total.item()


@torch.no_grad()
def loss_without_dropout(batch):
    return loss(batch, False).item()


TASKS = {"predict": predict, "step": step, "loss": loss_without_dropout}


def answer(request):
    began = time.perf_counter()
    result = TASKS[request["task"]](request["of"])
    return {"ms": (time.perf_counter() - began) * 1000, "result": result}


answer_lines(f"PyTorch {torch.__version__}, 1 thread", answer)
