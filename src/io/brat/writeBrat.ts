import { t } from "../../language/words.ts";
import { annotationsIn } from "../chosenAnnotations.ts";
import type { Content, Written } from "../format.ts";
import { freeName } from "../freeName.ts";
import { formatBratConf } from "./bratConf.ts";
import { bratNames, formatVisualConf, renamedForBrat } from "./bratNames.ts";
import { formatAnn } from "./formatAnn.ts";

/** Writes a pair of files a document, and the types. */
export function writeBrat({ docs, types }: Content): Written {
  const names = bratNames(types);
  const files = new Map([
    ["annotation.conf", formatBratConf(types, names)],
    ["visual.conf", formatVisualConf(types, names)],
  ]);
  const taken = new Set<string>();
  for (const doc of docs) {
    const name = freeName(doc.name, taken);
    files.set(`${name}.txt`, doc.text);
    files.set(`${name}.ann`, formatAnn(doc, names));
  }
  const renamed = renamedForBrat(types, names).join(", ");
  const told = t(
    "brat cannot hold the names of some types as they are: {renamed} (visual.conf has them, and gives them back here)",
    { renamed },
  );
  const notes = renamed === "" ? [] : [told];
  return { files, ...annotationsIn(docs), leftOut: new Map(), notes };
}
