import { ALIGNMENT } from "../executor.ts";
import type { Axis, Counts } from "../program/axes.ts";
import type { Activation, Program } from "../program/program.ts";

/** Memory that activations with disjoint lifetimes take turns in. */
export interface Slot {
  readonly bytes: number;
}

/** Which slot each activation lies in, for one capacity. */
export interface Arena {
  readonly slots: readonly Slot[];
  readonly slotOf: ReadonlyMap<Activation, number>;
}

/**
 * Gives every activation a slot. An activation lives from the first operation that names it to the
 * last, or to the end when it is a result. The best fitting free slot is taken, and grown where
 * none is large enough; an operation's operands never share one. What is kept from run to run has one
 * of its own.
 */
export function arena({ operations, results, kept }: Program, capacity: Counts): Arena {
  const last = new Map<Activation, number>();
  operations.forEach(({ operands }, i) => {
    for (const ref of operands) if (ref.kind === "activation") last.set(ref.activation, i);
  });
  for (const activation of results.values()) last.set(activation, operations.length);
  const slots: { bytes: number }[] = [];
  const slotOf = new Map<Activation, number>();
  for (const activation of kept) {
    slotOf.set(activation, slots.length);
    slots.push({ bytes: bytesOf(activation, capacity) });
  }
  let free: number[] = [];
  operations.forEach(({ operands }, i) => {
    const used = new Set(
      operands.flatMap((ref) => (ref.kind === "activation" ? [ref.activation] : [])),
    );
    for (const activation of used) {
      if (slotOf.has(activation)) continue;
      const bytes = bytesOf(activation, capacity);
      const slot = bestFit(slots, free, bytes);
      free = free.filter((other) => other !== slot);
      if (slot === slots.length) slots.push({ bytes });
      else slots[slot].bytes = Math.max(slots[slot].bytes, bytes);
      slotOf.set(activation, slot);
    }
    for (const activation of used)
      if (last.get(activation) === i && !kept.has(activation))
        free.push(slotOf.get(activation) as number);
  });
  return { slots, slotOf };
}

/** The smallest free slot that is large enough, else the largest one, else a new one. */
function bestFit(slots: readonly Slot[], free: readonly number[], bytes: number): number {
  const bySize = [...free].sort((a, b) => slots[a].bytes - slots[b].bytes);
  return bySize.find((slot) => slots[slot].bytes >= bytes) ?? bySize.at(-1) ?? slots.length;
}

/** Room for an activation, in whole alignments, at least one. */
export function bytesOf({ rows, columns }: Activation, capacity: Counts): number {
  const bytes = rowsOf(rows, capacity) * columns * 4;
  return Math.max(1, Math.ceil(bytes / ALIGNMENT)) * ALIGNMENT;
}

const rowsOf = (axis: Axis, counts: Counts): number =>
  typeof axis === "number" ? axis : counts[axis];
