import { expect, test } from "vitest";
import { ENCODER_KINDS } from "../model/encoders/encoderKinds.ts";
import { isHubName } from "./hubName.ts";
import { RECOMMENDED } from "./recommended.ts";

test("each is a name of the Hub, once, and of a kind that is read", () => {
  const kinds = ENCODER_KINDS.map(({ label }) => label);
  expect(RECOMMENDED.filter(({ name }) => !isHubName(name))).toEqual([]);
  expect(RECOMMENDED.filter(({ kind }) => !kinds.includes(kind))).toEqual([]);
  expect(new Set(RECOMMENDED.map(({ name }) => name)).size).toBe(RECOMMENDED.length);
});
