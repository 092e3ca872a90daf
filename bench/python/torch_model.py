"""The workload's encoder with its token head in PyTorch."""

import torch
from transformers import BertConfig, BertModel

from layout import read_layout

DENSE = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "o": "attention.output.dense",
    "1": "intermediate.dense",
    "2": "output.dense",
}
NORMS = {"1": "attention.output.LayerNorm", "2": "output.LayerNorm"}


class TokenClassifier(torch.nn.Module):
    def __init__(self, spec, attention):
        super().__init__()
        config = BertConfig(
            vocab_size=spec["vocabSize"],
            hidden_size=spec["hidden"],
            num_hidden_layers=spec["layers"],
            num_attention_heads=spec["heads"],
            intermediate_size=spec["intermediate"],
            max_position_embeddings=spec["positions"],
            type_vocab_size=1,
            layer_norm_eps=spec["epsilon"],
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        config._attn_implementation = attention
        self.bert = BertModel(config, add_pooling_layer=False)
        self.head = torch.nn.Linear(spec["hidden"], spec["classes"])

    def forward(self, ids):
        """[B, T] ids to [B, T, H]."""
        return self.bert(input_ids=ids).last_hidden_state


def load(folder, attention="sdpa"):
    spec, w = read_layout(folder)
    model = TokenClassifier(spec, attention)
    values = {
        "bert.embeddings.word_embeddings.weight": w["word"],
        "bert.embeddings.position_embeddings.weight": w["pos"],
        "bert.embeddings.token_type_embeddings.weight": w["type"][None],
        "bert.embeddings.LayerNorm.weight": w["eg"],
        "bert.embeddings.LayerNorm.bias": w["eb"],
        "head.weight": w["hw"].T,
        "head.bias": w["hb"],
    }
    for l in range(spec["layers"]):
        layer = f"bert.encoder.layer.{l}"
        for short, name in DENSE.items():
            values[f"{layer}.{name}.weight"] = w[f"{l}.w{short}"].T
            values[f"{layer}.{name}.bias"] = w[f"{l}.b{short}"]
        for short, name in NORMS.items():
            values[f"{layer}.{name}.weight"] = w[f"{l}.g{short}"]
            values[f"{layer}.{name}.bias"] = w[f"{l}.n{short}"]
    state = {name: torch.tensor(value) for name, value in values.items()}
    missing, unexpected = model.load_state_dict(state, strict=False)
    buffers = ("position_ids", "token_type_ids")
    assert not unexpected and all(name.endswith(buffers) for name in missing), missing
    return model
