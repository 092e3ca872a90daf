import { firstFrom } from "../document/docIndex.ts";
import type { Entity } from "../document/document.ts";
import { remembered } from "../document/remembered.ts";
import type { ComparedDoc } from "./comparedDoc.ts";
import { linkDifferences } from "./linkDifferences.ts";
import { refOf, type SideDifference } from "./sideDifference.ts";
import { type ComparedSpans, comparedSpans } from "./spanDifferences.ts";

/** Everything in which two sides of a document differ. */
export interface DocDifferences {
  /** In reading order: in each sentence the spans, then the relations that begin there. */
  readonly all: readonly SideDifference[];
  readonly partner: ComparedSpans["partner"];
}

/** The differences of a document. */
export const docDifferences = remembered(found);

function found(compared: ComparedDoc): DocDifferences {
  const { of, left } = compared;
  const { differences, partner } = comparedSpans(of.left.entities, of.right.entities);
  const all: SideDifference[] = [...differences, ...linkDifferences(compared, partner)];
  const order = new Map(
    all.map((difference) => {
      const { start, end } = placeOf(difference);
      const sentence = firstFrom(left.sentences, start + 1);
      return [difference, [sentence, difference.of === "span" ? 0 : 1, start, end]];
    }),
  );
  const compare = (a: SideDifference, b: SideDifference) => {
    const [ofA, ofB] = [order.get(a)!, order.get(b)!];
    const at = ofA.findIndex((value, i) => value !== ofB[i]);
    return at === -1 ? (a.key < b.key ? -1 : 1) : ofA[at] - ofB[at];
  };
  return { all: all.sort(compare), partner };
}

/** The spans that a difference is about, of either side. */
export function spansOf(difference: SideDifference): Entity[] {
  const sides = [difference.left, difference.right].filter((side) => side !== null);
  return sides.flatMap((side) => ("relation" in side ? [side.head, side.tail] : [side]));
}

/** From where to where a difference reaches in the text. */
export function placeOf(difference: SideDifference): { start: number; end: number } {
  const spans = spansOf(difference);
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}

/** What was decided and cannot be seen of the documents, by what annotations are called. */
export interface Settled {
  /** Of the left side: it stays as it is. */
  readonly kept: ReadonlySet<string>;
  /** Of the right side: it is not taken. */
  readonly declined: ReadonlySet<string>;
}

/** The differences that nobody has decided about. A relation goes with an end that was declined. */
export function openDifferences(
  { all, partner }: DocDifferences,
  { kept, declined }: Settled,
): readonly SideDifference[] {
  const isGone = (end: Entity) => declined.has(refOf(end)) && !partner.has(end);
  return all.filter(({ left, right }) => {
    if (right && "relation" in right && [right.head, right.tail].some(isGone)) return false;
    return !((!left || kept.has(refOf(left))) && (!right || declined.has(refOf(right))));
  });
}
