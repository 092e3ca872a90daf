"""Compares triples in Parquet with the answers of a single process, and says how many there are."""
import json
import sys
from collections import Counter

import pyarrow.parquet as pq

pack, answers, parquet = sys.argv[1:]
sys.path.insert(0, pack)
from spanloom_lines import COLUMNS, rows_of  # noqa: E402

names = [name for name, _ in COLUMNS]
with open(answers, encoding="utf-8") as lines:
    documents = [json.loads(line) for line in lines]
wanted = Counter(row for document in documents for row in rows_of(document["id"], document))
table = pq.read_table(parquet).to_pylist()
found = Counter(tuple(row[name] for name in names) for row in table)

# Neither engine keeps an order. Scores are compared to the last bit.
missing, more = wanted - found, found - wanted
counts = {"wanted": wanted, "found": found, "missing": missing, "more": more}
print(json.dumps({name: rows.total() for name, rows in counts.items()}))
for name in ("missing", "more"):
    for row in list(counts[name])[:3]:
        print(name, row, file=sys.stderr)
