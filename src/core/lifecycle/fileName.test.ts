import fc from "fast-check";
import { expect, test } from "vitest";
import { safeFileName } from "./fileName.ts";

const named = (name: string) => safeFileName(name, "_", "document");

test.each([
  ["CON", "_CON"],
  ["nul.txt", "_nul.txt"],
  ["lpt1.a.b", "_lpt1.a.b"],
  ["console", "console"],
  ["", "document"],
  ["...", "document"],
  ["../../etc/passwd", "_.._etc_passwd"],
  ["a/b\\c:d", "a_b_c_d"],
  ["ends with dots... ", "ends with dots"],
  ["a\u202egpj.exe", "a_gpj.exe"],
  ["née 漢字 שלום", "née 漢字 שלום"],
])("%j is the file %j", (name, file) => expect(named(name)).toBe(file));

const strange = fc.oneof(
  fc.constantFrom(
    ..."/\\:*?\"<>|.. \t\n\r\0\u202e\u200b\u2066~$%&;'`-",
    "CON",
    "nul",
    "COM1",
    "aux.",
  ),
  fc.string({ unit: "grapheme", maxLength: 3 }),
);

test("any name is one that every system takes", () =>
  fc.assert(
    fc.property(fc.array(strange, { maxLength: 12 }), fc.nat(400), (parts, times) => {
      const file = named(parts.join("").repeat(1 + (times % 40)));
      expect(file).toMatch(/^[\p{L}\p{M}\p{N}_ -][\p{L}\p{M}\p{N}._ -]*$/u);
      expect(file).not.toMatch(/[. ]$|^ /u);
      expect(file).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
      expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(201);
    }),
  ));
