import type { Doc } from "../../core/document/document.ts";
import type { ReadTools } from "../format.ts";

/** A document of a text without annotations; `part` is its place among several of one file. */
export function textDoc(
  tools: ReadTools,
  path: string,
  name: string,
  text: string,
  part?: number,
): Doc {
  const id = tools.newId(path, part);
  const sentences = tools.segmentAround(id, text, []);
  const createdAt = tools.now();
  return { id, name, text, sentences, entities: {}, relations: {}, confirmed: {}, createdAt };
}
