import type { Doc } from "../../core/document/document.ts";
import type { Span } from "../../core/document/overlaps.ts";
import { kwic } from "../look/kwic.ts";

interface Props {
  readonly doc: Doc;
  readonly span: Span;
  /** The colour of the mark; undefined for what has no type. */
  readonly hue: number | undefined;
}

/** Some words, marked, between those around them. */
export function WordsInContext({ doc, span, hue }: Props) {
  const { left, match, right } = kwic(doc.text, span);
  return (
    <p className="hit-words" dir="auto">
      {left}
      <mark data-hue={hue}>{match}</mark>
      {right}
    </p>
  );
}
