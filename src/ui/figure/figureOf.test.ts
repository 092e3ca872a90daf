import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Doc, Entity, Relation, Schema } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { differentTypeNames } from "../../core/types/anyTypeName.ts";
import { looksOf } from "../look/looks.ts";
import type { Measure } from "./figureLines.ts";
import { figureOf } from "./figureOf.ts";
import { figurePage } from "./figurePage.ts";
import type { Figure } from "./figureParts.ts";
import { figureSvg } from "./figureSvg.ts";
import { collisions, parsed } from "./fixture.ts";

const SIZES = { text: 9, tag: 6, label: 6 };
const measure: Measure = (text, font) => text.length * SIZES[font];

const schemaOf = (names: readonly string[]): Schema => ({
  entities: names.map((name) => ({ name, short: name, verbose: name, formerNames: [] })),
  relations: names.map((name) => ({
    name,
    short: name,
    verbose: name,
    formerNames: [],
    symmetric: false,
  })),
});

const draw = (doc: Doc, more: Partial<Parameters<typeof figureOf>[0]> = {}): Figure =>
  figureOf(
    {
      doc,
      looks: looksOf(schemaOf(["Person", "Firm", "Place", "Works"])),
      sentences: doc.sentences,
      annotations: "confirmed and suggested",
      width: 640,
      ...more,
    },
    measure,
  );

const drawnIds = (svg: string, of: string): string[] => [
  ...new Set(parsed(svg).elements.flatMap(({ attributes }) => attributes[of] ?? [])),
];

const span = (id: string, [start, end]: readonly [number, number], type: string): Entity => ({
  id,
  start,
  end,
  type,
  status: "confirmed",
  by: "user",
  score: null,
});

const arc = (id: string, head: string, tail: string, type: string): Relation => ({
  id,
  head,
  tail,
  type,
  status: "confirmed",
  by: "user",
  score: null,
});

const docOf = (text: string, entities: readonly Entity[], relations: readonly Relation[]): Doc => ({
  id: "d",
  name: text.slice(0, 20),
  text,
  sentences: [{ id: "s", start: 0, end: text.length, words: [] }],
  entities: Object.fromEntries(entities.map((it) => [it.id, it])),
  relations: Object.fromEntries(relations.map((it) => [it.id, it])),
  confirmed: {},
  createdAt: 0,
});

describe("what is drawn", () => {
  test("every span and relation that is wanted, and no rejected one", () => {
    const svg = figureSvg(draw(DOC), "light");
    expect(drawnIds(svg, "data-span").sort()).toEqual(["acme", "ann", "ann2", "oslo"]);
    expect(drawnIds(svg, "data-relation").sort()).toEqual(["across", "works"]);
    expect(parsed(svg).texts).toContain("Ann Lee works for Acme.");
  });

  test("only what is confirmed; a relation goes with its ends", () => {
    const svg = figureSvg(draw(DOC, { annotations: "confirmed" }), "dark");
    expect(drawnIds(svg, "data-span")).toEqual(["oslo"]);
    expect(drawnIds(svg, "data-relation")).toEqual([]);
  });

  test("of one sentence, no relation that leaves it", () => {
    const figure = draw(DOC, { sentences: [DOC.sentences[0]] });
    expect(figure.relations.map(({ id }) => id)).toEqual(["works"]);
    expect(figure.blocks[0].lines[0].number).toBe(null);
  });

  test("sentences that no relation joins are blocks of their own", () => {
    const relations = { works: DOC.relations.works };
    expect(draw({ ...DOC, relations }).blocks).toHaveLength(3);
    expect(draw(DOC).blocks).toHaveLength(1);
  });

  test("an empty document, and nothing chosen, are still a picture", () => {
    for (const figure of [draw({ ...DOC, sentences: [] }), draw(DOC, { sentences: [] })])
      expect(parsed(figureSvg(figure, "light")).elements[0].name).toBe("svg");
  });

  test("light and dark differ in colours alone", () => {
    const [light, dark] = (["light", "dark"] as const).map((theme) => figureSvg(draw(DOC), theme));
    const bare = (svg: string) => svg.replace(/#[0-9a-f]{6}/g, "");
    expect(light).not.toBe(dark);
    expect(bare(light)).toBe(bare(dark));
    expect(light).not.toMatch(/oklch|var\(|NaN|Infinity/);
  });

  test("the page asks nothing of anybody and shows markup in a name as it is", () => {
    const page = figurePage(draw({ ...DOC, name: "<script>alert(1)</script>" }), "light");
    expect(page).toContain("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>");
    expect(page).not.toMatch(/<script|<link|src=|href=|@import/);
  });
});

test("right-to-left words stand from the right, with their colours behind them", () => {
  const text = "שלום Acme 12 עולם";
  const figure = draw(docOf(text, [span("a", [0, 4], "Person"), span("b", [5, 9], "Firm")], []));
  const [{ fills, lines }] = figure.blocks;
  const [first, second] = fills;
  expect(first.x + first.width).toBeCloseTo(640 - 48);
  expect(second.x + second.width).toBeLessThanOrEqual(first.x);
  expect(lines[0].runs.map(({ leftwards }) => leftwards)).toContain(true);
  expect(figureSvg(figure, "light")).toContain('direction="rtl"');
});

const WORDS = [
  "Ann",
  "met",
  "<b>",
  "&amp;",
  "😀",
  "👩‍👩‍👧",
  "שלום",
  "مرحبا",
  "名前",
  "w".repeat(90),
  "12,5",
  "\n",
];

const anyDoc = fc
  .record({
    words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 60 }),
    spans: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 4 }), fc.nat()), {
      maxLength: 10,
    }),
    arcs: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 10 }),
    types: differentTypeNames({ minLength: 1, maxLength: 4 }),
    width: fc.integer({ min: 320, max: 900 }),
  })
  .map(({ words, spans, arcs, types, width }) => {
    const text = words.join(" ");
    const starts = words.map((_, i) => words.slice(0, i).join(" ").length + (i === 0 ? 0 : 1));
    const entities = spans.flatMap(([at, length, type], i): Entity[] => {
      const first = at % words.length;
      const last = Math.min(words.length - 1, first + length - 1);
      const range = [starts[first], starts[last] + words[last].length] as const;
      const isBlank = text.slice(...range).trim() === "";
      return isBlank ? [] : [span(`e${i}`, range, types[type % types.length])];
    });
    const relations = arcs.flatMap(([head, tail, type], i): Relation[] => {
      const ends = [head, tail].map((n) => entities[n % entities.length]?.id);
      const isOne = ends[0] === undefined || ends[0] === ends[1];
      return isOne ? [] : [arc(`r${i}`, ends[0], ends[1], types[type % types.length])];
    });
    return { doc: docOf(text, entities, relations), looks: looksOf(schemaOf(types)), width };
  });

test("of any text and any names: all of it is drawn, readable, apart and valid", () => {
  fc.assert(
    fc.property(anyDoc, ({ doc, looks, width }) => {
      const figure = draw(doc, { looks, width });
      expect(collisions(figure)).toEqual([]);
      const svg = figureSvg(figure, "light");
      expect(svg).not.toMatch(/ (x|y|d|width|height|textLength)="[^"]*(NaN|Infinity)/);
      expect(drawnIds(svg, "data-span").sort()).toEqual(Object.keys(doc.entities).sort());
      expect(drawnIds(svg, "data-relation").sort()).toEqual(Object.keys(doc.relations).sort());
      const unlabelled = figure.blocks.flatMap((block) => block.unlabelled);
      expect(figure.notes).toHaveLength(unlabelled.length);
      const names = new Set(parsed(svg).elements.map(({ name }) => name));
      const known = ["svg", "title", "rect", "g", "path", "text", "tspan", "clipPath"];
      expect([...names].filter((name) => !known.includes(name))).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

test("no line is wider than the figure, and no letter is lost", () => {
  fc.assert(
    fc.property(anyDoc, ({ doc, looks, width }) => {
      const figure = draw(doc, { looks, width });
      const words = figure.blocks.flatMap(({ lines }) =>
        lines.flatMap(({ left, runs }) =>
          runs.flatMap((run) =>
            run.words.map((word) => ({ ...word, right: left + word.x + word.width })),
          ),
        ),
      );
      for (const { x, right } of words) {
        expect(x).toBeGreaterThanOrEqual(-0.01);
        expect(right).toBeLessThanOrEqual(width);
      }
      const bare = (text: string) => text.replace(/\s/g, "");
      expect(bare(words.map(({ text }) => text).join(""))).toBe(bare(doc.text));
    }),
    { numRuns: 100 },
  );
});

test("a hundred labels over one line have a place each or are listed", () => {
  const text = Array.from({ length: 30 }, (_, i) => `w${i}`).join(" ");
  const places = [...text.matchAll(/\S+/g)].map((m) => [m.index, m.index + m[0].length] as const);
  const entities = places.map((range, i) => span(`e${i}`, range, "Person"));
  const relations = Array.from({ length: 100 }, (_, i) =>
    arc(`r${i}`, `e${i % 30}`, `e${(i * 7 + 3) % 30}`, "Works"),
  ).filter(({ head, tail }) => head !== tail);
  const figure = draw(docOf(text, entities, relations));
  expect(collisions(figure)).toEqual([]);
  const [{ arcs }] = figure.blocks;
  expect(arcs).toHaveLength(relations.length);
  expect(arcs.filter(({ label }) => !label)).toHaveLength(figure.notes.length);
});
