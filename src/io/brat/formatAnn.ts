import { entitiesInOrder } from "../../core/document/docIndex.ts";
import type { Doc, Range } from "../../core/document/document.ts";
import { codePoints } from "../codePoints.ts";
import { piecesOf } from "../pieces.ts";
import type { BratNames } from "./bratNames.ts";

/** Writes the annotations of a document as brat's .ann file; its text is the .txt. */
export function formatAnn(doc: Doc, names: BratNames): string {
  const points = codePoints(doc.text);
  const ids = new Map<string, string>();
  const lines: string[] = [];
  for (const entity of entitiesInOrder(doc)) {
    const id = `T${ids.size + 1}`;
    ids.set(entity.id, id);
    const pieces = onOneLineEach(doc.text, piecesOf(entity));
    const offsets = pieces.map((piece) => piece.map(points.fromUtf16).join(" ")).join(";");
    const covered = pieces.map(([start, end]) => doc.text.slice(start, end)).join(" ");
    lines.push(`${id}\t${names(entity.type)} ${offsets}\t${covered.replace(/\s/g, plainBlank)}`);
  }
  let relations = 0;
  for (const { head, tail, type } of Object.values(doc.relations)) {
    const ends = [ids.get(head), ids.get(tail)];
    if (!ends[0] || !ends[1]) continue;
    relations++;
    lines.push(`R${relations}\t${names(type)} Arg1:${ends[0]} Arg2:${ends[1]}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** brat itself cuts a span at line ends. */
function onOneLineEach(text: string, pieces: readonly Range[]): Range[] {
  return pieces.flatMap(([start, end]) =>
    Array.from(text.slice(start, end).matchAll(/[^\r\n]*[^\s][^\r\n]*/g), (line): Range => {
      const from = start + line.index + (line[0].length - line[0].trimStart().length);
      return [from, from + line[0].trim().length];
    }),
  );
}

const plainBlank = (space: string): string =>
  /[\t\v\f\u0085\u2028\u2029]/.test(space) ? " " : space;
