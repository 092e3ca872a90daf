import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import type { Doc, Entity, Project, Relation, Status } from "../core/document/document.ts";
import { isWithin, wholeScope } from "../core/document/scope.ts";
import type { Selection } from "../core/document/selection.ts";
import type { Prediction } from "../core/learn/example.ts";
import type { Thing } from "../core/results/mentions.ts";
import { thingsOf, triplesOf } from "../core/results/triples.ts";
import { anyTypedName } from "../core/types/anyTypeName.ts";
import { TYPE_SETS } from "../core/types/typeSets.ts";
import { atRest } from "./fixtures/atRest.ts";
import { drawnIds } from "./fixtures/drawnIds.ts";
import { findCapitals } from "./fixtures/fakeReadings.ts";
import { redoNames, undoNames } from "./fixtures/steps.ts";
import { closeTabs, newDisk, openTab, type Tab } from "./fixtures/tabs.ts";
import type { AppState } from "./state.ts";

/** The same draw in every run; `RUNS=1000 SEED=7` searches longer, and elsewhere. */
const HOW_LONG = {
  numRuns: Number(process.env.RUNS ?? 7),
  seed: Number(process.env.SEED ?? 1),
  endOnFailure: true,
};
const TEXTS = [
  "Ada met Bob in Rome. Bob works for Acme there. Ada and Eve left Oslo again.",
  "Eve wrote from Lima. Acme and Bolt hired Ada.",
  "Nobody came.",
];
const STATUSES: readonly Status[] = ["confirmed", "rejected", "suggested"];

/** Draws from an endless list of random numbers, and has a name for a type. */
interface Draw {
  below(limit: number): number;
  of<T>(items: readonly T[]): T;
  readonly typeName: string;
}

function drawFrom(numbers: readonly number[], typeName: string): Draw {
  let next = 0;
  const below = (limit: number) => numbers[next++ % numbers.length] % limit;
  return { below, of: (items) => items[below(items.length)], typeName };
}

interface Command {
  /** Whether it goes back or forth in the history. */
  readonly isStep: boolean;
  run(): unknown;
}

/** Anything that a user can do to a project, on things drawn from it. */
function randomCommand(state: AppState, draw: Draw): Command {
  const doc = state.project.docs[state.activeDoc ?? ""];
  const annotating = doc ? annotations(state, doc, draw) : [];
  const [ofDocs, ofTypes, ofMentions] = [documents, types, mentions].map((of) => of(state, draw));
  const choices = draw.of([ofDocs, ofTypes, ofMentions, annotating, annotating, annotating]);
  const edit = draw.of(choices) as (() => unknown) | undefined;
  const step = draw.of([() => state.undo(), () => state.undo(draw.below(5)), () => state.redo(2)]);
  return draw.below(5) === 0
    ? { isStep: true, run: step }
    : { isStep: false, run: edit ?? (() => {}) };
}

function documents(state: AppState, draw: Draw): (() => unknown)[] {
  const name = `n${draw.below(30)}`;
  const any = draw.of(Object.values(state.project.docs)) as Doc | undefined;
  return [
    () => state.addText(name, draw.of(TEXTS)),
    async () => {
      await state.importFiles([new File([draw.of(TEXTS)], `${name}.txt`)]);
      await state.commitImport();
    },
    () => any && state.openDoc(any.id),
    () => any && state.renameDoc(any.id, name),
    () => any && state.deleteDoc(any.id),
    () => any && state.restoreDoc(any.id),
    () => draw.below(3) === 0 && state.emptyTrash(),
    () => any && state.editCopy(any.id, draw.of(TEXTS)),
    () => any && state.editText(any.id, any.text.replace(/ \w+/, draw.of(["", " Eve", ". Bo"]))),
  ];
}

function types(state: AppState, draw: Draw): (() => unknown)[] {
  const { schema } = state.project;
  const kind = draw.of(["entity", "relation"] as const);
  const all = kind === "entity" ? schema.entities : schema.relations;
  const [type, other] = [draw.of(all)?.name, draw.of(all)?.name];
  const ends = () => draw.of([null, [], schema.entities.slice(0, 2).map((t) => t.name)]);
  const to = draw.typeName;
  if (!type) return [() => state.addType(kind, to)];
  return [
    () => state.addType(kind, to),
    () => state.renameType(kind, type, to),
    () => other !== type && state.mergeType(kind, type, other),
    // Not the last one: a project without types is given those of the model when it is opened.
    () => all.length > 1 && draw.below(3) === 0 && state.deleteType(kind, type),
    () => state.changeType(kind, type, { also: draw.of([[], [to], ["a", "b"]]) }),
    () => draw.below(4) === 0 && state.startFromSet(draw.of(TYPE_SETS)),
    () => state.changeType(kind, type, { hue: draw.below(9), key: draw.of(["x", null]) }),
    () => kind === "relation" && state.changeType(kind, type, { heads: ends(), tails: ends() }),
    () => kind === "relation" && state.changeType(kind, type, { symmetric: draw.below(2) === 0 }),
    () => state.setThresholds([{ kind, name: type, from: draw.of([null, 0.3, 0.85]) }]),
    () => state.annotateType(kind, type, draw.of([null, state.activeDoc]), draw.below(2) === 0),
  ];
}

/** What is said of mentions, as those of some triples. */
function mentions(state: AppState, draw: Draw): (() => unknown)[] {
  const { docs, schema, mentions: said } = state.project;
  const choice = { status: draw.of(["both", "confirmed"] as const), from: 0 };
  const all = thingsOf(triplesOf(Object.values(docs), choice, schema.relations, said));
  const [one, other, third] = [draw.of(all), draw.of(all), draw.of(all)];
  if (!one || !other || !third) return [];
  const two: Thing[] = one.id === other.id ? [one] : [one, other];
  return [
    () => state.mergeThings(two, other.name),
    () => state.mergeThings(two, other.name),
    () => third.id !== one.id && state.mergeThings([...two, third], one.name),
    () => state.splitThing(one, [draw.of(one.forms)]),
    () => state.keepApart(two),
  ];
}

function annotations(state: AppState, doc: Doc, draw: Draw): (() => unknown)[] {
  const entity = draw.of(Object.values(doc.entities)) as Entity | undefined;
  const other = draw.of(Object.values(doc.entities)) as Entity | undefined;
  const relation = draw.of(Object.values(doc.relations)) as Relation | undefined;
  const sentence = draw.of(doc.sentences)?.id ?? "";
  const type = draw.of(state.project.schema.entities)?.name ?? "Person";
  const relationType = draw.of(state.project.schema.relations)?.name ?? "Lives";
  const start = draw.below(doc.text.length);
  const end = Math.min(doc.text.length, start + 1 + draw.below(12));
  const by = draw.of(["words", "characters"] as const);
  const selection: Selection = draw.of([
    { kind: "sentence", id: sentence },
    { kind: "entity", id: entity?.id ?? "" },
    { kind: "relation", id: relation?.id ?? "" },
  ]);
  const status = draw.of(STATUSES);
  const refs = () =>
    Object.values(state.project.docs).flatMap((d) => [
      ...Object.keys(d.entities).map((id) => ({ doc: d.id, kind: "entity", id }) as const),
      ...Object.keys(d.relations).map((id) => ({ doc: d.id, kind: "relation", id }) as const),
    ]);
  return [
    () => state.addEntity(start, end, type, by),
    () => state.addEntity(start, end, type),
    () => entity && state.retypeEntity(entity.id, type),
    () => entity && state.moveEntity(entity.id, start, end, { by }),
    () => entity && state.moveBorder(entity.id, draw.of(["start", "end"]), draw.of([-1, 1])),
    () => entity && state.splitEntity(entity.id, entity.end - 1 - draw.below(6)),
    () => entity && state.mergeEntity(entity.id, draw.of([-1, 1])),
    () => {
      if (!entity || !other) return;
      state.startLink(entity.id);
      return state.finishLink(other.id, relationType);
    },
    () => relation && state.retypeRelation(relation.id, relationType),
    () => relation && state.reverseRelation(relation.id),
    () => state.setStatus(selection, status),
    () => state.remove(selection),
    () => state.acceptSentence(sentence),
    () => state.finishSentence(sentence),
    () => state.reopenSentence(sentence),
    () => state.knowType("entity", type, sentence),
    () => state.leaveOut([{ doc: doc.id, sentence }], draw.below(3) > 0),
    () => state.joinSentences(sentence, draw.of(doc.sentences)?.id ?? ""),
    () => state.splitSentence(sentence, start),
    () =>
      state.decideAll(
        refs().filter(() => draw.below(3) > 0),
        draw.of(["confirmed", "rejected"]),
      ),
    () =>
      state.labelOccurrences(doc.text.slice(start, end).trim(), type, draw.below(2) === 0, {
        kind: "project",
      }),
  ];
}

/** A tab that predicts nothing, so that the project changes by what the user does alone. */
async function quietTab(): Promise<Tab> {
  const tab = openTab();
  tab.service.predict = async () => ({ cancelled: true, split: [] });
  await atRest(tab);
  return tab;
}

/** A disk with documents that the model has been through. */
async function newProject(): Promise<void> {
  newDisk();
  const tab = openTab();
  await atRest(tab);
  for (const text of TEXTS) {
    await tab.state().addText("start", text);
    await atRest(tab);
  }
  closeTabs();
}

/** Sentences know types of the schema only. */
function checkScopes({ docs, schema }: Project): void {
  const scopes = Object.values(docs).flatMap(({ confirmed }) => Object.values(confirmed));
  for (const scope of new Set(scopes)) expect(isWithin(scope, wholeScope(schema))).toBe(true);
}

/** Closes a tab and opens another, which must find the project as this one showed it. */
async function reopen(tab: Tab): Promise<Tab> {
  await atRest(tab);
  closeTabs();
  const [before, again] = [tab.state(), await quietTab()];
  const after = again.state();
  expect(after.notices).toEqual([]);
  checkScopes(after.project);
  for (const fact of ["project", "history"] as const) {
    expect(after[fact], fact).toEqual(before[fact]);
  }
  return again;
}

const session = fc.record({
  ids: fc.integer(),
  commands: fc.array(
    fc.record({
      numbers: fc.array(fc.nat(1_000_000), { minLength: 30, maxLength: 30 }),
      typeName: anyTypedName,
      pause: fc.nat(29).map((n) => (n === 0 ? "reopen" : n < 5 ? "wait" : "none")),
    }),
    { minLength: 40, maxLength: 120, size: "max" },
  ),
});
afterEach(() => void vi.restoreAllMocks());
const broken = ({ notices }: AppState) => notices.filter(({ text }) => text.includes("cannot be"));

test("commands are undone and done again state by state, and every state is found stored", async () => {
  const property = fc.asyncProperty(session, async ({ ids, commands }) => {
    drawnIds(ids);
    await newProject();
    let tab = await quietTab();
    /** The project by how many steps can be undone, on the way that the history describes. */
    let states: Project[] = [];
    const check = () => {
      const { project, history } = tab.state();
      checkScopes(project);
      states[history.undo.length] ??= project;
      expect(project).toEqual(states[history.undo.length]);
    };
    for (const { numbers, typeName, pause } of commands) {
      const before = tab.state();
      const { isStep, run } = randomCommand(before, drawFrom(numbers, typeName));
      await run();
      const isNew = !isStep && tab.state().project !== before.project;
      if (isNew) states = states.slice(0, undoNames(before).length + 1);
      check();
      if (pause === "wait") await atRest(tab);
      if (pause === "reopen") tab = await reopen(tab);
    }
    while (redoNames(tab.state()).length > 0) {
      tab.state().redo();
      check();
    }
    const end = tab.state().project;
    while (undoNames(tab.state()).length > 0) {
      tab.state().undo();
      check();
    }
    tab = await reopen(tab);
    tab.state().redo(1000);
    expect(tab.state().project).toEqual(end);
    tab = await reopen(tab);
    tab.state().undo(1000);
    check();
    expect(broken(tab.state())).toEqual([]);
    closeTabs();
  });
  await fc.assert(property, HOW_LONG);
});

test("also between predictions everything is stored, and undone and done again", async () => {
  const property = fc.asyncProperty(session, async ({ ids, commands }) => {
    drawnIds(ids);
    await newProject();
    let tab = openTab();
    await atRest(tab);
    for (const { numbers, typeName, pause } of commands) {
      const draw = drawFrom(numbers, typeName);
      tab.fake.find = (words) => someOf(findCapitals(words), draw);
      await randomCommand(tab.state(), draw).run();
      if (draw.below(4) === 0) await tab.state().predict();
      if (pause === "wait") await atRest(tab);
      if (pause === "reopen") {
        await reopen(tab);
        closeTabs();
        tab = openTab();
        await atRest(tab);
      }
    }
    tab = await reopen(tab);
    const way = (["undo", "redo", "undo", "redo"] as const).map((direction) => {
      tab.state()[direction](1000);
      return tab.state().project;
    });
    expect(way.slice(2)).toEqual(way.slice(0, 2));
    expect(broken(tab.state())).toEqual([]);
    await atRest(tab);
    closeTabs();
  });
  await fc.assert(property, HOW_LONG);
});

/** A part of what was found, so that predictions differ. */
function someOf({ entities, relations }: Prediction, draw: Draw): Prediction {
  const kept = entities.filter(() => draw.below(4) > 0);
  return { entities: kept, relations: relations.filter(() => kept.length === entities.length) };
}
