"""Writes the workload's encoder as ONNX. usage: export_onnx.py DIR

Reads weights.bin and layout.json of the folder.
model.opt.onnx  in ONNX Runtime's own fused operators: its best case
model.onnx      as PyTorch exports it, in generic operators; needs torch and transformers
"""

import sys
import warnings
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from layout import read_layout

MICROSOFT = "com.microsoft"


class Graph:
    """Nodes and constants of a graph that is being written."""

    def __init__(self):
        self.nodes, self.constants = [], []

    def constant(self, name, values):
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind, inputs, output, domain="", **attributes):
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output


def embeddings(g, w, eps):
    """[B, T] ids to [B, T, H]."""
    words = g.node("Gather", [g.constant("word", w["word"]), "input_ids"], "words")
    g.node("Shape", ["input_ids"], "shape")
    g.node("Gather", ["shape", g.constant("one", np.array(1, np.int64))], "tokens")
    g.node("Reshape", ["tokens", g.constant("ones", np.array([1], np.int64))], "end")
    places = g.constant("places", w["pos"] + w["type"])
    zero = g.constant("zero", np.array([0], np.int64))
    g.node("Slice", [places, zero, "end", g.constant("axis", np.array([0], np.int64))], "placed")
    total = g.node("Add", [words, "placed"], "sum")
    norm = [g.constant("eg", w["eg"]), g.constant("eb", w["eb"])]
    return g.node("LayerNormalization", [total, *norm], "hidden.0", axis=-1, epsilon=eps)


def layer(g, w, l, x, output, spec):
    """One Transformer layer, [B, T, H] to [B, T, H]."""
    name = lambda part: f"{l}.{part}"
    own = lambda part: g.constant(name(part), w[name(part)])
    eps = spec["epsilon"]
    queries, keys, values = (g.node("MatMul", [x, own("w" + n)], name(n)) for n in "qkv")
    bias = g.constant(name("bqkv"), np.concatenate([w[name("b" + n)] for n in "qkv"]))
    context = g.node("MultiHeadAttention", [queries, keys, values, bias], name("c"), MICROSOFT,
                     num_heads=spec["heads"])
    mixed = g.node("MatMul", [context, own("wo")], name("o"))
    x = g.node("SkipLayerNormalization", [mixed, x, own("g1"), own("n1"), own("bo")], name("x1"),
               MICROSOFT, epsilon=eps)
    expanded = g.node("MatMul", [x, own("w1")], name("f"))
    expanded = g.node("BiasGelu", [expanded, own("b1")], name("a"), MICROSOFT)
    narrowed = g.node("MatMul", [expanded, own("w2")], name("s"))
    return g.node("SkipLayerNormalization", [narrowed, x, own("g2"), own("n2"), own("b2")], output,
                  MICROSOFT, epsilon=eps)


def write_fused(path, spec, w):
    g = Graph()
    x = embeddings(g, w, spec["epsilon"])
    last = spec["layers"] - 1
    for l in range(spec["layers"]):
        x = layer(g, w, l, x, f"hidden.{l + 1}" if l < last else "last_hidden_state", spec)
    value = helper.make_tensor_value_info
    inputs = [value("input_ids", TensorProto.INT64, ["B", "T"])]
    outputs = [value("last_hidden_state", TensorProto.FLOAT, ["B", "T", spec["hidden"]])]
    graph = helper.make_graph(g.nodes, "bert", inputs, outputs, g.constants)
    versions = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    onnx.save(helper.make_model(graph, opset_imports=versions, ir_version=9), path)


def write_generic(path, folder):
    import torch
    from torch_model import load

    class Encoder(torch.nn.Module):
        def __init__(self, bert):
            super().__init__()
            self.bert = bert

        def forward(self, input_ids):
            return self.bert(input_ids=input_ids).last_hidden_state

    warnings.filterwarnings("ignore")
    names = ["input_ids", "last_hidden_state"]
    torch.onnx.export(
        Encoder(load(folder, "eager").bert).eval(),
        (torch.ones(2, 16, dtype=torch.long),),
        path,
        input_names=names[:1],
        output_names=names[1:],
        dynamic_axes={name: {0: "B", 1: "T"} for name in names},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write_fused(folder / "model.opt.onnx", *read_layout(folder))
    write_generic(folder / "model.onnx", folder)
