import { expect, test } from "vitest";
import { defineKernel } from "./defineKernel.ts";

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
