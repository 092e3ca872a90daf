import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { squares } from "../../kernels/squares.ts";
import { type Program, ProgramBuilder, type Ref } from "../program/program.ts";
import { arena } from "./arena.ts";
import { bucketOf } from "./capacity.ts";

const counts = {
  tokens: 70,
  sentences: 3,
  blocks: 4,
  spans: 90,
  pairs: 5,
  ranges: 95,
  sums: 103,
  words: 40,
  usedWords: 100,
};
const capacity = bucketOf(counts);

/** A program of operations that read one activation and write another. */
function programOf(edges: readonly (readonly [number, number])[]): Program {
  const b = new ProgramBuilder();
  const refs: Ref[] = Array.from({ length: 12 }, (_, i) =>
    b.activation(`a${i}`, i % 2 ? "tokens" : "spans", 4 * (1 + (i % 5))),
  );
  for (const [x, partials] of edges)
    b.call(squares, { x: refs[x], partials: refs[partials] }, () => null);
  b.result("kept", refs[edges[0][0]]);
  return b.build();
}

const edges = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 }))
    .filter(([x, y]) => x !== y),
  { minLength: 1, maxLength: 30 },
);

describe("arena", () => {
  it("never lets two living activations share a slot", () => {
    fc.assert(
      fc.property(edges, (list) => {
        const program = programOf(list);
        const { slots, slotOf } = arena(program, capacity);
        const uses = new Map<object, number[]>();
        program.operations.forEach(({ operands }, i) => {
          for (const ref of operands)
            if (ref.kind === "activation")
              uses.set(ref.activation, [...(uses.get(ref.activation) ?? []), i]);
        });
        for (const result of program.results.values()) uses.get(result)?.push(list.length);
        const lives = [...slotOf].map(([activation, slot]) => {
          const at = uses.get(activation) as number[];
          return { activation, slot, from: Math.min(...at), to: Math.max(...at) };
        });
        for (const { activation, slot } of lives)
          expect(slots[slot].bytes).toBeGreaterThanOrEqual(
            capacity[activation.rows as "tokens"] * activation.columns * 4,
          );
        for (const a of lives)
          for (const b of lives)
            if (a !== b && a.slot === b.slot) expect(a.to < b.from || b.to < a.from).toBe(true);
      }),
    );
  });

  it("gives memory again to what comes after", () => {
    const chain = Array.from({ length: 11 }, (_, i) => [i, i + 1] as const);
    // The first is a result: it and two others take turns.
    expect(arena(programOf(chain), capacity).slots.length).toBe(3);
  });
});
