import type { Doc, Entity, Relation } from "../../core/document/document.ts";
import { layoutArcs } from "../arcs/layout/layoutArcs.ts";
import type { ArcDrawing, Box, Drawings, Frame } from "../arcs/layout/scene.ts";
import { pointed } from "../arcs/pointed.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { runsLeftwards } from "../places/direction.ts";
import { flatRuns, type Run } from "../rows/flatRuns.ts";
import { type FigureLine, figureLines, type Measure, reachesOn } from "./figureLines.ts";
import { labelNames, tagName } from "./figureNames.ts";
import type { Bar, FigureArc, FigureBlock, Fill, Tag, WrittenLine } from "./figureParts.ts";
import type { FigureSentence } from "./figureSentences.ts";

/** What all blocks of a figure share. */
export interface BlockRoom {
  readonly doc: Doc;
  readonly looks: Looks;
  readonly measure: Measure;
  /** The sides of the text. */
  readonly left: number;
  readonly right: number;
  readonly numbered: boolean;
}

/** From the top of a line's words to their baseline, and to their lower edge. */
const BASELINE = 17;
const GLYPH = 22;
/** As on the page: an underline, and from one tier to the next. */
const BAR = 2;
const TIER = 4;
const TAG = { height: 14, apart: 4, letters: 5 };
const GUTTER = { left: 14, right: 40 };
/** Above and below a line without anything. */
const BESIDE = 7;
/** Room above lines with relations: the first in which all have a label, by how many they are. */
const ZONES = [30, 46, 68, 104, 150, 220, 320, 480];
const LABEL = 12;
/** So many relations share a row of labels. */
const A_ROW = 3;

interface PlacedLine {
  readonly line: FigureLine;
  readonly row: FigureSentence;
  readonly runs: readonly Run[];
  readonly tags: readonly Omit<Tag, "y">[][];
  readonly tiers: number;
}

/** Draws sentences one below the other, with the arcs between them. */
export function layoutBlock(rows: readonly FigureSentence[], room: BlockRoom): FigureBlock {
  const lines = rows.flatMap((row) => linesOf(row, room));
  const relations = rows.flatMap((row) => row.relations);
  const ends = new Set(relations.flatMap(({ head, tail }) => [head, tail]));
  const least = fullestZone(lines, relations);
  const [first, ...higher] = ZONES.filter((zone, i) => zone >= least || i === ZONES.length - 1);
  let best = drawnWith(first, { lines, relations, ends, room });
  for (const zone of higher) {
    if (best.unlabelled.length === 0) break;
    best = drawnWith(zone, { lines, relations, ends, room });
  }
  return best;
}

/** What the line with the most relations needs, so that each can be followed: a row for a few. */
function fullestZone(lines: readonly PlacedLine[], relations: readonly Relation[]): number {
  const counts = lines.map(({ runs }) => {
    const here = new Set(runs.flatMap((run) => run.covering.map(({ entity }) => entity.id)));
    return relations.filter(({ head, tail }) => here.has(head) || here.has(tail)).length;
  });
  return ZONES[0] + (Math.ceil(Math.max(0, ...counts) / A_ROW) - 1) * LABEL;
}

function linesOf(row: FigureSentence, room: BlockRoom): PlacedLine[] {
  const { start, end } = row.sentence;
  const text = room.doc.text.slice(start, end);
  const width = room.right - room.left;
  const leftwards = runsLeftwards(text);
  const runs = flatRuns(start, end, row.entities).filter(({ covering }) => covering.length > 0);
  return figureLines({ text, start }, leftwards, width, room.measure).map((line) => {
    const here = runs.filter((run) => run.start < line.end && line.start < run.end);
    const tiers = here.flatMap(({ covering }) => covering.map(({ tier }) => tier + 1));
    return {
      line,
      row,
      runs: here,
      tags: tagRows(line, row.entities, leftwards, room),
      tiers: Math.max(0, ...tiers),
    };
  });
}

/** The tags of the spans that start on a line: one below the other where they would touch. */
function tagRows(
  line: FigureLine,
  entities: readonly Entity[],
  leftwards: boolean,
  { looks, measure, left, right }: BlockRoom,
): Omit<Tag, "y">[][] {
  const rows: Omit<Tag, "y">[][] = [];
  const starting = entities.filter(({ start }) => line.start <= start && start < line.end);
  const tags = starting.flatMap((entity): Omit<Tag, "y">[] => {
    const reaches = reachesOn(line, entity.start, entity.end, measure);
    if (reaches.length === 0) return [];
    const text = tagName(entity, looks, (name) => measure(name, "tag") <= right - left);
    const width = measure(text, "tag");
    const wanted = leftwards ? reaches.at(-1)!.right - width : reaches[0].left;
    const x = left + Math.max(0, Math.min(wanted, right - left - width));
    const { hue } = lookOf(looks.entities, entity.type);
    return [{ id: entity.id, hue, text, x, width, height: TAG.height }];
  });
  for (const tag of tags.sort((a, b) => a.x - b.x)) {
    const free = rows.find((row) => row.at(-1)!.x + row.at(-1)!.width + TAG.apart <= tag.x);
    if (free) free.push(tag);
    else rows.push([tag]);
  }
  return rows;
}

interface Drawn {
  readonly lines: readonly PlacedLine[];
  readonly relations: readonly Relation[];
  /** The spans that relations join. */
  readonly ends: ReadonlySet<string>;
  readonly room: BlockRoom;
}

function drawnWith(zone: number, { lines, relations, ends, room }: Drawn): FigureBlock {
  const { left, measure, looks } = room;
  const written: WrittenLine[] = [];
  const [fills, bars, tags]: [Fill[], Bar[], Tag[]] = [[], [], []];
  const boxes = new Map<string, Box[]>();
  let y = 0;
  for (const { line, row, runs, tags: rows, tiers } of lines) {
    const covering = new Set(runs.flatMap((run) => run.covering.map(({ entity }) => entity.id)));
    const top = y + ([...covering].some((id) => ends.has(id)) ? zone : BESIDE);
    const isFirst = line.start === row.sentence.start;
    const number = room.numbered && isFirst ? `${row.number}` : null;
    written.push({ left, baseline: top + BASELINE, runs: line.runs, number });
    for (const run of runs)
      for (const reach of reachesOn(line, run.start, run.end, measure)) {
        const at = { x: left + reach.left, width: reach.right - reach.left };
        const inner = run.covering.find(({ between }) => !between)?.entity;
        if (inner) {
          const { hue } = lookOf(looks.entities, inner.type);
          fills.push({ ...at, y: top, height: GLYPH + BAR, hue, status: inner.status });
        }
        for (const { entity, tier, between } of run.covering) {
          const { hue } = lookOf(looks.entities, entity.type);
          const look = between ? "between" : entity.status;
          const place = { ...at, y: top + GLYPH + tier * TIER, height: BAR };
          bars.push({ ...place, id: entity.id, hue, look });
        }
      }
    for (const entity of row.entities) {
      const reaches = reachesOn(line, entity.start, entity.end, measure);
      if (reaches.length === 0) continue;
      const sides = { left: left + reaches[0].left, right: left + reaches.at(-1)!.right };
      const box = { ...sides, top, bottom: top + GLYPH };
      boxes.set(entity.id, [...(boxes.get(entity.id) ?? []), box]);
    }
    const under = top + GLYPH + tiers * TIER + 1;
    rows.forEach((tagRow, i) => {
      for (const tag of tagRow) tags.push({ ...tag, y: under + i * TAG.height });
    });
    y = under + rows.length * TAG.height + BESIDE;
  }
  const arcs = arcsOf(boxes, zone, { lines, relations, ends, room });
  return { height: y, lines: written, fills, bars, tags, ...arcs };
}

function arcsOf(
  spans: ReadonlyMap<string, readonly Box[]>,
  zone: number,
  { relations, room }: Drawn,
): Pick<FigureBlock, "arcs" | "gaps" | "unlabelled"> {
  const { looks, measure, left, right } = room;
  const frame: Frame = { left, right, gutterLeft: GUTTER.left, gutterRight: GUTTER.right, zone };
  const widthOf = (name: string) => measure(pointed(name, "right"), "label");
  const drawable = relations.filter(({ head, tail }) => spans.has(head) && spans.has(tail));
  const names = new Map(
    drawable.map((r) => [r.id, labelNames(r, looks, (name) => widthOf(name) <= right - left)]),
  );
  const drawings: Drawings = layoutArcs({
    spans,
    arcs: drawable.map(({ id, head, tail, type }) => ({
      id,
      head,
      tail,
      labelWidths: names.get(id)!.map(widthOf),
      symmetric: lookOf(looks.relations, type).symmetric,
      beyond: { head: null, tail: null },
    })),
    frame,
    apart: new Set(drawable.map(({ id }) => id)), // each has its own name in a picture
  });
  const byId = new Map(drawable.map((relation) => [relation.id, relation]));
  const arcs = drawings.arcs.map((drawing) => {
    const relation = byId.get(drawing.id)!;
    const text = pointed(names.get(drawing.id)![drawing.label.form], drawing.label.points);
    return arcOf(drawing, relation, lookOf(looks.relations, relation.type).hue, {
      text,
      width: measure(text, "label"),
    });
  });
  const unlabelled = arcs.flatMap(({ id, label }) => (label ? [] : [byId.get(id)!]));
  return { arcs, gaps: drawings.gaps, unlabelled };
}

function arcOf(
  { id, path, arrow, label }: ArcDrawing,
  { status }: Relation,
  hue: number,
  { text, width }: { readonly text: string; readonly width: number },
): FigureArc {
  const place = { x: label.x - width / 2, y: label.y - LABEL / 2, width, height: LABEL };
  const shown = label.free ? { ...place, text, points: label.points } : null;
  return { id, hue, status, path, arrow, label: shown };
}
