import fc from "fast-check";
import { expect, test } from "vitest";
import { chosenAnnotations } from "./chosenAnnotations.ts";
import { readTexts } from "./fixtures/readTexts.ts";
import { formatOf, WRITABLE } from "./formats.ts";

const FOLDERS = WRITABLE.filter(({ writer }) => writer.target === "folder").map(({ id }) => id);

/** What people, and those who mean harm, call documents: the same name in other letters too. */
const NAMES = [
  ...words("a A a.txt A.ann a-2 é e\u0301 ../../etc/passwd C:\\x / . con NUL.txt aux. ~ -rf"),
  ...words("__proto__ constructor \u202Etxt.exe x/../y annotation.conf visual.conf annotation 😀"),
  "",
  " ",
  "a\0b",
  "n".repeat(300),
];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: "binary", maxLength: 12 }));

const NOT_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)|[<>:"|?*\\]|\p{Cc}|[. ]$/iu;

test.each(FOLDERS)(
  "%s: of any names of documents, files of which each has a name of its own that leads nowhere else",
  async (id) => {
    const read = await readTexts({ "one.txt": "Ada met Bo." });
    const [doc] = read.docs;
    const property = fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), (names) => {
      const docs = names.map((one, i) => ({ ...doc, id: `${i}`, name: one }));
      const { files } = formatOf(id).writer!.write({
        docs: chosenAnnotations(docs, "confirmed and suggested"),
        types: read.types,
        sentences: "all",
      }) as { files: ReadonlyMap<string, unknown> };
      const paths = [...files.keys()];
      expect(new Set(paths.map((path) => path.normalize("NFC").toLowerCase())).size).toBe(
        paths.length,
      );
      expect(paths.length).toBeGreaterThan(0);
      for (const path of paths) {
        for (const step of path.split("/")) {
          expect(step).not.toMatch(/^\.{0,2}$/);
          expect(step).not.toMatch(NOT_ON_WINDOWS);
        }
        expect(new TextEncoder().encode(path).length).toBeLessThan(250);
      }
    });
    fc.assert(property, { numRuns: 40, seed: 1 });
  },
);

test("several forms are written as folders", () => {
  expect(FOLDERS.length).toBeGreaterThan(2);
});

function words(said: string): string[] {
  return said.split(" ");
}
