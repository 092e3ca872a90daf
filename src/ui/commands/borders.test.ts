import { expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { BORDERS } from "./borders.ts";
import { contextAt, SCHEMA } from "./fixture.ts";

/** The words of the small document in letters that run leftwards: all stands where it stood. */
const LEFTWARDS: Doc = { ...DOC, text: DOC.text.replace(/\p{L}/gu, "א") };

test.each([
  { key: "Shift+ArrowRight", doc: DOC, want: "ann end 1" },
  { key: "Shift+ArrowRight", doc: LEFTWARDS, want: "ann end -1" },
  { key: "Shift+ArrowLeft", doc: LEFTWARDS, want: "ann end 1" },
  { key: "Alt+Shift+ArrowRight", doc: LEFTWARDS, want: "ann start -1" },
  { key: "]", doc: LEFTWARDS, want: "ann end 1" },
])("$key moves a border where it points, in $doc.text", ({ key, doc, want }) => {
  const selection = { kind: "entity", id: "ann" } as const;
  const project = { docs: { d: doc }, schema: SCHEMA };
  const { context, done } = contextAt({ selection, app: { project } }, key);
  BORDERS.find(({ keys }) => keys.includes(key))!.run(context);
  expect(done).toEqual([`moveBorder ${want}`]);
});
