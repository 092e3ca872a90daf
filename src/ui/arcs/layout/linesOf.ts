import type { Box, Scene } from "./scene.ts";

/** A line of text, known by its object. */
export interface Line {
  readonly index: number;
  readonly top: number;
}

/** The line of each box: boxes whose tops differ by less than half their height share one. */
export function linesOf(spans: Scene["spans"]): Map<Box, Line> {
  const lines = new Map<Box, Line>();
  const boxes = [...spans.values()].flat().sort((a, b) => a.top - b.top);
  let line: Line | null = null;
  for (const box of boxes) {
    if (!line || box.top - line.top > (box.bottom - box.top) / 2)
      line = { index: line ? line.index + 1 : 0, top: box.top };
    lines.set(box, line);
  }
  return lines;
}
