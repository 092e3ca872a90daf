import fc from "fast-check";
import { parquetMetadata } from "hyparquet";
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, test } from "vitest";
import { anyDocs } from "../fixtures/anyDocs.ts";
import { leftOutOf, readTexts, spansOf } from "../fixtures/readTexts.ts";
import { missing, saidLost, thereAndBack, wordAnnotationsOf } from "../fixtures/thereAndBack.ts";
import { NO_TYPES } from "../reading.ts";
import { pagesAreHonest } from "./pagesAreHonest.ts";
import { parquet } from "./parquet.ts";

const fileOf = (columnData: ColumnSource[], more: object = {}) =>
  new Uint8Array(parquetWriteBuffer({ columnData, ...more }));
const tokens = [
  ["Ada", "Byron", "lives", "in", "York"],
  ["Kiel", "."],
];

test("what is not said to be lost comes back", async () => {
  const limits = { gaps: true, overlaps: true, layout: true, names: true, suggestions: true };
  await fc.assert(
    fc.asyncProperty(anyDocs(limits), async (drawn) => {
      const { written, again } = await thereAndBack(parquet, drawn);
      const changed = written.leftOut.get("gaps in spans (each is one stretch now)") ?? 0;
      const before = drawn.docs.flatMap(wordAnnotationsOf);
      const after = again.docs.flatMap(wordAnnotationsOf);
      expect(missing(after, before)).toEqual([]);
      expect(missing(before, after)).toHaveLength(saidLost(written) - changed);
      expect(after).toHaveLength(written.entities + written.relations);
    }),
    { numRuns: 40 },
  );
});

test("nothing written is a file without rows", async () => {
  const { files, notes } = await parquet.writer.write({
    docs: [],
    types: NO_TYPES,
    sentences: "all",
  });
  expect(notes).toEqual([]);
  const { notRead } = await readTexts(Object.fromEntries(files));
  expect(notRead[0].reason).toBe("is a Parquet file without rows");
});

describe("datasets", () => {
  const features = {
    ner_tags: {
      feature: { names: ["O", "B-P", "I-P", "B-L"], _type: "ClassLabel" },
      _type: "List",
    },
  };
  const tags = [
    [1, 2, 0, 0, 3],
    [3, 0],
  ];

  test("of words: numbers of tags are named by the file", async () => {
    const value = JSON.stringify({ info: { features } });
    const bytes = fileOf(
      [
        { name: "tokens", data: tokens, type: "JSON" },
        { name: "ner_tags", data: tags, type: "JSON" },
      ],
      { kvMetadata: [{ key: "huggingface", value }] },
    );
    const reading = await readTexts({ "train-00000-of-00001.parquet": bytes });
    expect(spansOf(reading)).toEqual(["P: Ada Byron", "L: York", "L: Kiel"]);
    expect(Object.keys(reading.types.entities)).toEqual(["P", "L"]);
    expect(reading.readAs[0].format).toBe("parquet");
    expect([reading.leftOut, reading.notes]).toEqual([[], []]);
  });

  test("of texts: the other columns are kept", async () => {
    const bytes = fileOf([
      { name: "id", data: [1n, 2n, null] },
      { name: "title", data: ["A", "B", null] },
      { name: "body", data: ["Ada left Rome in May.", "Kiel is a town.", null] },
      { name: "good", data: [true, false, true] },
      { name: "when", data: [new Date(0), null, null] },
    ]);
    const reading = await readTexts({ "a.parquet": bytes });
    expect(reading.docs.map(({ name, text, metadata }) => [name, text, metadata])).toEqual([
      [
        "A",
        "Ada left Rome in May.",
        { id: "1", title: "A", good: "true", when: "1970-01-01T00:00:00.000Z" },
      ],
      ["B", "Kiel is a town.", { id: "2", title: "B", good: "false" }],
    ]);
    expect(leftOutOf(reading)).toEqual(["a.parquet:3 records without a text"]);
    expect(reading.tables[0].textColumn).toBe("body");
  });

  test("of numbers are neither", async () => {
    const { notRead } = await readTexts({ "a.parquet": fileOf([{ name: "x", data: [1, 2] }]) });
    expect(notRead[0].reason).toBe("holds neither words with tags or spans nor a column of texts");
  });
});

describe("what cannot be read is told", () => {
  const whole = fileOf([{ name: "text", data: ["Ada left Rome.", "Kiel is a town."] }]);
  const reasonOf = async (bytes: Uint8Array) =>
    (await readTexts({ "a.parquet": bytes })).notRead[0]?.reason;

  test("other packings, by their names; cut and encrypted files", async () => {
    const columnData = [{ name: "text", data: ["Ada left Rome."] }];
    const other = { codec: "ZSTD" as const, compressors: { ZSTD: (bytes: Uint8Array) => bytes } };
    expect(await reasonOf(fileOf(columnData, other))).toBe(
      'is packed with ZSTD, which is not read here: write it anew with compression="snappy"',
    );
    expect(await reasonOf(whole.slice(0, 80))).toBe("is a Parquet file that is damaged");
    const locked = whole.slice();
    locked.set([0x45], locked.length - 1);
    expect(await reasonOf(locked)).toBe("is encrypted");
  });

  test("a page that claims more cells than its column has", async () => {
    const column = parquetMetadata(whole).row_groups[0].columns[0].meta_data!;
    expect(pagesAreHonest(whole, column)).toBe(true);
    expect(pagesAreHonest(whole, { ...column, num_values: 1n })).toBe(false);
    const size = column.total_compressed_size - 1n;
    expect(pagesAreHonest(whole, { ...column, total_compressed_size: size })).toBe(false);
  });

  test("GZIP is read", async () => {
    const { gzipSync } = await import("fflate");
    const data = Array.from({ length: 200 }, (_, i) => `Ada left Rome ${i}.`);
    const bytes = fileOf([{ name: "text", data }], {
      codec: "GZIP",
      compressors: { GZIP: (b: Uint8Array) => gzipSync(b) },
    });
    expect(parquetMetadata(bytes).row_groups[0].columns[0].meta_data?.codec).toBe("GZIP");
    expect((await readTexts({ "a.parquet": bytes })).docs.map(({ text }) => text)).toEqual(data);
  });

  test("bytes changed at random never throw", async () => {
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(changes, async (all) => {
        const copy = whole.slice();
        for (const [at, byte] of all) if (at > 3) copy[at] = byte;
        const reading = await readTexts({ "a.parquet": copy });
        expect(
          reading.docs.length + reading.notRead.length + reading.leftOut.length,
        ).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});
