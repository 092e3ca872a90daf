/** A file name of a document's name: no folders, no ending, and none that is taken. */
export function freeName(docName: string, isTaken: (name: string) => boolean): string {
  const plain = docName
    .replace(/\.(txt|text|ann|jsonl?|ndjson)$/i, "")
    .replace(/[^\p{L}\p{M}\p{N}._ -]+/gu, "_");
  const base = plain.replace(/^[. ]+|[. ]+$/g, "") || "document";
  let name = base;
  for (let n = 2; isTaken(name); n++) name = `${base}-${n}`;
  return name;
}
