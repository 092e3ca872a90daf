"""Triples of a corpus by Ray Data.

    python examples/ray/predict_corpus.py --pack spanloom --workers 8 INPUT OUTPUT

INPUT is a file or folder of JSON lines or of Parquet, with a column of texts and one of ids; OUTPUT a
folder of Parquet. The pack is what `npm run pack` makes, as a folder or a
.zip: Ray brings it to each worker as its working directory. Each worker is an actor that holds one
process. An actor that dies is started again by Ray, and what it read is read again.
"""
import argparse
import os
import shutil
import tempfile

import ray


class Reader:
    """Batches of texts to batches of triples."""

    def __init__(self, backend):
        from spanloom_lines import Spanloom  # of the pack, which is the working directory

        self._spanloom = Spanloom(os.getcwd(), backend)

    def __call__(self, batch):
        from spanloom_lines import table_of

        ids, texts = batch["id"].to_pylist(), batch["text"].to_pylist()
        return table_of(self._spanloom.rows(ids, texts))


def place(path):
    """Workers have another working directory."""
    return path if "://" in path else os.path.abspath(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--pack", required=True, help="a folder or a .zip of npm run pack")
    parser.add_argument("--id", default="id", help="the column of ids")
    parser.add_argument("--text", default="text", help="the column of texts")
    parser.add_argument("--workers", type=int, required=True, help="one for each core to use")
    parser.add_argument("--cpus", type=int, help="of this machine, where no cluster is joined")
    parser.add_argument("--gpus", type=float, default=0, help="a worker's share: with webgpu")
    parser.add_argument("--backend", default="wasm", choices=["wasm", "webgpu", "auto"])
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        pack = args.pack
        if pack.endswith(".zip"):
            shutil.unpack_archive(pack, folder)
            pack = folder
        # A cluster is joined by RAY_ADDRESS.
        ray.init(runtime_env={"working_dir": os.path.abspath(pack)}, num_cpus=args.cpus)
        is_json = not args.input.rstrip("/").endswith(".parquet")
        read = ray.data.read_json if is_json else ray.data.read_parquet
        texts = read(place(args.input)).select_columns([args.id, args.text])
        if (args.id, args.text) != ("id", "text"):
            texts = texts.rename_columns({args.id: "id", args.text: "text"})
        found = texts.map_batches(
            Reader,
            fn_constructor_args=[args.backend],
            concurrency=args.workers,
            num_cpus=1,
            num_gpus=args.gpus or None,
            batch_size=256,
            batch_format="pyarrow",
        )
        found.write_parquet(place(args.output))
        ray.shutdown()


if __name__ == "__main__":
    main()
