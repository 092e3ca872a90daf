import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { OWN_PROJECT, projectBytes } from "../fixtures/ownProject.ts";
import { fixture, readTexts, spansOf } from "../fixtures/readTexts.ts";
import { readFiles } from "../readFiles.ts";
import { sourceFile } from "../sourceFile.ts";
import { unzippedFiles, ZIP_LIMITS } from "./unzippedFiles.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;
const zipped = (files: Files): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        typeof content === "string" ? strToU8(content) : content,
      ]),
    ),
  );
const ANN = "T1\tCity 0 4\tKiel\n";

test("a zip is read as the folder that was packed", async () => {
  const files = fixture("brat/own") as Files;
  const [folder, zip] = [
    Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`a.zip/${name}`, bytes])),
    { "a.zip": zipped(files) },
  ];
  const [asFolder, asZip] = [await readTexts(folder), await readTexts(zip)];
  expect(asZip.docs.length).toBeGreaterThan(3);
  expect(asZip).toEqual(asFolder);
});

test("files of several forms lie in one zip, beside others that are read by themselves", async () => {
  const reading = await readTexts({
    "all.zip": zipped({
      "brat/a.txt": "Kiel.",
      "brat/a.ann": ANN,
      "lines.jsonl": '{"text": "Ada left.", "label": [[0, 3, "P"]]}\n',
      "__MACOSX/brat/._a.txt": "\0",
      "brat/.DS_Store": "\0",
      "logo.png": "\x89PNG\0",
    }),
    "b.txt": "Rome.",
  });
  expect(reading.docs.map(({ text }) => text).sort()).toEqual(["Ada left.", "Kiel.", "Rome."]);
  expect(reading.readAs).toEqual([
    { file: "all.zip/brat/a.txt", format: "brat" },
    { file: "all.zip/brat/a.ann", format: "brat" },
    { file: "all.zip/lines.jsonl", format: "doccano" },
    { file: "all.zip/logo.png", format: null },
    { file: "b.txt", format: "text" },
  ]);
  expect(reading.notRead).toEqual([{ file: "all.zip/logo.png", reason: "is no text" }]);
});

test("a zip in a zip is opened, one in that is told", async () => {
  const inner = zipped({ "a.txt": "Kiel.", "a.ann": ANN });
  const reading = await readTexts({
    "export.zip": zipped({
      "annotation/doc/ada.zip": inner,
      "deep.zip": zipped({ "deeper.zip": inner }),
      "own.zip": await projectBytes(OWN_PROJECT),
    }),
  });
  expect(reading.readAs.map(({ file, format }) => `${file} ${format}`)).toEqual([
    "export.zip/annotation/doc/ada.zip/a.txt brat",
    "export.zip/annotation/doc/ada.zip/a.ann brat",
    "export.zip/own.zip project",
  ]);
  expect(reading.notRead).toEqual([
    {
      file: "export.zip/deep.zip/deeper.zip",
      reason: "is a zip in a zip in a zip: unpack it first",
    },
  ]);
});

test("names that would lead out of the folder do not, and those of old systems are read", async () => {
  const names = ["../../etc/a.txt", "/b.txt", "C:\\docs\\c.txt", "d\n.txt", "x/./y/../e.txt"];
  const zip = zipped(Object.fromEntries(names.map((name) => [name, name])));
  const reading = await readTexts({ "a.zip": zip });
  expect(reading.readAs.map(({ file }) => file)).toEqual([
    "a.zip/etc/a.txt",
    "a.zip/b.txt",
    "a.zip/docs/c.txt",
    "a.zip/d .txt",
    "a.zip/x/y/e.txt",
  ]);
  const old = zipped({ "Mu.txt": "Kiel." });
  for (let at = 0; at < old.length; at++)
    if (old[at] === 0x75 && old[at - 1] === 0x4d) old[at] = 0x81; // ü in code page 437
  expect((await readTexts({ "b.zip": old })).readAs.map(({ file }) => file)).toEqual([
    "b.zip/Mü.txt",
  ]);
});

describe("what is wrong with a zip is told, and all else is read", () => {
  const whole = zipped({ "a.txt": "Kiel.", "b.txt": "Bonn. ".repeat(99) });
  const changed = (at: number, value: number) => {
    const zip = whole.slice();
    zip[at < 0 ? zip.length + at : at] = value;
    return zip;
  };
  const directory = whole.length - 22 - 2 * (46 + 5);
  test.each([
    { name: "cut", zip: whole.subarray(0, 60), reason: "is cut: its end is missing" },
    { name: "encrypted", zip: changed(directory + 8, 1), reason: "a.txt is encrypted" },
    {
      name: "one entry in another",
      zip: changed(directory + 51 + 42, 0),
      reason: "is hostile: b.txt lies in another entry",
    },
    { name: "empty", zip: zipped({}), reason: "is a zip without files" },
    {
      name: "twice the same",
      zip: zipped({ "a.txt": "", "/a.txt": "" }),
      reason: "holds a.txt twice",
    },
    {
      name: "a bomb",
      zip: zipped({ "a.txt": new Uint8Array(ZIP_LIMITS.ratioFrom + 1).fill(97) }),
      reason: `would grow to more than ${ZIP_LIMITS.ratio} times its size`,
    },
  ])("$name", async ({ zip, reason }) => {
    const reading = await readTexts({ "a.zip": zip, "good.txt": "Good." });
    expect(reading.notRead).toEqual([{ file: "a.zip", reason }]);
    expect(reading.docs.map(({ text }) => text)).toEqual(["Good."]);
  });

  test("one damaged file", async () => {
    const reading = await readTexts({ "a.zip": changed(directory + 16, 7) });
    expect(reading.notRead).toEqual([{ file: "a.zip/a.txt", reason: "is damaged in the zip" }]);
    expect(reading.docs).toHaveLength(1);
  });

  test("all zips of an import share what they may hold, those in zips, too", async () => {
    const refused: string[] = [];
    const host = {
      isKnown: () => false,
      isPassedOver: () => false,
      step: async () => {},
      refuse: (file: string, reason: string) => void refused.push(`${file} ${reason}`),
    };
    const three = zipped({ a: "12345", b: "12345", "c.zip": zipped({ d: "12345" }) });
    const zips = ["1.zip", "2.zip"].map((path) => sourceFile(path, three));
    const limits = { ...ZIP_LIMITS, entries: 6 };
    const files = await unzippedFiles(zips, host, limits);
    expect(files.map(({ path }) => path)).toEqual(["1.zip/a", "1.zip/b", "1.zip/c.zip/d"]);
    expect(refused).toEqual(["2.zip holds 3 files, at most 2 are read beside the zips before it"]);
    const few = { ...ZIP_LIMITS, bytes: 2 ** 21 - 1 };
    const stored = zipSync({ a: new Uint8Array(2 ** 20) }, { level: 0 });
    const large = ["1.zip", "2.zip"].map((path) => sourceFile(path, stored));
    expect(await unzippedFiles(large, host, few)).toHaveLength(1);
    expect(refused.at(-1)).toBe(
      "2.zip is too large unpacked: 1 MB, at most 1 MB beside the zips before it",
    );
  });
});

test("a zip that is a document of its own is left to its format", async () => {
  const reading = await readTexts({
    "a.docx": zipped({ "[Content_Types].xml": "<Types/>", "word/other.xml": "<w/>" }),
    "b.odt": zipped({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<x/>" }),
  });
  expect(reading.docs).toEqual([]);
  expect(reading.notRead.map(({ file }) => file).sort()).toEqual(["a.docx", "b.odt"]);
});

test("what is read of a zip can be cancelled", async () => {
  class Cancelled extends Error {}
  const read = readFiles([sourceFile("a.zip", zipped({ "a.txt": "Kiel." }))], {
    segmentAround: () => [],
    newId: (path) => path,
    now: () => 0,
    step: async (path) => {
      if (path === "a.zip") throw new Cancelled();
    },
  });
  await expect(read).rejects.toThrow(Cancelled);
});

test("spans of a packed file are those of the file", async () => {
  const reading = await readTexts({ "a.zip": zipped({ "a.txt": "Kiel.", "a.ann": ANN }) });
  expect(spansOf(reading)).toEqual(["City: Kiel"]);
});
