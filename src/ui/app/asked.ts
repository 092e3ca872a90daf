// What the model can be asked about annotations.
import type { Doc, Relation } from "../../core/document/document.ts";
import type { Span } from "../../core/document/overlaps.ts";
import type { Asked } from "../../store/state.ts";

/** Which type a span has. */
export const askedOfSpan = ({ start, end }: Span): Asked => ({
  kind: "entity",
  span: { start, end },
});

/** Which relation there is between two entities. */
export const askedOfPair = (
  { entities }: Doc,
  { head, tail }: Pick<Relation, "head" | "tail">,
): Asked => ({ kind: "relation", head: borders(entities[head]), tail: borders(entities[tail]) });

const borders = ({ start, end }: Span): Span => ({ start, end });
