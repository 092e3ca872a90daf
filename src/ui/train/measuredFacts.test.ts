import { expect, test } from "vitest";
import { madeMeasured } from "../../core/fixtures/measured.ts";
import { NOT_MEASURED } from "../../core/lifecycle/measured.ts";
import { measuredFacts } from "./measuredFacts.ts";

test("what was measured of two models stands side by side", () => {
  const facts = measuredFacts([madeMeasured("Person", "Lives"), NOT_MEASURED]);
  const told = new Map(facts.map(({ name, of }) => [name, of]));
  expect(told.get("Calibration error of spans, in points")?.[0]).toMatch(
    /^6\.7 .*, corrected 0\.4/,
  );
  expect(told.get("Learning curve")?.[0]).toContain("Flat");
  expect(told.get("Cross-validation of training it further: F1 of spans")?.[0]).toMatch(
    /^27\.8 \[.*\] → 74\.1 \[/,
  );
  expect(new Set(facts.map(({ of }) => of[1]))).toEqual(new Set(["not measured"]));
});

test("of two of which nothing is known, nothing is told", () => {
  expect(measuredFacts([NOT_MEASURED, NOT_MEASURED])).toEqual([]);
});
