import type { Doc } from "../../core/document/document.ts";
import type { ReadTools } from "../format.ts";
import type { Metadata } from "../metadata.ts";

/** Where a text comes from, and what its document is called. */
export interface TextSource {
  readonly path: string;
  readonly name: string;
  /** Its place among several of one file. */
  readonly part?: number;
  readonly metadata?: Metadata | undefined;
}

/** A document of a text without annotations. */
export function textDoc(
  tools: ReadTools,
  { path, name, part, metadata }: TextSource,
  text: string,
): Doc {
  const id = tools.newId(path, part);
  const sentences = tools.segmentAround(id, text, []);
  return {
    id,
    name,
    text,
    sentences,
    entities: {},
    relations: {},
    confirmed: {},
    ...(metadata && { metadata }),
    createdAt: tools.now(),
  };
}
