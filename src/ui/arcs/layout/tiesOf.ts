import { type Line, linesOf } from "./linesOf.ts";
import type { Beyond, Box, Scene, SceneArc } from "./scene.ts";

/** Where an arc touches a span of the window. */
export interface End {
  readonly role: "head" | "tail";
  readonly span: string;
  readonly box: Box;
  readonly line: Line;
  /** Where the arc goes from this line; null when it stays on it. */
  readonly leaves: Beyond | null;
  /** The same for all arcs that leave this line from this span in this direction. */
  readonly trunk: string;
}

/** An arc with its ends that are in the window: one or two, head first. */
export interface Tie {
  readonly arc: SceneArc;
  readonly ends: readonly [End] | readonly [End, End];
  /** The same for all arcs that can be in one bundle: those of two spans, or of one trunk. */
  readonly way: string;
}

type Lines = ReadonlyMap<Box, Line>;

/** Joins the arcs to the boxes of their spans, in the order of their ids. */
export function tiesOf({ arcs, spans }: Scene): Tie[] {
  const lines = linesOf(spans);
  const ties: Tie[] = [];
  for (const arc of [...arcs].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const heads = spans.get(arc.head) ?? [];
    const tails = spans.get(arc.tail) ?? [];
    if (heads.length > 0 && tails.length > 0) ties.push(wholeTie(arc, heads, tails, lines));
    else if (heads.length > 0) ties.push(looseTie(arc, "head", heads, arc.beyond.tail, lines));
    else if (tails.length > 0) ties.push(looseTie(arc, "tail", tails, arc.beyond.head, lines));
  }
  return ties;
}

function wholeTie(arc: SceneArc, heads: readonly Box[], tails: readonly Box[], lines: Lines): Tie {
  const [head, tail] = nearest(heads, tails, lines);
  const down = lines.get(tail)!.top - lines.get(head)!.top;
  const ends = [
    endOf(arc, "head", head, direction(down), lines),
    endOf(arc, "tail", tail, direction(-down), lines),
  ] as const;
  const way = arc.head < arc.tail ? `${arc.head}\n${arc.tail}` : `${arc.tail}\n${arc.head}`;
  return { arc, ends, way };
}

/** The nearest part of the span is the one it would be if the other end were in the window. */
function looseTie(
  arc: SceneArc,
  role: End["role"],
  boxes: readonly Box[],
  beyond: Beyond | null,
  lines: Lines,
): Tie {
  const box = beyond === "above" ? boxes[0] : boxes[boxes.length - 1];
  const end = endOf(arc, role, box, beyond ?? "below", lines);
  return { arc, ends: [end], way: end.trunk };
}

function endOf(
  arc: SceneArc,
  role: End["role"],
  box: Box,
  leaves: Beyond | null,
  lines: Lines,
): End {
  const [span, line] = [arc[role], lines.get(box)!];
  return { role, span, box, line, leaves, trunk: `\n${span}\n${leaves} ${line.index}` };
}

const direction = (down: number): Beyond | null =>
  down === 0 ? null : down > 0 ? "below" : "above";

/** The two boxes that lie closest, lines counting before any distance within them. */
function nearest(heads: readonly Box[], tails: readonly Box[], lines: Lines): [Box, Box] {
  let best: [Box, Box] = [heads[0], tails[0]];
  if (heads.length === 1 && tails.length === 1) return best;
  let [bestDown, bestAlong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const head of heads)
    for (const tail of tails) {
      const down = Math.abs(lines.get(head)!.top - lines.get(tail)!.top);
      const along = Math.abs(middle(head) - middle(tail));
      if (down > bestDown || (down === bestDown && along >= bestAlong)) continue;
      best = [head, tail];
      [bestDown, bestAlong] = [down, along];
    }
  return best;
}

/** The middle of a box's top edge. */
export const middle = (box: Box): number => (box.left + box.right) / 2;
