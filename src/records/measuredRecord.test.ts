import { expect, test } from "vitest";
import { madeMeasured } from "../core/fixtures/measured.ts";
import { NOT_MEASURED } from "../core/lifecycle/measured.ts";
import { parseMeasured } from "./measuredRecord.ts";

test.each(["Person", "__proto__", "constructor", "7", "a|b <i>", ""])(
  "what was measured of types that are called %j is read as it was written",
  (name) => {
    const measured = madeMeasured(name, name);
    expect(parseMeasured(JSON.parse(JSON.stringify(measured)))).toEqual(measured);
  },
);

test("what cannot be read is not known, and takes nothing else with it", () => {
  const { calibration, studies } = madeMeasured("Person", "Lives");
  expect(parseMeasured(undefined)).toEqual(NOT_MEASURED);
  expect(parseMeasured({ calibration, studies: [{ kind: "other" }] })).toEqual({
    calibration,
    studies: [],
  });
  expect(parseMeasured({ calibration: { at: "never" }, studies })).toEqual({ studies });
});
