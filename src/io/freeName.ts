import { safeFileName } from "../core/lifecycle/fileName.ts";

/** A file name of a document's name: no folders, no ending, one that every system takes, and none that is taken. */
export function freeName(docName: string, isTaken: (name: string) => boolean): string {
  const plain = docName.replace(/\.(txt|text|ann|jsonl?|ndjson)$/i, "");
  const base = safeFileName(plain, "_", "document");
  let name = base;
  for (let n = 2; isTaken(name); n++) name = `${base}-${n}`;
  return name;
}
