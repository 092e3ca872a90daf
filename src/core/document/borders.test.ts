import { describe, expect, test } from "vitest";
import { addEntity, moveBorder, moveEntity } from "../annotate/entityEdits.ts";
import { testDoc, testProject, testSchema, withEntity, withRelation } from "../fixtures/project.ts";
import { applyEdit } from "./applyEdit.ts";
import { bordersAt } from "./borders.ts";
import type { Doc } from "./document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "./edit.ts";

const FAMILY = "👩‍👩‍👧";
const doc = testDoc("d", `Annual talks. ${FAMILY}s met Zoe\u0301 Hill. Bob left.`);

function apply(from: Doc, made: NamedEdit | Refusal): Doc {
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(testProject(from), made.edit).project.docs.d;
}
const at = (piece: string, by: "words" | "characters", from = doc) => {
  const start = from.text.indexOf(piece);
  const span = bordersAt(from, { start, end: start + piece.length }, by);
  return span && from.text.slice(span.start, span.end);
};

describe("borders by characters", () => {
  test.each([
    { name: "are where they were asked for", piece: "nnua", want: "nnua" },
    { name: "lose spaces at their ends", piece: " met ", want: "met" },
    { name: "stay in the sentence in which they begin", piece: "alks. 👩", want: "alks." },
    { name: "go on after spaces between sentences", piece: ` ${FAMILY}s`, want: `${FAMILY}s` },
    { name: "cut no emoji", piece: "\u200d👩", want: FAMILY },
    { name: "cut no surrogate pair", piece: "\udc69", want: FAMILY },
    { name: "cut no accent from its letter", piece: "Zoe", want: "Zoe\u0301" },
    { name: "cut no letter from its accent", piece: "\u0301 H", want: "e\u0301 H" },
    { name: "are nowhere without a word", piece: " ", want: null },
  ])("$name", ({ piece, want }) => expect(at(piece, "characters")).toBe(want));

  test("by words they snap outwards", () => expect(at("nnua", "words")).toBe("Annual"));
});

describe("an entity inside a word", () => {
  const inside = withRelation(withEntity(withEntity(doc, "part", "nnua"), "talks", "talks"), "r", [
    "part",
    "Meets",
    "talks",
  ]);

  test("is added as asked, and is refused where nothing is", () => {
    const made = apply(
      doc,
      addEntity(doc, testSchema, { id: "n", start: 1, end: 5, type: "Org", by: "characters" }),
    );
    expect(made.entities.n).toMatchObject({ start: 1, end: 5, status: "confirmed", score: null });
    expect(
      isRefusal(
        addEntity(doc, testSchema, { id: "n", start: 6, end: 7, type: "Org", by: "characters" }),
      ),
    ).toBe(true);
  });

  test("moves to other characters with its id, relations and score", () => {
    const move = { id: "part", start: 2, end: 9, by: "characters" as const };
    const moved = apply(inside, moveEntity(inside, testSchema, move));
    expect(moved.entities.part).toEqual({
      ...inside.entities.part,
      start: 2,
      end: 9,
      status: "confirmed",
    });
    expect(moved.relations).toEqual(inside.relations);
  });

  test("stays in its sentence", () => {
    const move = { id: "part", by: "characters" as const };
    expect(isRefusal(moveEntity(inside, testSchema, { ...move, start: 20, end: 24 }))).toBe(true);
    const clipped = apply(inside, moveEntity(inside, testSchema, { ...move, start: 8, end: 24 }));
    expect(clipped.entities.part).toMatchObject({ start: 8, end: 13 });
  });

  test.each([
    { border: "start" as const, words: -1 as const, want: "Annua" },
    { border: "end" as const, words: 1 as const, want: "nnual" },
    { border: "start" as const, words: 1 as const, want: null },
    { border: "end" as const, words: -1 as const, want: null },
  ])("$border by $words goes to the next border of a word: $want", ({ border, words, want }) => {
    const made = moveBorder(inside, testSchema, { id: "part", border, words });
    const moved = isRefusal(made) ? null : apply(inside, made).entities.part;
    expect(moved && inside.text.slice(moved.start, moved.end)).toBe(want);
    if (moved) expect(moved.score).toBe(0.9);
  });
});
