import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Project } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { bothChoices, type MentionChoices, withMentionType } from "../document/mentionChoices.ts";
import { differentTypeNames } from "../types/anyTypeName.ts";
import { mergeType } from "../types/mergeType.ts";
import { deleteType, renameType } from "../types/typeEdits.ts";
import { keepApart, mergeThings, splitThing } from "./mentionEdits.ts";
import type { Thing } from "./mentions.ts";
import { sameThings } from "./sameThings.ts";
import { triplesOf } from "./triples.ts";

const type = (name: string) => ({ name, short: name, verbose: name, formerNames: [] });

/** A project in which each mention is the head of a relation, to a span of the type Other. */
function projectOf(mentions: readonly string[], types: readonly string[] = ["Thing"]): Project {
  const docs = mentions.map((words, i): Doc => {
    const text = `${words} here`;
    const common = { status: "confirmed", by: "user", score: null } as const;
    const at = words.length;
    const head = { id: "h", start: 0, end: at, type: types[i % types.length], ...common };
    const tail = { id: "t", start: at + 1, end: text.length, type: "Other", ...common };
    const relation = { id: "r", head: "h", tail: "t", type: "is", ...common };
    return {
      id: `d${i}`,
      name: `d${i}`,
      text,
      sentences: [{ id: `d${i}:0`, start: 0, end: text.length, words: [] }],
      entities: { h: head, t: tail },
      relations: { r: relation },
      confirmed: {},
      createdAt: i,
    };
  });
  const entities = [...new Set([...types, "Other"])].map(type);
  const relations = [{ ...type("is"), symmetric: false }];
  return {
    docs: Object.fromEntries(docs.map((doc) => [doc.id, doc])),
    schema: { entities, relations },
  };
}

const things = ({ docs, schema, mentions }: Project): Thing[] => {
  const all = triplesOf(
    Object.values(docs),
    { status: "both", from: 0 },
    schema.relations,
    mentions,
  ).map(({ head }) => head);
  return [...new Map(all.map((thing) => [thing.id, thing])).values()];
};
const shown = (project: Project) =>
  things(project).map(({ name, forms }) => [name, ...forms].join("|"));
const named = (project: Project, ...forms: readonly string[]) =>
  forms.map((form) => things(project).find((thing) => thing.forms.includes(form))!);
function done(project: Project, made: NamedEdit | Refusal): Project {
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(project, made.edit).project;
}
const merged = (project: Project, forms: readonly string[], name: string) =>
  done(project, mergeThings(project, named(project, ...forms), name));
const split = (project: Project, of: string, forms: readonly string[]) =>
  done(project, splitThing(project, named(project, of)[0], forms));

test("things are merged under the chosen name, with what is written so later", () => {
  const before = projectOf(["Dublin", "DUBLIN", "Baile Átha Cliath", "Cork"]);
  const made = mergeThings(before, named(before, "Dublin", "Baile Átha Cliath"), "Dublin");
  expect(made).toMatchObject({ name: "Merge “Dublin” and “Baile Átha Cliath”" });
  const after = done(before, made);
  expect(shown(after)).toEqual(["Dublin|Dublin|DUBLIN|Baile Átha Cliath", "Cork|Cork"]);
  const more = projectOf(["the dublin", "Baile  Átha Cliath"]);
  expect(shown({ ...more, mentions: after.mentions! })).toEqual([
    "Dublin|the dublin|Baile Átha Cliath",
  ]);
  const again = merged(after, ["Dublin", "Cork"], "Cork");
  expect(again.mentions?.merged).toHaveLength(1);
  expect(shown(again)).toHaveLength(1);
  const { inverse } = applyEdit(before, (made as NamedEdit).edit);
  expect(applyEdit(after, inverse).project).toEqual(before);
});

test("one thing, and things of two types, are not merged", () => {
  const project = projectOf(["a1", "b1"], ["Thing", "Person"]);
  expect(mergeThings(project, named(project, "a1", "b1"), "a1")).toHaveProperty("refused");
  expect(mergeThings(project, named(project, "a1"), "a1")).toHaveProperty("refused");
});

test("what was merged by hand, by case, by article and as a plural is split again", () => {
  const hand = merged(projectOf(["Ada", "Eve", "Bob"]), ["Ada", "Eve", "Bob"], "Eve");
  expect(shown(split(hand, "Ada", ["Eve"]))).toEqual(["Ada|Ada|Bob", "Eve|Eve"]);
  expect(shown(split(hand, "Ada", ["Eve", "Bob"]))).toEqual(["Ada|Ada", "Eve|Eve|Bob"]);
  expect(split(split(hand, "Ada", ["Eve"]), "Ada", ["Bob"]).mentions?.merged).toEqual([]);

  const cases = projectOf(["Apple", "apple", "The Apple"]);
  const apart = split(cases, "Apple", ["apple"]);
  expect(shown(apart)).toEqual(["Apple|Apple|The Apple", "apple|apple"]);
  expect(shown(split(apart, "Apple", ["The Apple"]))).toHaveLength(3);
  const back = merged(apart, ["Apple", "apple"], "Apple");
  expect(shown(back)).toEqual(["Apple|Apple|The Apple|apple"]);
  expect(shown(split(back, "Apple", ["apple", "The Apple"]))).toEqual([
    "Apple|Apple",
    "apple|apple|The Apple",
  ]);

  const plural = split(projectOf(["engine", "engines"]), "engine", ["engines"]);
  expect(shown(plural)).toHaveLength(2);
  expect(shown({ ...projectOf(["engine", "ENGINES"]), mentions: plural.mentions! })).toHaveLength(
    2,
  );
  expect(shown(merged(plural, ["engine", "engines"], "engine"))).toHaveLength(1);
});

test("something goes and something stays", () => {
  const project = projectOf(["Apple", "apple"]);
  const [thing] = things(project);
  for (const forms of [[], ["nothing"], ["Apple", "apple"]])
    expect(splitThing(project, thing, forms)).toHaveProperty("refused");
});

test("what was said follows its type, and goes with it", () => {
  const both = merged(projectOf(["x1", "y1"], ["Thing"]), ["x1", "y1"], "y1");
  const { project } = applyEdit(
    both,
    (renameType(both, "entity", "Thing", "Item") as NamedEdit).edit,
  );
  expect(shown(project)).toEqual(["y1|x1|y1"]);
  expect(shown(done(project, mergeType(project, "entity", "Item", "Other")))).toEqual(["y1|x1|y1"]);
  expect(done(project, deleteType(project, "entity", "Item")).mentions?.merged).toEqual([]);
  expect(withMentionType(project.mentions, "nothing", null)).toBe(project.mentions);
});

test("what two projects say is joined, and what both say is said once", () => {
  const one = merged(projectOf(["a1", "b1", "c1"]), ["a1", "b1"], "a1").mentions!;
  const two = merged(projectOf(["b1", "c1"]), ["b1", "c1"], "c1").mentions!;
  expect(bothChoices(one, structuredClone(one))).toBe(one);
  expect(shown({ ...projectOf(["a1", "b1", "c1"]), mentions: bothChoices(one, two) })).toEqual([
    "a1|a1|b1|c1",
  ]);
});

const offers = (mentions: readonly string[], choices?: MentionChoices) =>
  sameThings(things(projectOf(mentions)), choices).map(({ name, things: of }) =>
    [name, ...of.flatMap(({ forms }) => forms)].join("|"),
  );

test.each([
  { mentions: ["J. Smith", "John Smith"], want: ["John Smith|John Smith|J. Smith"] },
  { mentions: ["Smith, John", "John Smith"], want: ["John Smith|Smith, John|John Smith"] },
  { mentions: ["Smith, J.", "John Smith"], want: ["John Smith|John Smith|Smith, J."] },
  {
    mentions: ["J.A. Smith", "John Adam Smith"],
    want: ["John Adam Smith|John Adam Smith|J.A. Smith"],
  },
  {
    mentions: ["Ludwig van Beethoven", "L. van Beethoven"],
    want: ["Ludwig van Beethoven|Ludwig van Beethoven|L. van Beethoven"],
  },
  {
    mentions: ["Arabidopsis thaliana", "A. thaliana"],
    want: ["Arabidopsis thaliana|Arabidopsis thaliana|A. thaliana"],
  },
  { mentions: ["Smith, J.", "J. Smith"], want: ["Smith, J.|Smith, J.|J. Smith"] },
  { mentions: ["J. Smith", "John Smith", "Jane Smith"], want: [] },
  { mentions: ["J. Smith", "Mary Smith", "J. Jones", "Smith", "J."], want: [] },
  { mentions: ["J. A. Smith", "John Smith"], want: [] },
  { mentions: ["Paris, France", "Lyon, France", "a, b, c", ",", "12. Street"], want: [] },
])("of $mentions may be one: $want", ({ mentions, want }) => {
  expect(offers(mentions)).toEqual(want);
});

test("an offer is made for things of one type, and not again once it was dismissed", () => {
  const two = projectOf(["J. Smith", "John Smith"], ["Thing", "Person"]);
  expect(sameThings(things(two))).toEqual([]);
  const project = projectOf(["J. Smith", "John Smith"]);
  const [offer] = sameThings(things(project));
  const kept = done(project, keepApart(project, offer.things));
  expect(sameThings(things(kept), kept.mentions)).toEqual([]);
  const accepted = done(project, mergeThings(project, offer.things, offer.name));
  expect(shown(accepted)).toEqual(["John Smith|J. Smith|John Smith"]);
  expect(sameThings(things(accepted), accepted.mentions)).toEqual([]);
});

test("whatever things are called: merged they are one, split they are as before", () => {
  fc.assert(
    fc.property(differentTypeNames({ minLength: 4, maxLength: 6 }), (names) => {
      const project = projectOf(names, [names[0]]);
      const before = things(project);
      fc.pre(before.length > 1);
      const [first, second] = before;
      const one = done(project, mergeThings(project, [first, second], second.name));
      expect(things(one)).toHaveLength(before.length - 1);
      const [thing] = things(one);
      const again = done(one, splitThing(one, thing, second.forms));
      const sets = (of: readonly Thing[]) => of.map(({ forms }) => [...forms].sort()).sort();
      expect(sets(things(again))).toEqual(sets(before));
      const { edit } = renameType(again, "entity", names[0], "Renamed") as NamedEdit;
      expect(sets(things(applyEdit(again, edit).project))).toEqual(sets(before));
    }),
    { numRuns: 100 },
  );
});
