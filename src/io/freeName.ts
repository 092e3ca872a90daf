import { safeFileName } from "../core/lifecycle/fileName.ts";

/**
 * A file name of a document's name: no folders, no ending, one that every system takes, and none that is
 * taken, which it is from now on. Some systems tell neither case apart nor how letters are composed.
 */
export function freeName(docName: string, taken: Set<string>): string {
  const plain = docName.replace(/\.(txt|text|ann|jsonl?|ndjson)$/i, "");
  const base = safeFileName(plain, "_", "document");
  let name = base;
  for (let n = 2; taken.has(keyOf(name)); n++) name = `${base}-${n}`;
  taken.add(keyOf(name));
  return name;
}

const keyOf = (name: string): string => name.normalize("NFC").toLowerCase();
