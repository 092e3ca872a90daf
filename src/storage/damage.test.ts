import { afterEach, expect, test } from "vitest";
import { z } from "zod";
import { speak } from "../language/speak.ts";
import { damageList } from "./damage.ts";

const record = z.object({ id: z.string(), spans: z.array(z.object({ end: z.int().min(1) })) });

afterEach(() => speak("en"));

test("what is damaged is named with its field, in the language of the page", async () => {
  const damage = damageList();
  expect(damage.check(record, { id: "a", spans: [] }, "fine")).toEqual({ id: "a", spans: [] });
  expect(damage.check(record, { id: "a", spans: [{ end: 2 }, { end: 0 }] }, "low")).toBeNull();
  expect(damage.check(record, null, "nothing")).toBeNull();
  await speak("de");
  expect(damage.check(record, { id: 3, spans: [] }, "Zahl")).toBeNull();
  expect(damage.lines).toEqual([
    "low: spans[1].end: must be at least 1",
    "nothing: an object is wanted, not null",
    "Zahl: id: gebraucht wird eine Zeichenkette, nicht eine Zahl",
  ]);
});
