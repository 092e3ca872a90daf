import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTypeName } from "../types/anyTypeName.ts";
import { faultOf, faultReport, MOST_FAULTS, withFault } from "./fault.ts";

const frame = {
  version: "1",
  browser: "X",
  device: "wasm",
  usedBytes: 1,
  freeBytes: null,
  isPersistent: null,
};

test("what a message says is not remembered, whatever it says and wherever it stands", () => {
  fc.assert(
    fc.property(anyTypeName, (word) => {
      const secret = `s3cret${word}\n    at s3cret/s3cret.js:1:2`;
      const inner = new Error(`${secret}\n    at ${secret}`);
      const error = Object.assign(new TypeError(secret), { inner, cause: secret });
      const named = Object.assign(new Error("x"), { name: secret });
      for (const thrown of [error, named, secret, { name: secret, message: secret }, null])
        expect(faultReport([faultOf("page", thrown, 0)], frame)).not.toContain("s3cret");
    }),
  );
});

test("the kind and the places in the code are", () => {
  const error = new RangeError("Ada");
  error.stack = [
    "RangeError: Ada",
    "    at draw (https://a.example/app/assets/index-1a.js:3:14)",
    "    at https://a.example/app/assets/index-1a.js:9:2",
  ].join("\n");
  expect(faultOf("drawing", error, 5)).toEqual({
    at: 5,
    place: "drawing",
    kind: "RangeError",
    code: ["assets/index-1a.js:3:14", "assets/index-1a.js:9:2"],
  });
  const firefox = Object.assign(new Error("Ada"), {
    stack: "draw@https://a.example/app/assets/index-1a.js:3:14\n@https://a.example/a/b.js:1:1",
  });
  expect(faultOf("page", firefox, 5).code).toEqual(["assets/index-1a.js:3:14", "a/b.js:1:1"]);
  const quota = { name: "AbortError", inner: { name: "QuotaExceededError" } };
  expect(faultOf("storage", quota, 5).kind).toBe("AbortError of QuotaExceededError");
});

test("only the last are remembered", () => {
  let faults: ReturnType<typeof withFault> = [];
  for (let at = 0; at < 2 * MOST_FAULTS; at++)
    faults = withFault(faults, faultOf("page", new Error(), at));
  expect(faults).toHaveLength(MOST_FAULTS);
  expect(faults.at(-1)?.at).toBe(2 * MOST_FAULTS - 1);
});
