import { lineOf, type PdfRow, rowsOf } from "./pageLines.ts";
import type { PdfPage, PdfRun } from "./pdfPage.ts";

/** So many rows at the upper and lower edge may be heads, feet and page numbers, */
const ROWS = 2;
/** in so much of the page's height, */
const EDGE = 0.12;
/** on as many pages at least. */
const PAGES = 3;
/** A head stands on so much of the pages: those on the left may have another than those on the right. */
const USUAL = 0.4;
/** Points by which its place may differ. */
const NEAR = 3;

/** Pages without what is repeated at their edges, and what that is. */
export interface BarePages {
  readonly pages: readonly (readonly PdfRun[])[];
  readonly heads: readonly string[];
  /** Of how many pages the number was left out. */
  readonly numbers: number;
}

interface Edge {
  readonly page: number;
  readonly row: PdfRow;
  readonly text: string;
  /** The same on pages that differ in numbers only. */
  readonly key: string;
}

/**
 * Leaves out heads and feet that stand at the same place on most pages, and numbers that count the
 * pages. What stands on few pages may be text, and stays.
 */
export function withoutRunningHeads(pages: readonly PdfPage[]): BarePages {
  const edges = pages.flatMap(edgesOf);
  const heads = repeated(edges, pages.length);
  const numbers = counting(edges.filter((edge) => !heads.has(edge)));
  const gone = new Set([...heads, ...numbers].flatMap(({ row }) => row.runs));
  return {
    pages: pages.map(({ runs }) => runs.filter((run) => !gone.has(run))),
    heads: [...new Map([...heads].reverse().map(({ key, text }) => [key, text])).values()],
    numbers: numbers.size,
  };
}

/** The rows at the edges of a page that stand apart from nothing but the edge. */
function edgesOf({ runs, height }: PdfPage, page: number): Edge[] {
  const rows = rowsOf(runs);
  const above = rows.slice(0, ROWS).filter(({ y }) => y <= height * EDGE);
  const below = rows.slice(-ROWS).filter(({ y }) => y >= height * (1 - EDGE));
  return [...new Set([...above, ...below])].map((row) => {
    const { text } = lineOf(row);
    return { page, row, text, key: text.replace(/\d+/g, "#").replace(/\s+/g, " ") };
  });
}

function repeated(edges: readonly Edge[], pages: number): Set<Edge> {
  const alike = grouped(edges, ({ key }) => (/\p{L}/u.test(key) ? key : null));
  const found = alike.flatMap((all) => {
    const inOrder = all.toSorted((a, b) => a.row.y - b.row.y);
    return grouped(inOrder, placeGroups(inOrder)).filter((same) => {
      const on = new Set(same.map(({ page }) => page)).size;
      return on >= PAGES && on >= pages * USUAL;
    });
  });
  return new Set(found.flat());
}

/** Tells apart places that are further from each other than `NEAR`. */
function placeGroups(inOrder: readonly Edge[]): (edge: Edge) => number {
  const groups = new Map<Edge, number>();
  for (const [i, edge] of inOrder.entries()) {
    const before = inOrder[i - 1];
    const isNear = before !== undefined && edge.row.y - before.row.y <= NEAR;
    groups.set(edge, isNear ? groups.get(before)! : i);
  }
  return (edge) => groups.get(edge)!;
}

/** Rows that are a number which grows from page to page, as on another page. */
function counting(edges: readonly Edge[]): Set<Edge> {
  const growing = grouped(edges, ({ text, page }) => {
    const number = numberOf(text);
    return number === null ? null : number - page;
  });
  const isOnSeveral = (all: readonly Edge[]) => new Set(all.map(({ page }) => page)).size > 1;
  return new Set(growing.filter(isOnSeveral).flat());
}

/** Lists of those that have the same key; those without one are left out. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => string | number | null): T[][] {
  const groups = new Map<string | number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

/** The number of "12", "– 12 –", "Page 12", "12 / 30"; null for what is more than a number. */
function numberOf(text: string): number | null {
  const found =
    /^(?:page|p\.|seite|s\.)?\s*[-–—[(|]*\s*(\d{1,5})\s*(?:(?:of|\/|von)\s*\d{1,5})?\s*[-–—\])|]*$/i.exec(
      text,
    );
  return found ? Number(found[1]) : null;
}
