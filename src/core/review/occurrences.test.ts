import { describe, expect, test } from "vitest";
import { mergePrediction } from "../annotate/suggestions.ts";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Project } from "../document/document.ts";
import { isRefusal } from "../document/edit.ts";
import { countedIds } from "../fixtures/countedIds.ts";
import {
  testDoc,
  testProject,
  testSchema,
  testScope,
  withEntity,
  withRelation,
} from "../fixtures/project.ts";
import { labelOccurrences, type OccurrenceQuery, occurrences } from "./occurrences.ts";

const plain = testDoc("d", "Ann saw Ann Lee. Annual talks bored ann. Ann left.");
const query = (text: string, rest: Partial<OccurrenceQuery> = {}): OccurrenceQuery => ({
  text,
  type: "Person",
  matchCase: true,
  scope: { kind: "project" },
  ...rest,
});
const starts = (project: Project, asked: OccurrenceQuery) =>
  occurrences(project, asked).places.map(({ start }) => start);
const found = (doc: Doc, text: string, rest?: Partial<OccurrenceQuery>) =>
  occurrences(testProject(doc), query(text, rest)).places.map((p) =>
    doc.text.slice(p.start, p.end),
  );

describe("a string is found", () => {
  test.each([
    { name: "on whole words only", text: "Ann", want: [0, 8, 41] },
    { name: "whatever its case", text: "ANN", matchCase: false, want: [0, 8, 36, 41] },
    { name: "over several words", text: "Ann Lee", want: [8] },
    { name: "with spaces around it", text: "  Ann \n Lee ", want: [8] },
    { name: "nowhere, when it ends inside a word", text: "Ann Le", want: [] },
    { name: "nowhere, when it is empty", text: "  ", want: [] },
  ])("$name", ({ text, matchCase = true, want }) => {
    expect(starts(testProject(plain), query(text, { matchCase }))).toEqual(want);
  });

  test.each([
    { name: "after emoji", text: "👩‍👩‍👧 met Bob. 👋🏽 Bob.", asked: "Bob" },
    { name: "over broken lines", text: "Bob\r\n  Hill met Bob Hill.", asked: "Bob Hill" },
    { name: "after letters that change length", text: "İİ Bob met BOB.", asked: "bob" },
  ])("at the right place $name", ({ text, asked }) => {
    const places = found(testDoc("e", text), asked, { matchCase: false });
    expect(places.map((place) => place.replace(/\s+/g, " ").toLowerCase())).toEqual([
      asked.toLowerCase(),
      asked.toLowerCase(),
    ]);
  });

  test("without overlaps, and past a place that is not on words", () => {
    expect(starts(testProject(testDoc("d", "a a a a a.")), query("a a"))).toEqual([0, 4]);
    expect(starts(testProject(testDoc("d", "aa a a.")), query("a a"))).toEqual([3]);
  });

  test("in the scope, and not in the trash", () => {
    const other = { ...testDoc("e", "Ann came."), createdAt: 1 };
    const both = testProject(plain, other);
    expect(starts(both, query("Ann"))).toEqual([0, 8, 41, 0]);
    expect(starts(both, query("Ann", { scope: { kind: "document", doc: "e" } }))).toEqual([0]);
    const inSentence = query("Ann", { scope: { kind: "sentence", doc: "d", id: "d:0" } });
    expect(starts(both, inSentence)).toEqual([0, 8]);
    const trashed = testProject(plain, { ...other, trashedAt: 2 });
    expect(starts(trashed, query("Ann"))).toEqual([0, 8, 41]);
  });
});

describe("a place is left as it is", () => {
  test.each<{ name: string; doc: Doc; want: number[] }>([
    {
      name: "where a suggestion of the type is",
      doc: withEntity(plain, "e", "Ann Lee"),
      want: [0, 41],
    },
    {
      name: "where a confirmed span of any type is",
      doc: withEntity(plain, "e", "Ann Lee", { type: "Org", status: "confirmed" }),
      want: [0, 41],
    },
    {
      name: "where the type was rejected",
      doc: withEntity(plain, "e", "Ann", { status: "rejected" }),
      want: [8, 41],
    },
    {
      name: "but not where another type was rejected",
      doc: withEntity(plain, "e", "Ann", { type: "Org", status: "rejected" }),
      want: [0, 8, 41],
    },
    {
      name: "nor where a longer one was rejected",
      doc: withEntity(plain, "e", "Ann saw", { status: "rejected" }),
      want: [0, 8, 41],
    },
  ])("$name", ({ doc, want }) => expect(starts(testProject(doc), query("Ann"))).toEqual(want));

  test("in a confirmed sentence, and counted", () => {
    const doc = withEntity({ ...plain, confirmed: { "d:0": testScope } }, "e", "Ann", {
      status: "confirmed",
    });
    expect(occurrences(testProject(doc), query("Ann"))).toEqual({
      places: [{ doc: "d", start: 41, end: 44 }],
      decided: 1,
      inConfirmed: 1,
    });
  });
});

describe("labelling all occurrences", () => {
  let count = 0;
  const newId = () => `n${count++}`;
  function label(doc: Doc, asked: OccurrenceQuery): Doc {
    const made = labelOccurrences(testProject(doc), asked, newId);
    if (isRefusal(made)) throw new Error(made.refused);
    return applyEdit(testProject(doc), made.edit).project.docs.d;
  }
  const shown = (doc: Doc) =>
    Object.values(doc.entities)
      .sort((a, b) => a.start - b.start)
      .map((e) => `${e.start} ${e.type} ${e.status} ${e.score}`);

  test("suggests them without a score, in one step of one name", () => {
    const made = labelOccurrences(testProject(plain), query(" Ann "), newId);
    expect(made).toMatchObject({ name: "Suggest 3 × “Ann” as Person" });
    expect(shown(label(plain, query("Ann")))).toEqual([
      "0 Person suggested null",
      "8 Person suggested null",
      "41 Person suggested null",
    ]);
  });

  test("gives its type to a suggestion on the same words, which keeps its relations", () => {
    let doc = withEntity(plain, "e", "Ann", { type: "Org" });
    doc = withRelation(withEntity(doc, "lee", "Lee"), "r", ["e", "Works", "lee"]);
    const after = label(doc, query("Ann"));
    expect(after.entities.e).toMatchObject({ type: "Person", status: "suggested", score: null });
    expect(after.relations.r).toBe(doc.relations.r);
    expect(Object.keys(after.entities)).toHaveLength(4);
  });

  test("done twice is refused", () => {
    const once = label(plain, query("Ann"));
    expect(labelOccurrences(testProject(once), query("Ann"), newId)).toEqual({
      refused: "There is no place left to suggest “Ann” at.",
    });
  });

  describe("and a prediction after it", () => {
    const asked = label(plain, query("Ann"));
    const predicted = (doc: Doc, found: readonly [start: number, end: number, type: string][]) => {
      const entities = found.map(([start, end, type]) => ({
        start,
        end,
        type,
        score: 0.9,
        boundaryScore: 1,
      }));
      const relations = found.length > 1 ? [{ head: 0, tail: 1, type: "Works", score: 0.8 }] : [];
      const merged = mergePrediction(
        doc,
        doc.sentences[0],
        { entities, relations },
        { schema: testSchema, newId: countedIds() },
      );
      return applyEdit(testProject(doc), merged.edit).project.docs.d;
    };

    test("leaves it there", () => expect(predicted(asked, [])).toBe(asked));

    test.each(["Person", "Org"])("suggests no %s on the same words, but relates it", (type) => {
      const after = predicted(asked, [
        [0, 1, type],
        [3, 4, "Person"],
      ]);
      expect(shown(after).slice(0, 2)).toEqual(shown(asked).slice(0, 2));
      const [relation] = Object.values(after.relations);
      expect(after.entities[relation.head]).toMatchObject({ start: 0, score: null });
    });

    test("may suggest what overlaps it", () => {
      expect(shown(predicted(asked, [[2, 4, "Person"]]))).toContain("8 Person suggested 0.9");
    });

    test("brings back nothing once it is rejected", () => {
      const [first] = Object.values(asked.entities);
      const rejected = {
        ...asked,
        entities: { ...asked.entities, [first.id]: { ...first, status: "rejected" as const } },
      };
      expect(shown(predicted(rejected, [[0, 1, "Person"]]))).toEqual(shown(rejected));
    });

    test("keeps a relation that the user opened again", () => {
      let doc = withEntity(asked, "lee", "Lee", { type: "Org" });
      const [first] = Object.values(asked.entities);
      doc = withRelation(doc, "own", [first.id, "Works", "lee"], { score: null });
      const gone = predicted(doc, []);
      expect(gone.relations.own).toEqual(doc.relations.own);
      const back = predicted(gone, [[3, 4, "Person"]]);
      expect(back.entities[back.relations.own.tail]).toMatchObject({ type: "Person", score: 0.9 });
    });
  });
});
