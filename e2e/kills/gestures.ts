/** Draws random numbers, the same ones from the same seed. */
export interface Draw {
  below(limit: number): number;
  of<T>(items: readonly T[]): T;
}

/** Numbers by mulberry32. */
export function drawFrom(seed: number): Draw {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * limit);
  };
  return { below, of: (items) => items[below(items.length)] };
}

export type Gesture = { readonly kind: "edit" | "undo" | "redo"; readonly keys: readonly string[] };

const times = (count: number, key: string): string[] => Array.from({ length: count }, () => key);

/** Keys that somebody who corrects a text could press next; at most one step of the history. */
export function randomGesture(draw: Draw): Gesture {
  const chance = draw.below(12);
  if (chance === 0) return { kind: "undo", keys: ["Control+z"] };
  if (chance === 1) return { kind: "redo", keys: ["Control+Shift+z"] };
  return { kind: "edit", keys: draw.below(6) === 0 ? relation(draw) : edit(draw) };
}

/** Keys of an edit that is made in haste, on what is suggested, selected or next. */
export const hastyEdit = (draw: Draw): readonly string[] =>
  draw.of([
    ["j", draw.of(["Enter", "x"])],
    [draw.of(["1", "2", "3"])],
    [".", "ArrowRight", draw.of(["1", "2", "3"])],
  ]);

function edit(draw: Draw): string[] {
  const to = [...times(1 + draw.below(4), "j")];
  const sentence = [...times(1 + draw.below(5), draw.of([".", ","]))];
  return draw.of([
    [...to, "Enter"],
    [...to, "Enter"],
    [...to, "x"],
    [...to, draw.of(["1", "2", "3"])],
    [...to, draw.of(["]", "}", "[", "{", "s", "Delete"])],
    [
      ...sentence,
      ...times(1 + draw.below(6), "ArrowRight"),
      ...times(draw.below(3), "Shift+ArrowRight"),
      draw.of(["1", "2", "3"]),
    ],
    [...sentence, draw.of(["a", "d", "Shift+d"])],
  ]);
}

const relation = (draw: Draw): string[] => ["j", "r", draw.of([..."abcdef"]), "Escape"];
