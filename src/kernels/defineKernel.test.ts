import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { defineKernel, MOST_OPERANDS } from "./defineKernel.ts";

const withOperands = (count: number) => () =>
  defineKernel({
    name: "wide",
    operands: Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`x${i}`, "read f32" as const]),
    ),
    uniforms: {},
    bodies: {},
    units: () => 1,
    reference: () => {},
  });

test("a kernel may have eight operands", () => {
  expect(withOperands(8)).not.toThrow();
});

test("a kernel of more is refused: no engine could call it", () => {
  expect(withOperands(9)).toThrow("wide: 9 operands are more than 8");
});

test("the WASM library passes on as many operands", () => {
  const calls = readFileSync(new URL("wasm/calls.c", import.meta.url), "utf8");
  expect(calls).toContain(`#define OPERANDS ${MOST_OPERANDS}\n`);
  const passed = calls.match(/f\)\(\s*a\[0\][^;]*;/g)?.map((call) => call.split("a[").length - 1);
  expect(Math.max(...(passed ?? []))).toBe(1 + MOST_OPERANDS);
});
