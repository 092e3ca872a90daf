import { sentenceById } from "../../document/docIndex.ts";
import type { Project } from "../../document/document.ts";
import type { InQueue } from "./nextUp.ts";

/** Whether a sentence of the queue is still there, and nobody has confirmed it since. */
export function isUnreviewed(
  { docs }: Pick<Project, "docs">,
  { doc, sentence }: Pick<InQueue, "doc" | "sentence">,
): boolean {
  const there = Object.hasOwn(docs, doc) ? docs[doc] : undefined;
  if (!there || there.trashedAt !== undefined || there.confirmed[sentence]) return false;
  return sentenceById(there, sentence) !== undefined;
}
