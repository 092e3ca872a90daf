import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Doc, Project } from "../document/document.ts";
import { isRefusal } from "../document/edit.ts";
import {
  testDoc,
  testProject,
  testSchema,
  testScope,
  withEntity,
  withRelation,
} from "../fixtures/project.ts";
import type { Prediction } from "../learn/example.ts";
import { exampleOf } from "../learn/exampleOf.ts";
import type { StudiedSentence } from "../learn/storedStudy.ts";
import { keepMine, takeTheirs } from "./decideError.ts";
import { type LikelyError, likelyErrors } from "./likelyErrors.ts";

const TEXT =
  "Ann met Bob in Oslo. Cid met Dan in Bergen. Eve met Fay in Narvik. Gus met Hal near Tromso.";
const CONFIRMED = { status: "confirmed", by: "user", score: null } as const;

/** Sentences of two persons who meet in a place, all of them confirmed. */
function confirmed(): Doc {
  let doc = testDoc("d", TEXT);
  for (const [i, name] of ["Ann", "Bob", "Cid", "Dan", "Eve", "Fay", "Gus", "Hal"].entries())
    doc = withEntity(doc, `p${i}`, name, CONFIRMED);
  for (const [i, name] of ["Oslo", "Bergen", "Narvik", "Tromso"].entries())
    doc = withEntity(doc, `l${i}`, name, { ...CONFIRMED, type: "Place" });
  for (let i = 0; i < 4; i++)
    doc = withRelation(doc, `r${i}`, [`p${2 * i}`, "Works", `l${i}`], CONFIRMED);
  return { ...doc, confirmed: Object.fromEntries(doc.sentences.map(({ id }) => [id, testScope])) };
}

/** What models say that read each sentence as it is in this document. */
const readAs = (doc: Doc, truth: Doc): StudiedSentence[] =>
  doc.sentences.map((sentence, i) => {
    const { example } = exampleOf(doc, sentence, testScope);
    const { entities, relations } = exampleOf(truth, truth.sentences[i], testScope).example;
    const prediction: Prediction = {
      entities: entities.map((e) => ({ ...e, score: 0.9, boundaryScore: 0.9 })),
      relations: relations.map((r) => ({ ...r, score: 0.9 })),
    };
    return {
      example,
      reading: {
        prediction,
        entities: example.entities.map((mine) => {
          const isTrue = entities.some((one) => JSON.stringify(one) === JSON.stringify(mine));
          return isTrue ? { own: 0.95, none: 0.02 } : { own: 0.05, none: 0.9 };
        }),
        relations: example.relations.map(() => 0.05),
      },
    };
  });

const TRUTH = confirmed();

/** Ways to spoil the last sentence. */
const SPOILT: readonly { name: string; spoil: (doc: Doc) => Doc }[] = [
  {
    name: "a span is missing",
    spoil: ({ entities: { p7: _, ...entities }, ...doc }) => ({ ...doc, entities }),
  },
  { name: "a span is too many", spoil: (doc) => withEntity(doc, "odd", "near", CONFIRMED) },
  {
    name: "a span has another type",
    spoil: (doc) => withEntity(doc, "p6", "Gus", { ...CONFIRMED, type: "Org" }),
  },
  {
    name: "a span has other borders",
    spoil: (doc) => withEntity(doc, "p7", "met Hal", CONFIRMED),
  },
  {
    name: "a relation is missing",
    spoil: ({ relations: { r3: _, ...relations }, ...doc }) => ({ ...doc, relations }),
  },
  {
    name: "a relation is too many",
    spoil: (doc) => withRelation(doc, "odd", ["p6", "Meets", "p7"], CONFIRMED),
  },
  {
    name: "a relation has another type",
    spoil: (doc) => withRelation(doc, "r3", ["p6", "Meets", "l3"], CONFIRMED),
  },
  {
    name: "a relation goes the other way",
    spoil: (doc) => withRelation(doc, "r3", ["l3", "Works", "p6"], CONFIRMED),
  },
];

let ids = 0;
const newId = () => `new${ids++}`;
const errorsIn = (project: Project, studied: readonly StudiedSentence[]) =>
  likelyErrors(project, studied);
const docOf = (project: Project) => project.docs.d;
const labels = (doc: Doc) => {
  const { entities, relations } = exampleOf(doc, doc.sentences[3], testScope).example;
  return { entities: [...entities].sort((a, b) => a.start - b.start), relations };
};

function decide(project: Project, error: LikelyError, who: "theirs" | "mine") {
  const made =
    who === "theirs"
      ? takeTheirs(docOf(project), testSchema, error, newId)
      : keepMine(docOf(project), testSchema, error);
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit(project, made.edit);
}

test.each(SPOILT)("$name: it is found, taken as the models read it, and undone", ({ spoil }) => {
  const project = testProject(spoil(TRUTH));
  const studied = readAs(docOf(project), TRUTH);
  const errors = errorsIn(project, studied);
  expect(errors.map(({ sentence }) => sentence)).toContain("d:3");
  let now = project;
  const back = [];
  for (let step = 0; step < 3; step++) {
    const [error] = errorsIn(now, studied);
    if (!error) break;
    const { project: next, inverse } = decide(now, error, "theirs");
    expect(Object.keys(docOf(next).confirmed)).toHaveLength(4);
    back.unshift(inverse);
    now = next;
  }
  expect(errorsIn(now, studied)).toEqual([]);
  expect(labels(docOf(now))).toEqual(labels(TRUTH));
  for (const inverse of back) now = applyEdit(now, inverse).project;
  expect(now).toEqual(project);
});

test.each(SPOILT)("$name: it is kept, and not asked again until that is undone", ({ spoil }) => {
  const project = testProject(spoil(TRUTH));
  const studied = readAs(docOf(project), TRUTH);
  const [error] = errorsIn(project, studied);
  const { project: next, inverse } = decide(project, error, "mine");
  expect(labels(docOf(next))).toEqual(labels(docOf(project)));
  expect(errorsIn(next, studied).map(({ key }) => key)).not.toContain(error.key);
  // A later study reads the same: it is still known.
  expect(errorsIn(next, readAs(docOf(next), TRUTH)).map(({ key }) => key)).not.toContain(error.key);
  expect(errorsIn(applyEdit(next, inverse).project, studied)).toEqual(errorsIn(project, studied));
});

test("what the user rejected, and sentences that are open or have other words, are not asked about", () => {
  const {
    entities: { p7: _, ...entities },
    ...rest
  } = TRUTH;
  const doc = { ...rest, entities };
  const studied = readAs(doc, TRUTH);
  expect(errorsIn(testProject(doc), studied)).toHaveLength(1);
  const rejected = withEntity(doc, "p7", "Hal", { status: "rejected" });
  expect(errorsIn(testProject(rejected), studied)).toEqual([]);
  const { "d:3": __, ...others } = doc.confirmed;
  expect(errorsIn(testProject({ ...doc, confirmed: others }), studied)).toEqual([]);
  expect(errorsIn(testProject({ ...doc, trashedAt: 1 }), studied)).toEqual([]);
  expect(errorsIn(testProject(), studied)).toEqual([]);
  const text = doc.text.replace("Hal", "Ida");
  expect(errorsIn(testProject({ ...doc, text }), studied)).toEqual([]);
});

test("an error that was settled meanwhile changes nothing", () => {
  const project = testProject(SPOILT[2].spoil(TRUTH));
  const [error] = errorsIn(project, readAs(docOf(project), TRUTH));
  const { p6: _, ...entities } = docOf(project).entities;
  const gone = { ...docOf(project), entities };
  expect(isRefusal(takeTheirs(gone, testSchema, error, newId))).toBe(true);
  const cut = { ...docOf(project), sentences: docOf(project).sentences.slice(0, 3) };
  expect(isRefusal(takeTheirs(cut, testSchema, error, newId))).toBe(true);
});

test("decisions in any order, and their undoing, lead back to the same project", () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(3), fc.constantFrom("theirs" as const, "mine" as const)), {
        maxLength: 5,
      }),
      fc.subarray([...SPOILT.keys()].slice(0, 3)),
      (choices, spoilt) => {
        const project = testProject(spoilt.reduce((doc, i) => SPOILT[i].spoil(doc), TRUTH));
        const studied = readAs(docOf(project), TRUTH);
        let now = project;
        const back = [];
        for (const [which, who] of choices) {
          const errors = errorsIn(now, studied);
          if (errors.length === 0) break;
          const { project: next, inverse } = decide(now, errors[which % errors.length], who);
          expect(errorsIn(next, studied).length).toBeLessThanOrEqual(errors.length);
          back.unshift(inverse);
          now = next;
        }
        for (const inverse of back) now = applyEdit(now, inverse).project;
        expect(now).toEqual(project);
      },
    ),
    { numRuns: 50 },
  ));
