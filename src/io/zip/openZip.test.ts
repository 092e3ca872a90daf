import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { openZip, type ZipLimits } from "./openZip.ts";

const LIMITS: ZipLimits = { entries: 5, entryBytes: 4e6, bytes: 6e6, ratio: 50, ratioFrom: 1e6 };
const A_ZIP = zipSync({ "a.txt": strToU8("Ada"), "folder/b.txt": strToU8("Bob ".repeat(99)) });

test("files of a zip come as they went, packed or not", () => {
  for (const level of [0, 9] as const) {
    const zip = openZip(
      zipSync({ "a.txt": strToU8("Ada"), "b/ü.txt": strToU8("Bob ".repeat(99)) }, { level }),
      LIMITS,
    );
    expect(zip.paths).toEqual(["a.txt", "b/ü.txt"]);
    expect(new TextDecoder().decode(zip.bytesOf("b/ü.txt"))).toBe("Bob ".repeat(99));
    expect(() => zip.bytesOf("c")).toThrow("c is missing");
  }
  expect(openZip(zipSync({}), LIMITS).paths).toEqual([]);
});

/** Where the directory has a file, counted from its first. */
function directoryAt(zip: Uint8Array, file: number): number {
  const view = new DataView(zip.buffer);
  let found = -1;
  for (let at = 0; ; at++)
    if (view.getUint32(at, true) === 0x02014b50 && ++found === file) return at;
}

/** A zip with a number of its directory changed. */
function changed(file: number, field: number, value: number, bytes: 2 | 4): Uint8Array {
  const zip = A_ZIP.slice();
  const at = directoryAt(zip, file) + field;
  const view = new DataView(zip.buffer);
  if (bytes === 2) view.setUint16(at, value, true);
  else view.setUint32(at, value, true);
  return zip;
}

test.each([
  { name: "no zip", zip: strToU8("Ada"), says: "is no zip" },
  { name: "no zip that says PK", zip: strToU8("PK is a name"), says: "is no zip" },
  { name: "nothing", zip: new Uint8Array(), says: "is no zip" },
  { name: "a beginning", zip: A_ZIP.subarray(0, 40), says: "is cut" },
  { name: "an encrypted file", zip: changed(0, 8, 1, 2), says: "a.txt is encrypted" },
  { name: "another way to pack", zip: changed(0, 10, 12, 2), says: "packed in a way" },
  { name: "a file in another", zip: changed(1, 42, 0, 4), says: "lies in another entry" },
  { name: "a file out of the zip", zip: changed(1, 42, 9999, 4), says: "is damaged" },
  { name: "more than its bytes can be", zip: changed(0, 24, 4e6, 4), says: "of its size" },
  {
    name: "a large file",
    zip: zipSync({ a: new Uint8Array(5e6) }),
    says: "a is too large: 5 MB, at most 4 MB",
  },
  {
    name: "much in all",
    zip: zipSync({ a: new Uint8Array(3.5e6), b: new Uint8Array(3.5e6) }),
    says: "is too large unpacked: 7 MB, at most 6 MB",
  },
  { name: "a bomb", zip: zipSync({ a: new Uint8Array(2e6) }), says: "more than 50 times" },
  {
    name: "many files",
    zip: zipSync(Object.fromEntries("abcdefg".split("").map((name) => [name, strToU8("")]))),
    says: "holds 7 files, at most 5 are read",
  },
  ...["../a", "/a", "a/../b", "C:/a", "a\\b", "a//b", "a\nb"].map((path) => ({
    name: `the name ${JSON.stringify(path)}`,
    zip: zipSync({ [path]: strToU8("") }),
    says: "a name that is not read",
  })),
])("refused: $name", ({ zip, says }) => {
  expect(() => openZip(zip, LIMITS)).toThrow(says);
});

test("what does not come to its sum is damaged", () => {
  const zip = openZip(changed(0, 16, 1, 4), LIMITS);
  expect(() => zip.bytesOf("a.txt")).toThrow("a.txt is damaged");
});
