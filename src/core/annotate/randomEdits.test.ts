import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import { addDoc, emptyTrash, renameDoc, restoreDoc, trashDoc } from "../document/docEdits.ts";
import type { Doc, Entity, Project, Relation, Status } from "../document/document.ts";
import { type Edit, isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import type { Span } from "../document/overlaps.ts";
import { isWithin, wholeScope } from "../document/scope.ts";
import { isEarlier } from "../document/symmetric.ts";
import { countedIds } from "../fixtures/countedIds.ts";
import { testDoc, testProject } from "../fixtures/project.ts";
import type { Prediction } from "../learn/example.ts";
import { type BulkScope, bulkMatches } from "../review/bulk.ts";
import { decideMatches } from "../review/decideMatches.ts";
import { labelOccurrences } from "../review/occurrences.ts";
import { annotateType } from "../types/annotating.ts";
import { anyTypedName } from "../types/anyTypeName.ts";
import { changeType } from "../types/changeType.ts";
import { mergeType } from "../types/mergeType.ts";
import { modelTypes } from "../types/schema.ts";
import { startFromSet } from "../types/startFromSet.ts";
import { setThresholds } from "../types/suggestFrom.ts";
import { addType, deleteType, renameType } from "../types/typeEdits.ts";
import { TYPE_SETS } from "../types/typeSets.ts";
import { TABLE } from "../types/typeTables.ts";
import { addEntity, moveBorder, moveEntity, retypeEntity } from "./entityEdits.ts";
import { knowType } from "./knowType.ts";
import { labelWords, moveAcross } from "./labelAcross.ts";
import { leaveOut } from "./leaveOut.ts";
import { mergeEntities } from "./mergeEntities.ts";
import { addRelation, retypeRelation, reverseRelation } from "./relationEdits.ts";
import { joinSentences, splitSentence } from "./sentenceBorders.ts";
import { splitEntity } from "./splitEntity.ts";
import {
  acceptSentence,
  finishSentence,
  removeEntity,
  removeRelation,
  reopenSentence,
  setEntityStatus,
  setRelationStatus,
} from "./statusEdits.ts";
import { mergePrediction } from "./suggestions.ts";

const newId = countedIds();

const TEXTS = [
  "Ada met Bob in Rome. Bob works for Acme there. Nobody came. Ada and Eve left Oslo again.",
  "Eve wrote from Lima. Acme and Bolt hired Ada Bob. Ada 👩‍👩‍👧 met Zoe\u0301.",
];
const STATUSES: Status[] = ["confirmed", "rejected", "suggested"];

/** Draws from an endless list of random numbers, and has a name for a type. */
interface Draw {
  below(limit: number): number;
  of<T>(items: readonly T[]): T;
  readonly typeName: string;
}

/** What one edit is drawn from. */
interface Drawn {
  readonly numbers: readonly number[];
  readonly typeName: string;
}

function drawFrom({ numbers, typeName }: Drawn): Draw {
  let next = 0;
  const below = (limit: number) => numbers[next++ % numbers.length] % limit;
  return { below, of: (items) => items[below(items.length)], typeName };
}

function randomPrediction(words: number, types: readonly string[], draw: Draw): Prediction {
  const entities = Array.from({ length: draw.below(5) }, () => {
    const start = draw.below(words);
    const end = Math.min(words, start + 1 + draw.below(3));
    return { start, end, type: draw.of(types), score: draw.below(100) / 100, boundaryScore: 1 };
  });
  const relations = Array.from({ length: entities.length && draw.below(4) }, () => ({
    head: draw.below(entities.length),
    tail: draw.below(entities.length),
    type: draw.of(["Works", "Meets", "Unknown"]),
    score: draw.below(100) / 100,
  }));
  return { entities, relations };
}

function predict(project: Project, doc: Doc, draw: Draw): Edit {
  const sentence = draw.of(doc.sentences);
  const types = ["Person", "Org", "Place", "Unknown"];
  const prediction = randomPrediction(sentence.words.length, types, draw);
  return mergePrediction(doc, sentence, prediction, { schema: project.schema, newId }).edit;
}

function randomScope(doc: Doc, sentence: string, span: Span, draw: Draw): BulkScope {
  return draw.of<BulkScope>([
    { kind: "project" },
    { kind: "document", doc: doc.id },
    { kind: "sentence", doc: doc.id, id: sentence },
    { kind: "selection", doc: doc.id, span },
  ]);
}

function decideMany(project: Project, scope: BulkScope, draw: Draw): NamedEdit | Refusal {
  const refs = bulkMatches(project, {
    scope,
    what: draw.of(["entities", "relations", "both"] as const),
    types: draw.of([null, ["Person", "Works"]]),
    side: draw.of(["atLeast", "below"] as const),
    threshold: draw.below(100) / 100,
  });
  return decideMatches(project, refs, draw.of(["confirmed", "rejected"] as const));
}

const allSentences = ({ docs }: Project) =>
  Object.values(docs).flatMap((doc) =>
    doc.sentences.map(({ id }) => ({ doc: doc.id, sentence: id })),
  );

let made = 0;
const freshId = () => `new${made++}`;

function randomEdit(project: Project, draw: Draw, id: string): NamedEdit | Refusal {
  const { schema } = project;
  const nothing = { refused: "nothing to do" };
  const docs = Object.values(project.docs);
  if (docs.length === 0) return addDoc(testDoc(id, TEXTS[0]));
  const doc = draw.of(docs);
  const entity = draw.of(Object.values(doc.entities)) as Entity | undefined;
  const other = draw.of(Object.values(doc.entities)) as Entity | undefined;
  const relation = draw.of(Object.values(doc.relations)) as Relation | undefined;
  const sentence = draw.of(doc.sentences).id;
  const entityType = draw.of(schema.entities)?.name ?? "Person";
  const relationType = draw.of(schema.relations)?.name ?? "Works";
  const start = draw.below(doc.text.length);
  const span = { start, end: Math.min(doc.text.length, start + 1 + draw.below(12)) };
  const status = draw.of(STATUSES);
  const kind = draw.of(["entity", "relation"] as const);
  const name = kind === "entity" ? entityType : relationType;
  const type = schema[TABLE[kind]].find((t) => t.name === name);
  const words = draw.of([-1, 1] as const);
  const border = draw.of(["start", "end"] as const);
  const here = draw.below(3) === 0 ? null : doc.id;
  const scope = randomScope(doc, sentence, span, draw);
  const text = draw.of(["Ada", "bob", "ada bob", "a", doc.text.slice(span.start, span.end)]);
  const choices: (() => NamedEdit | Refusal | undefined)[] = [
    () => addEntity(doc, schema, { id, ...span, type: entityType }),
    () => addEntity(doc, schema, { id, ...span, type: entityType }),
    () => addEntity(doc, schema, { id, ...span, type: entityType, by: "characters" }),
    () => labelWords(doc, schema, { id, newId: freshId(), ...span, type: entityType }),
    () => entity && moveAcross(doc, schema, { id: entity.id, ...span, newId: freshId() }),
    () => entity && moveEntity(doc, schema, { id: entity.id, ...span, by: "characters" }),
    () => entity && splitEntity(doc, schema, { id: entity.id, offset: start, newId: id }),
    () => entity && splitEntity(doc, schema, { id: entity.id, offset: entity.end - 1, newId: id }),
    () => entity && mergeEntities(doc, schema, entity.id, words),
    () => entity && mergeEntities(doc, schema, entity.id, words),
    () => decideMany(project, scope, draw),
    () => labelOccurrences(project, { text, type: entityType, matchCase: false, scope }, freshId),
    () => entity && retypeEntity(doc, schema, entity.id, entityType),
    () => entity && moveEntity(doc, schema, { id: entity.id, ...span }),
    () => entity && moveBorder(doc, schema, { id: entity.id, border, words }),
    () => entity && setEntityStatus(doc, entity.id, status),
    () => entity && removeEntity(doc, entity.id),
    () =>
      entity &&
      other &&
      addRelation(doc, schema, { id, head: entity.id, tail: other.id, type: relationType }),
    () => relation && retypeRelation(doc, schema, relation.id, relationType),
    () => relation && reverseRelation(doc, schema, relation.id),
    () => relation && setRelationStatus(doc, schema, relation.id, status),
    () => relation && removeRelation(doc, schema, relation.id),
    () => acceptSentence(doc, schema, sentence),
    () => finishSentence(doc, schema, sentence),
    () => reopenSentence(doc, sentence),
    () => type && knowType(doc, sentence, kind, type),
    () => leaveOut(project, [{ doc: doc.id, sentence }], draw.below(3) > 0),
    () => leaveOut(project, allSentences(project), draw.below(3) > 0),
    () => setThresholds(project, [{ kind, name, from: draw.of([null, 0.3, 0.6, 0.85]) }]),
    () => annotateType(project, { kind, name, doc: here, isOn: draw.below(2) === 0 }),
    () => joinSentences(doc, { from: sentence, to: draw.of(doc.sentences).id, newId: id }),
    () => splitSentence(doc, { id: sentence, offset: start, newIds: [id, `${id}b`] }),
    () => addDoc(testDoc(id, draw.of(TEXTS))),
    () => (draw.below(4) === 0 ? trashDoc(doc, 1) : restoreDoc(doc)),
    () => (draw.below(4) === 0 ? emptyTrash(project) : undefined),
    () => renameDoc(doc, id),
    () => addType(schema, kind, draw.typeName),
    () => renameType(project, kind, name, draw.typeName),
    () => (draw.below(4) === 0 ? deleteType(project, kind, name) : undefined),
    () => changeType(project, kind, name, { also: draw.of([[], ["other"], ["a", "b"]]) }),
    () =>
      draw.below(4) === 0
        ? startFromSet(project, draw.of(TYPE_SETS), modelTypes(schema))
        : undefined,
    () => changeType(project, "relation", relationType, { symmetric: draw.below(2) === 0 }),
    () => changeType(project, "relation", relationType, { heads: [entityType] }),
    () => changeType(project, "relation", relationType, { heads: null, tails: [entityType] }),
    () =>
      draw.below(3) === 0
        ? mergeType(project, kind, name, draw.of(schema[TABLE[kind]])?.name ?? name)
        : undefined,
    ...Array<() => NamedEdit>(8).fill(() => ({
      name: "predict",
      edit: predict(project, doc, draw),
    })),
  ];
  return draw.of(choices)() ?? nothing;
}

const drawn = fc.record({
  numbers: fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 }),
  typeName: anyTypedName,
});
const session = fc.array(drawn, { minLength: 1, maxLength: 60, size: "max" });
const start = () => testProject(testDoc("a", TEXTS[0]), testDoc("b", TEXTS[1]));

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const wholeLetters = new Map(
  TEXTS.map((text) => {
    const starts = [...graphemes.segment(text)].map(({ index }) => index);
    return [text, new Set([...starts, text.length])];
  }),
);

/** What is wrong with the borders of an entity: it has words of one sentence, and cuts no letter. */
function borderFault(doc: Doc, { start, end }: Entity): string | null {
  const words = doc.text.slice(start, end);
  if (!doc.sentences.some((s) => s.start <= start && end <= s.end)) return "is in no sentence";
  if (words === "" || words !== words.trim()) return `has the borders of “${words}”`;
  const cuts = wholeLetters.get(doc.text)!;
  return cuts.has(start) && cuts.has(end) ? null : "cuts a letter";
}

/** What must hold of every document whatever was done. */
function checkRules(project: Project) {
  const { relations } = project.schema;
  const whole = wholeScope(project.schema);
  const symmetric = new Set(relations.filter((t) => t.symmetric).map((t) => t.name));
  for (const doc of Object.values(project.docs)) {
    const entities = Object.values(doc.entities);
    expect(entities.map((e) => borderFault(doc, e)).filter(Boolean)).toEqual([]);
    const scopes = [...Object.values(doc.confirmed), doc.notAnnotated ?? whole];
    for (const scope of new Set(scopes)) expect(isWithin(scope, whole)).toBe(true);
    const leftOut = doc.notTrained ?? ["none"];
    expect(leftOut.length).toBeGreaterThan(0);
    expect(new Set(leftOut).size).toBe(leftOut.length);
    const places = entities.map((e) => `${e.start} ${e.end} ${e.type}`);
    expect(new Set(places).size, `twins in ${places}`).toBe(places.length);
    for (const r of Object.values(doc.relations)) {
      const ends = [doc.entities[r.head], doc.entities[r.tail]];
      expect(ends.every(Boolean), `ends of ${r.id}`).toBe(true);
      expect(r.head).not.toBe(r.tail);
      if (symmetric.has(r.type))
        expect(isEarlier(ends[1], ends[0]), `order of ${r.id}`).toBe(false);
      if (r.status !== "confirmed") continue;
      expect(ends.map((e) => e.status)).toEqual(["confirmed", "confirmed"]);
    }
  }
}

test("any session of edits can be taken back and done again, state by state", () => {
  fc.assert(
    fc.property(session, (steps) => {
      let project = start();
      const states = [project];
      const inverses: Edit[] = [];
      steps.forEach((step, i) => {
        const made = randomEdit(project, drawFrom(step), `n${i}`);
        if (isRefusal(made)) return;
        const applied = applyEdit(project, made.edit);
        project = applied.project;
        checkRules(project);
        states.push(project);
        inverses.push(applied.inverse);
      });
      const redos: Edit[] = [];
      for (let i = inverses.length - 1; i >= 0; i--) {
        const undone = applyEdit(project, inverses[i]);
        project = undone.project;
        redos.push(undone.inverse);
        expect(project).toEqual(states[i]);
      }
      for (let i = 1; i < states.length; i++) {
        project = applyEdit(project, redos.pop()!).project;
        expect(project).toEqual(states[i]);
      }
    }),
    { numRuns: 300 },
  );
});

test("a prediction changes nothing that the user decided, and done twice it changes nothing", () => {
  const decided = (doc: Doc) => ({
    entities: Object.values(doc.entities).filter(
      (e) => e.status !== "suggested" || e.score === null,
    ),
    confirmed: doc.confirmed,
    relations: Object.values(doc.relations).filter((r) => r.status === "confirmed"),
  });
  fc.assert(
    fc.property(session, drawn, (steps, last) => {
      let project = start();
      steps.forEach((step, i) => {
        const made = randomEdit(project, drawFrom(step), `n${i}`);
        if (!isRefusal(made)) project = applyEdit(project, made.edit).project;
      });
      for (const doc of Object.values(project.docs)) {
        const once = applyEdit(project, predict(project, doc, drawFrom(last))).project;
        expect(decided(once.docs[doc.id])).toEqual(decided(doc));
        const again = predict(once, once.docs[doc.id], drawFrom(last));
        expect(applyEdit(once, again).project).toEqual(once);
      }
    }),
    { numRuns: 300 },
  );
});
