"""Triples of a corpus by Spark.

    spark-submit examples/spark/predict_corpus.py --pack spanloom.zip INPUT OUTPUT

INPUT is a file or folder of JSON lines or of Parquet, with a column of texts and one of ids; OUTPUT a
folder of Parquet. The pack is what `npm run pack` makes, as a .zip: Spark
brings it to each executor once. Each partition has a process of its own, which reads its texts as they
come. A task that fails is run again by Spark, and leaves no row behind before that.
"""
import argparse
import sys

from pyspark import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql.functions import col

PACK = "spanloom"


def triples(backend):
    """What each task runs: batches of texts to batches of triples."""

    def read(batches):
        pack = SparkFiles.get(PACK)
        if pack not in sys.path:
            sys.path.insert(0, pack)
        from spanloom_lines import Spanloom, table_of

        spanloom = Spanloom(pack, backend)
        try:
            for batch in batches:
                ids, texts = batch.column("id").to_pylist(), batch.column("text").to_pylist()
                yield from table_of(spanloom.rows(ids, texts)).to_batches()
        finally:
            spanloom.close()

    return read


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--pack", required=True, help="a .zip of npm run pack")
    parser.add_argument("--id", default="id", help="the column of ids")
    parser.add_argument("--text", default="text", help="the column of texts")
    parser.add_argument("--partitions", type=int, help="about two for each core of the cluster")
    parser.add_argument("--backend", default="wasm", choices=["wasm", "webgpu", "auto"])
    args = parser.parse_args()

    # Node has a share of memory beside Spark's own: spark.executor.memoryOverhead.
    spark = SparkSession.builder.appName("spanloom").getOrCreate()
    spark.sparkContext.addArchive(f"{args.pack}#{PACK}")
    # So many texts are sent at once.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "256")
    is_json = not args.input.rstrip("/").endswith(".parquet")
    columns = f"`{args.id}` string, `{args.text}` string"
    read = spark.read.schema(columns)
    source = read.json(args.input) if is_json else spark.read.parquet(args.input)
    texts = source.select(col(args.id).cast("string").alias("id"), col(args.text).alias("text"))
    if args.partitions:
        texts = texts.repartition(args.partitions)

    sys.path.insert(0, SparkFiles.get(PACK))
    from spanloom_lines import COLUMNS

    schema = ", ".join(f"{name} {kind}" for name, kind in COLUMNS)
    found = texts.mapInArrow(triples(args.backend), schema)
    found.write.mode("error").parquet(args.output)
    spark.stop()


if __name__ == "__main__":
    main()
