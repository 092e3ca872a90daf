import { expect, test } from "vitest";
import { duration } from "./duration.ts";

test.each([
  { seconds: 0.2, want: "1 s" },
  { seconds: 89, want: "89 s" },
  { seconds: 95, want: "2 min" },
  { seconds: 3600, want: "60 min" },
  { seconds: 6000, want: "1 h 40 min" },
])("$seconds seconds are $want", ({ seconds, want }) => expect(duration(seconds)).toBe(want));
