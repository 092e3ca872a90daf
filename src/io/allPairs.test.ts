import { expect, test } from "vitest";
import { chosenAnnotations } from "./chosenAnnotations.ts";
import { readTexts } from "./fixtures/readTexts.ts";
import type { Written } from "./format.ts";
import { FORMATS, formatOf, WRITABLE } from "./formats.ts";
import type { Reading } from "./reading.ts";

/** Two texts with spans, some in others, relations, and letters of two code units. */
const SOURCE = {
  "one.txt": "🥑 Ada Lovelace met Charles Babbage in London. They built engines.",
  "one.ann":
    "T1\tPerson 2 14\tAda Lovelace\nT2\tPerson 19 34\tCharles Babbage\nT3\tPlace 38 44\tLondon\n" +
    "T4\tName 6 14\tLovelace\nR1\tmet Arg1:T1 Arg2:T2\nR2\tin Arg1:T2 Arg2:T3\n",
  "two.txt": "Mara works for Northwind Optics.",
  "two.ann": "T1\tPerson 0 4\tMara\nT2\tCompany 15 31\tNorthwind Optics\nR1\tfor Arg1:T1 Arg2:T2\n",
} as const;

/** What is written is read again under names that say nothing, where the form has no names of its own. */
function neutral({ files }: Written, id: string): Parameters<typeof readTexts>[0] {
  const isFolder = WRITABLE.find((format) => format.id === id)!.writer.target === "folder";
  return Object.fromEntries(
    [...files].map(([name, content], i) => [isFolder ? name : `file-${i}`, content]),
  );
}

const write = (id: (typeof WRITABLE)[number]["id"], { docs, types }: Reading) =>
  formatOf(id).writer!.write({
    docs: chosenAnnotations(docs, "confirmed and suggested"),
    types,
    sentences: "all",
  });

const countsOf = ({ docs }: Reading) => ({
  entities: docs.reduce((sum, { entities }) => sum + Object.keys(entities).length, 0),
  relations: docs.reduce((sum, { relations }) => sum + Object.keys(relations).length, 0),
});

const BOTH = WRITABLE.filter(({ reader }) => reader).map(({ id }) => id);
const READ = FORMATS.filter(({ reader }) => reader).map(({ id }) => id);

const source = readTexts(SOURCE);

test("the source is read as it stands", async () => {
  expect(countsOf(await source)).toEqual({ entities: 6, relations: 3 });
  expect(BOTH.length).toBeGreaterThan(10);
});

test.each(BOTH)(
  "what is written as %s is known by its content, whatever else is read",
  async (id) => {
    const written = await write(id, await source);
    const again = await readTexts(neutral(written, id));
    expect(new Set(again.readAs.map(({ format }) => format))).toEqual(new Set([id]));
    expect(again.notRead).toEqual([]);
    expect(countsOf(again)).toEqual({ entities: written.entities, relations: written.relations });
    expect(written.entities).toBeGreaterThan(0);
  },
);

const PAIRS = BOTH.flatMap((from) => BOTH.map((to) => ({ from, to })));

test.each(PAIRS)(
  "$from → $to: what the writer says that it holds is there",
  async ({ from, to }) => {
    const read = await readTexts(neutral(await write(from, await source), from));
    const written = await write(to, read);
    const again = await readTexts(neutral(written, to));
    expect(again.readAs.map(({ format }) => format).filter((format) => format !== to)).toEqual([]);
    expect(countsOf(again)).toEqual({ entities: written.entities, relations: written.relations });
  },
);

test.each(WRITABLE.filter(({ reader }) => !reader).map(({ id }) => id))(
  "%s, which is only written, is taken for no form of annotations",
  async (id) => {
    const again = await readTexts(neutral(await write(id, await source), id));
    const annotated = again.docs.filter(({ entities }) => Object.keys(entities).length > 0);
    expect(annotated).toEqual([]);
    for (const { format } of again.readAs) expect([null, ...READ]).toContain(format);
  },
);
