import type { Inspection, StepLosses } from "../model/network.ts";
import { errorGroup, type Group, largestDifference } from "./errors.ts";
import type { Golden } from "./golden.ts";

/** Bounds of absolute errors: the real encoder accumulates more rounding than the tiny model. */
export interface ForwardBounds {
  readonly values: number;
}

/** Hidden states, logits and losses of the golden batch. */
export function forwardGroups(
  golden: Golden,
  { hidden, pool, spans, pairs, losses }: Inspection,
  { values }: ForwardBounds,
): Group[] {
  const states = errorGroup("hidden states", values);
  hidden.forEach((found, i) => {
    const expected = golden.expected.get(`hidden.${i}`);
    if (expected)
      states.add(`hidden.${i}`, largestDifference(found, unpadded(golden, expected.data)));
  });
  const heads = errorGroup("logits", values);
  const logits = Object.entries({ ...spans, ...pairs });
  const all = [
    ["span_pool", pool] as const,
    ...logits.map(([n, x]) => [`${n}_logits`, x] as const),
  ];
  for (const [name, found] of all) {
    const expected = golden.expected.get(name);
    if (found && expected) heads.add(name, largestDifference(found, expected.data));
  }
  return [states.result(), heads.result(), lossGroup(golden, losses, values)];
}

function lossGroup({ expected }: Golden, losses: StepLosses, bound: number): Group {
  const group = errorGroup("losses", bound);
  for (const [name, found] of Object.entries(losses)) {
    const wanted = expected.get(`loss.${name}`);
    group.add(`loss.${name}`, wanted ? found - wanted.data[0] : Number.NaN);
  }
  return group.result();
}

/** Drops the rows of padding: [B, T, H] to [N, H]. */
function unpadded({ batch, shape }: Golden, data: Float32Array): Float32Array {
  const H = shape.bert.hidden;
  const T = Math.max(...batch.sentences.map((ids) => ids.length));
  const rows = new Float32Array(batch.sentences.flat().length * H);
  let at = 0;
  batch.sentences.forEach((ids, b) => {
    rows.set(data.subarray(b * T * H, (b * T + ids.length) * H), at);
    at += ids.length * H;
  });
  return rows;
}
