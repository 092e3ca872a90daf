import type { Batch } from "../model/batch.ts";
import { type HeadName, headsOn } from "../model/heads/heads.ts";
import type { ModelShape } from "../model/parameters.ts";

/** By what the mean losses of a part of a batch are multiplied to be those of the whole; absent: 1. */
export type LossShares = Readonly<Partial<Record<HeadName, number>>>;

/** What a part has of the rows, and of relation types entries, whose target is known. */
export function lossShares(part: Batch, whole: Batch, shape: ModelShape): LossShares {
  const [some, all] = [knownOf(part, shape), knownOf(whole, shape)];
  return Object.fromEntries(
    Object.entries(some).map(([name, known]) => [name, known / Math.max(1, all[name])]),
  );
}

function knownOf({ spans, pairs }: Batch, { spert }: ModelShape): Record<string, number> {
  const heads = headsOn(spert.additions);
  const known: Record<string, number> = {};
  for (const head of heads.span)
    known[head.name] =
      head.columns === "one" ? spans.filter((span) => head.target(span) >= 0).length : spans.length;
  for (const head of heads.pair)
    known[head.name] =
      head.columns === "one"
        ? pairs.filter((pair) => head.target(pair) >= 0).length
        : pairs.reduce((sum, { types }) => sum + types.filter((x) => x >= 0).length, 0);
  return known;
}
