import type { Sentence } from "../../document/document.ts";
import type { Example } from "../../learn/example.ts";

/** A confirmed sentence and what it teaches. */
export interface ConfirmedExample {
  /** The id of its document. */
  readonly doc: string;
  readonly sentence: Sentence;
  readonly example: Example;
}
