import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Schema } from "../document/document.ts";
import { testDoc, testSchema, withEntity, withRelation } from "../fixtures/project.ts";
import { type TwoSides, twoSides } from "../fixtures/twoSides.ts";
import { modelTypes } from "../types/schema.ts";
import { isUnlike } from "./alignedDoc.ts";
import { type ComparedPart, comparedDoc, linkKey, sideTypes, spanKey } from "./comparedDoc.ts";
import { type Choice, decideDifferences } from "./decideDifferences.ts";
import { docDifferences, openDifferences, type Settled } from "./docDifferences.ts";

const CONFIRMED: ComparedPart = { annotations: "confirmed", sentences: "all" };
const PARTS: readonly ComparedPart[] = [
  CONFIRMED,
  { annotations: "confirmed", sentences: "both confirmed" },
  { annotations: "confirmed and suggested", sentences: "all" },
];
const part = fc.constantFrom(...PARTS);
const NOTHING: Settled = { kept: new Set(), declined: new Set() };

let made = 0;
const newId = () => `new${made++}`;

const typesOf = (schema: Schema) => {
  const types = modelTypes(schema);
  return { types, sideTypes: sideTypes(schema, types) };
};

function compare(left: Doc, right: Doc, part: ComparedPart, schema: Schema) {
  const compared = comparedDoc(left, right, part, sideTypes(schema, modelTypes(schema)));
  if (isUnlike(compared)) throw new Error(compared.unlike);
  return { compared, differences: docDifferences(compared) };
}

const both = (a: Settled, b: Settled): Settled => ({
  kept: new Set([...a.kept, ...b.kept]),
  declined: new Set([...a.declined, ...b.declined]),
});

/** Decides the first open difference, as often as there is one. */
function walked({ left, right, schema }: TwoSides, part: ComparedPart, choices: readonly Choice[]) {
  let project = { docs: { [left.id]: left }, schema };
  let settled = NOTHING;
  const inverses = [];
  for (let step = 0; ; step++) {
    const doc = project.docs[left.id];
    const open = openDifferences(compare(doc, right, part, schema).differences, settled);
    if (open.length === 0) return { project, inverses, steps: step, settled };
    if (step > 200) throw new Error("the walk does not end");
    const choice = choices[step % choices.length];
    const deciding = { left: doc, right, part, schema: project.schema, newId, ...typesOf(schema) };
    const decided = decideDifferences(deciding, [open[0]], choice);
    expect(decided.refused).toEqual([]);
    settled = both(settled, decided.settled);
    if (!decided.made) continue;
    const applied = applyEdit(project, decided.made.edit);
    project = applied.project;
    inverses.push(applied.inverse);
  }
}

function labelsOf(left: Doc, right: Doc, part: ComparedPart, schema: Schema) {
  const { of } = compare(left, right, part, schema).compared;
  const of_ = (side: "left" | "right") => [
    of[side].entities.map(spanKey).sort(),
    of[side].links.map(linkKey).sort(),
  ];
  return [of_("left"), of_("right")];
}

test("a document does not differ from itself", () => {
  fc.assert(
    fc.property(twoSides, part, ({ left, schema }, part) => {
      expect(compare(left, left, part, schema).differences.all).toEqual([]);
    }),
  );
});

test("the other side finds the same differences, turned round", () => {
  const turned = { onlyLeft: "onlyRight", onlyRight: "onlyLeft" } as Record<string, string>;
  fc.assert(
    fc.property(twoSides, part, ({ left, right, schema }, part) => {
      const found = (a: Doc, b: Doc) => compare(a, b, part, schema).differences.all;
      const here = found(left, right).map(({ left, right, kind }) => [left, right, kind]);
      const there = found(right, left).map((d) => [d.right, d.left, turned[d.kind] ?? d.kind]);
      const sorted = (all: unknown[]) => all.map((one) => JSON.stringify(one)).sort();
      expect(sorted(there)).toEqual(sorted(here));
    }),
    { numRuns: 300 },
  );
});

test("right on all makes the left side the right one, and undo brings it back", () => {
  fc.assert(
    fc.property(twoSides, part, (sides, part) => {
      const { left, right, schema } = sides;
      const { project, inverses } = walked(sides, part, ["right"]);
      const [mine, theirs] = labelsOf(project.docs.l, right, part, schema);
      expect(mine).toEqual(theirs);
      const back = inverses.reduceRight(
        (now, inverse) => applyEdit(now, inverse).project,
        project as Parameters<typeof applyEdit>[0],
      );
      expect(back.docs.l).toEqual(left);
    }),
    { numRuns: 300 },
  );
});

test("all at once comes to the same, as one step", () => {
  fc.assert(
    fc.property(twoSides, part, ({ left, right, schema }, part) => {
      const { all } = compare(left, right, part, schema).differences;
      const deciding = { left, right, part, schema, newId, ...typesOf(schema) };
      const { made, refused } = decideDifferences(deciding, all, "right");
      expect(refused).toEqual([]);
      const project = { docs: { l: left }, schema };
      const after = made ? applyEdit(project, made.edit) : { project, inverse: {} };
      const [mine, theirs] = labelsOf(after.project.docs.l, right, part, schema);
      expect(mine).toEqual(theirs);
      expect(applyEdit(after.project, after.inverse).project).toEqual(project);
    }),
    { numRuns: 300 },
  );
});

const choices = fc.array(fc.constantFrom<Choice>("left", "right", "both", "neither"), {
  minLength: 1,
  maxLength: 12,
});

test("every walk ends, whatever is chosen, and left leaves everything as it was", () => {
  fc.assert(
    fc.property(twoSides, part, choices, (sides, part, choices) => {
      const { project } = walked(sides, part, choices);
      const { entities, relations } = project.docs.l;
      const places = Object.values(entities).map(spanKey);
      expect(new Set(places).size).toBe(places.length);
      for (const { head, tail, status } of Object.values(relations)) {
        expect(head).not.toBe(tail);
        const ends = [entities[head], entities[tail]];
        expect(ends.every(Boolean)).toBe(true);
        if (status === "confirmed")
          expect(ends.map((end) => end.status)).toEqual(["confirmed", "confirmed"]);
      }
      expect(walked(sides, part, ["left"]).project.docs.l).toBe(sides.left);
    }),
    { numRuns: 300 },
  );
});

const own = { status: "confirmed", by: "user", score: null } as const;
const plain = testDoc("l", "Ada Hill met Bob in Rome. Bob works there.");
const theirs = testDoc("r", plain.text);
const span = (doc: Doc, id: string, words: string, type: string) =>
  withEntity(doc, id, words, { ...own, type });

function decided(left: Doc, right: Doc, choice: Choice, nth = 0) {
  const { all } = compare(left, right, CONFIRMED, testSchema).differences;
  const given = { left, right, part: CONFIRMED, schema: testSchema, newId };
  const deciding = { ...given, ...typesOf(testSchema) };
  const { made, ...rest } = decideDifferences(deciding, [all[nth]], choice);
  const project = { docs: { l: left }, schema: testSchema };
  const doc = made ? applyEdit(project, made.edit).project.docs.l : left;
  return { doc, made, all, ...rest };
}
const said = (doc: Doc) =>
  Object.values(doc.entities).map(
    ({ start, end, type }) => `${doc.text.slice(start, end)} ${type}`,
  );

describe("one difference", () => {
  const left = withRelation(
    span(span(plain, "ada", "Ada", "Org"), "rome", "Rome", "Place"),
    "r",
    ["ada", "Works", "rome"],
    own,
  );
  const right = withRelation(
    span(span(theirs, "a", "Ada", "Person"), "c", "Rome", "Place"),
    "q",
    ["a", "Works", "c"],
    own,
  );

  test("of a type is one, although a relation hangs on it", () => {
    const { all, doc, made } = decided(left, right, "right");
    expect(all.map(({ of, kind }) => [of, kind])).toEqual([["span", "type"]]);
    expect(said(doc)).toEqual(["Ada Person", "Rome Place"]);
    expect(doc.relations).toEqual(left.relations);
    expect(made?.name).toBe("Compare: take the other side’s, Person “Ada”");
  });
  test("both stand after both, and neither after neither", () => {
    expect(said(decided(left, right, "both").doc)).toEqual(["Ada Org", "Rome Place", "Ada Person"]);
    expect(said(decided(left, right, "neither").doc)).toEqual(["Rome Place"]);
  });
  test("left leaves no edit, and is remembered", () => {
    const { made, settled } = decided(left, right, "left");
    expect(made).toBeNull();
    expect([...settled.kept, ...settled.declined]).toEqual(["s ada", "s a"]);
  });
  test("of borders moves the span with its relations", () => {
    const wide = withRelation(
      span(span(theirs, "a", "Ada Hill", "Org"), "c", "Rome", "Place"),
      "q",
      ["a", "Works", "c"],
      own,
    );
    const { all, doc } = decided(left, wide, "right");
    expect(all.map(({ kind }) => kind)).toEqual(["borders"]);
    expect(said(doc)).toEqual(["Ada Hill Org", "Rome Place"]);
    expect(doc.relations).toEqual(left.relations);
  });
  test("of a direction turns the relation, of a type renames it", () => {
    const same = span(span(theirs, "a", "Ada", "Org"), "c", "Rome", "Place");
    const turned = decided(left, withRelation(same, "q", ["c", "Works", "a"], own), "right");
    expect(turned.all.map(({ kind }) => kind)).toEqual(["direction"]);
    expect(turned.doc.relations.r).toMatchObject({ head: "rome", tail: "ada" });
    const other = decided(left, withRelation(same, "q", ["a", "Meets", "c"], own), "right");
    expect(other.all.map(({ kind }) => kind)).toEqual(["type"]);
    expect(other.doc.relations.r).toMatchObject({ head: "ada", type: "Meets" });
  });
  test("of a relation brings its ends", () => {
    const { doc, all } = decided(plain, right, "right", 2);
    expect(all.map(({ of }) => of)).toEqual(["span", "span", "relation"]);
    expect(said(doc)).toEqual(["Ada Person", "Rome Place"]);
    expect(Object.values(doc.relations)).toHaveLength(1);
  });
  test("a relation goes with an end that is declined", () => {
    const { differences } = compare(plain, right, CONFIRMED, testSchema);
    const open = openDifferences(differences, { kept: new Set(), declined: new Set(["s a"]) });
    expect(open.map(({ of }) => of)).toEqual(["span"]);
  });
  test("what the model suggested and is not taken is rejected, so that it does not come back", () => {
    const model = { ...own, by: "model", type: "Org" } as const;
    const { doc } = decided(withEntity(plain, "x", "Bob", model), theirs, "right");
    expect(doc.entities.x.status).toBe("rejected");
  });
  test("a span over a border of sentences joins them", () => {
    const joined = { ...theirs, sentences: [{ ...theirs.sentences[0], end: plain.text.length }] };
    const { doc } = decided(plain, span(joined, "x", "Rome. Bob", "Place"), "right");
    expect(doc.sentences).toHaveLength(1);
    expect(said(doc)).toEqual(["Rome. Bob Place"]);
  });
  test("types that are new come with it", () => {
    const name = "__proto__";
    const other = span(theirs, "x", "Bob", name);
    const { all } = compare(plain, other, CONFIRMED, testSchema).differences;
    const names = { short: name, verbose: name };
    const types = { entities: Object.fromEntries([[name, names]]), relations: {} };
    const deciding = { left: plain, right: other, part: CONFIRMED, schema: testSchema, newId };
    const sides = { sideTypes: sideTypes(testSchema, types), types };
    const { made } = decideDifferences({ ...deciding, ...sides }, all, "right");
    expect(made?.edit.schema?.entities.at(-1)?.name).toBe(name);
  });
});
