import { expect, test } from "vitest";
import { aboutBytes, memoryLine, roomFor, trainingMemory } from "./memoryForecast.ts";

test.each([
  [0, "1 MB"],
  [4.4e6, "4 MB"],
  [424e6, "420 MB"],
  [994e6, "990 MB"],
  [996e6, "1.0 GB"],
  [1.34e9, "1.3 GB"],
])("%d bytes are about %s", (bytes, text) => {
  expect(aboutBytes(bytes)).toBe(text);
});

test("there is room as far as what is there says so", () => {
  const there = { most: 2 ** 32, likely: 1e9 };
  expect(roomFor(424e6, there)).toBe("yes");
  expect(roomFor(1.34e9, there)).toBe("hardly");
  expect(roomFor(5e9, there)).toBe("no");
  expect(roomFor(5e9, { most: null, likely: null })).toBe("yes");
});

test("a line tells both; what to do is told where there may be no room", () => {
  const told = (train: "yes" | "hardly" | "no") =>
    ({ predict: 424e6, train: 1.34e9, room: { predict: "yes", train } }) as const;
  expect(memoryLine(told("yes"))).toBe(
    "Needs about 420 MB of memory to predict, 1.3 GB to train here.",
  );
  expect(trainingMemory(told("yes"))).toEqual({
    line: "Training needs about 1.3 GB of memory.",
    advice: null,
  });
  expect(trainingMemory(told("hardly")).advice).toMatch(/likely to be free here: freeze the lower/);
  expect(trainingMemory(told("no")).advice).toMatch(/more than this device can give: freeze/);
});
