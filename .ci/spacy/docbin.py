"""Reads Prodigy and spaCy JSON lines as spaCy's users do, into a DocBin, and says what came."""
import json
import sys

import spacy
from spacy.tokens import DocBin, Doc, Span
from spacy.util import filter_spans

lines_file, docbin_file, back_file = sys.argv[1:]
nlp = spacy.blank("en")
docs = DocBin()
spans = lost = 0
with open(lines_file, encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        tokens = record.get("tokens")
        if tokens:
            words = [token["text"] for token in tokens]
            spaces = [token.get("ws", True) for token in tokens]
            doc = Doc(nlp.vocab, words=words, spaces=spaces)
        else:
            doc = nlp.make_doc(record["text"])
        group = []
        for span in record.get("spans", []):
            made = doc.char_span(span["start"], span["end"], label=span["label"])
            if made is None and not tokens:
                made = doc.char_span(
                    span["start"], span["end"], label=span["label"], alignment_mode="expand"
                )
            if made is None or made.text.strip() == "":
                lost += 1
                continue
            wanted = record["text"][span["start"] : span["end"]]
            if tokens and made.text != wanted:
                sys.exit(f"{made.text!r} is not {wanted!r}")
            spans += 1
            group.append(made)
        doc.spans["sc"] = group
        doc.ents = filter_spans(group)
        docs.add(doc)
docs.to_disk(docbin_file)
again = list(DocBin().from_disk(docbin_file).get_docs(nlp.vocab))
with open(back_file, "w", encoding="utf-8") as back:
    for doc in again:
        back.write(json.dumps(doc.to_json()) + "\n")
print(json.dumps({"documents": len(again), "spans": spans, "lost": lost}))
