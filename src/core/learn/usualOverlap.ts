import { overlaps } from "../document/overlaps.ts";
import type { Example } from "./example.ts";

/** Above this share of examples with overlapping entities, a model is made that finds such. */
const MANY = 0.01;

/** Whether a model that is trained from the bare encoder says of overlapping spans only one. */
export function usualOverlap(examples: readonly Example[]): "none" | "allowed" {
  const overlapping = examples.filter(({ entities }) =>
    entities.some((a, i) => entities.slice(i + 1).some((b) => overlaps(a, b))),
  );
  return overlapping.length > MANY * examples.length ? "allowed" : "none";
}
