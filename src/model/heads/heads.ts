// The table of heads: sizes, parameters, losses, logits and settings follow from it. A head of the
// types comes first, then at most three binary ones, in the order of their columns.
import { entity } from "./entity.ts";
import { entityness } from "./entityness.ts";
import type { PairHead, SpanHead } from "./head.ts";
import { iou } from "./iou.ts";
import { relatedness } from "./relatedness.ts";
import { relation } from "./relation.ts";

export const SPAN_HEADS = [entity, entityness, iou] as const satisfies readonly SpanHead[];
export const PAIR_HEADS = [relation, relatedness] as const satisfies readonly PairHead[];

type AnyHead = (typeof SPAN_HEADS)[number] | (typeof PAIR_HEADS)[number];
/** The heads, and the weighted losses that they are trained by. */
export type HeadName = AnyHead["name"];
/** Those that may be off. */
export type BinaryHeadName = Extract<AnyHead, { columns: "one" }>["name"];

export const HEAD_NAMES: readonly HeadName[] = [...SPAN_HEADS, ...PAIR_HEADS].map((h) => h.name);
export const BINARY_HEAD_NAMES: readonly BinaryHeadName[] = [...SPAN_HEADS, ...PAIR_HEADS].flatMap(
  (head) => (head.columns === "one" ? [head.name] : []),
);

/** The parts of SpERT.MT that may be switched off; with none of them the model is SpERT. */
export type Addition = BinaryHeadName | "logits";
const additions: Addition[] = [...BINARY_HEAD_NAMES, "logits"];
export const ADDITIONS: readonly Addition[] = additions.sort();

type OfSpans = (typeof SPAN_HEADS)[number];
type OfPairs = (typeof PAIR_HEADS)[number];

/** The heads of a model, in the order of their columns. */
export const headsOn = (additions: readonly Addition[]) => ({
  span: SPAN_HEADS.filter((head) => isOn(head, additions)) as readonly OfSpans[],
  pair: PAIR_HEADS.filter((head) => isOn(head, additions)) as readonly OfPairs[],
});

/** Those of some heads that have one logit a row. */
export const binaryOf = <Head extends OfSpans | OfPairs>(heads: readonly Head[]) =>
  heads.filter((head): head is Extract<Head, { columns: "one" }> => head.columns === "one");

const isOn = (head: OfSpans | OfPairs, additions: readonly Addition[]): boolean =>
  head.columns !== "one" || additions.includes(head.name);
