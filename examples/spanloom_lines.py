"""Texts in, triples out, by a `spanloom predict --jsonl` process that stays until it is closed.

It lies in the pack that `npm run pack` makes, beside the command and the model.
"""
import json
import os
import shutil
import stat
import subprocess
import sys
import threading

PACK = os.path.dirname(os.path.abspath(__file__))

COLUMNS = [
    ("id", "string"),
    ("sentence", "long"),
    ("head", "string"),
    ("head_type", "string"),
    ("head_start", "long"),
    ("head_end", "long"),
    ("relation", "string"),
    ("tail", "string"),
    ("tail_type", "string"),
    ("tail_start", "long"),
    ("tail_end", "long"),
    ("score", "double"),
    ("error", "string"),
]
"""Names and types of a row: offsets count code points of the document, ends are exclusive. A document
that could not be read has one row, with its error."""


TRIES = 3
"""How often a process is asked the same, should it end."""


class Spanloom:
    """One process that holds the model. It has a worker of its own, which it starts again when it
    dies, so that a text that kills it is an error of this text alone. Should the process itself end, it
    is started again, and asked again what it had not answered whole."""

    def __init__(self, pack=PACK, backend="wasm", threads=1):
        own_node = os.path.join(pack, "node")
        if os.path.exists(own_node):
            # Archives are often unpacked without the right to run what is in them.
            os.chmod(own_node, os.stat(own_node).st_mode | stat.S_IXUSR)
        node = own_node if os.path.exists(own_node) else shutil.which("node")
        if node is None:
            raise RuntimeError("no node here: install Node 20.19 or later, or pack one with --node")
        self._command = [
            node,
            os.path.join(pack, "spanloom.mjs"),
            *("predict", "--jsonl", "--per", "document", "--workers", "1"),
            *("--model", os.path.join(pack, "model")),
            *("--backend", backend, "--threads", str(threads)),
        ]
        self._start()

    def rows(self, ids, texts):
        """Rows of COLUMNS: one for each triple in these texts, one for each that could not be read."""
        documents = iter(self.documents([text for text in texts if isinstance(text, str)]))
        rows = []
        for id, text in zip(ids, texts):
            document = next(documents) if isinstance(text, str) else {"error": "there is no text"}
            rows.extend(rows_of(None if id is None else str(id), document))
        return rows

    def documents(self, texts):
        """What is found in each of these texts, in their order: "sentences", or an "error".

        Raises RuntimeError when the process ends over them again and again."""
        for _ in range(TRIES):
            documents = self._answers(texts)
            if documents is not None:
                return documents
            ended = self._process.wait()
            print(f"spanloom ended with {ended}: it is started again", file=sys.stderr)
            self._start()
        raise RuntimeError(f"spanloom ended {TRIES} times over the same texts, then with {ended}")

    def close(self):
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def _start(self):
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe)

    def _answers(self, texts):
        """An answer each; None when the process ended before the last one."""
        lines = "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in enumerate(texts))
        # What it answers has to be taken while it is still being written to.
        writer = threading.Thread(target=self._write, args=(lines.encode(),))
        writer.start()
        documents = []
        for i in range(len(texts)):
            line = self._process.stdout.readline()
            if not line.endswith(b"\n"):
                documents = None
                break
            document = json.loads(line)
            if document["id"] != i:
                raise RuntimeError(f"spanloom answered {document['id']} where {i} was asked")
            documents.append(document)
        writer.join()
        return documents

    def _write(self, lines):
        try:
            self._process.stdin.write(lines)
            self._process.stdin.flush()
        except OSError:
            pass  # it has ended: whoever reads its answers sees so


def rows_of(id, document):
    if "error" in document:
        yield (id, *[None] * 11, document["error"])
        return
    for at, sentence in enumerate(document["sentences"]):
        entities = sentence["entities"]
        for relation in sentence["relations"]:
            head, tail = entities[relation["head"]], entities[relation["tail"]]
            yield (
                id,
                at,
                *(head["text"], head["type"], head["start"], head["end"]),
                relation["type"],
                *(tail["text"], tail["type"], tail["start"], tail["end"]),
                relation["score"],
                None,
            )


def table_of(rows):
    """The same as a table of Arrow."""
    import pyarrow as pa

    types = {"string": pa.string(), "long": pa.int64(), "double": pa.float64()}
    columns = zip(*rows) if rows else [[] for _ in COLUMNS]
    named = zip(COLUMNS, columns, strict=True)
    return pa.table({name: pa.array(values, types[kind]) for (name, kind), values in named})
