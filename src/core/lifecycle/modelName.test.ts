import { expect, test } from "vitest";
import { fileNameOf } from "../../store/fileNameOf.ts";
import { folderName } from "../../worker/exportVersion.ts";
import { freeModelName, modelName } from "./modelName.ts";

test("a name is one line, without marks that turn what stands around it, and not too long", () => {
  expect(modelName(" a\u202eb\u2066\u0000c\r\nd\u2028e ")).toBe("ab c d e");
  expect(modelName("👩‍🔬 <b>")).toBe("👩‍🔬 <b>");
  expect([...modelName("😀".repeat(300))]).toHaveLength(100);
  expect(modelName("\u0000\u202e")).toBe("");
});

test("a name that is taken gets a number", () => {
  const taken = new Set(["bert", "bert 2", "constructor"]);
  expect(freeModelName("bert", taken)).toBe("bert 3");
  expect(freeModelName("constructor", taken)).toBe("constructor 2");
  expect(freeModelName("__proto__", taken)).toBe("__proto__");
});

test.each(["x".repeat(5000), "𠀀".repeat(300), "é".repeat(300)])(
  "a file's name fits a disk",
  (name) => {
    for (const file of [`${fileNameOf(name)}-float16.zip`, folderName(name)]) {
      expect(new TextEncoder().encode(file).length).toBeLessThanOrEqual(255);
      expect(file).toContain([...name][0]);
    }
  },
);
