import { describe, expect, test } from "vitest";
import { mergePrediction } from "../annotate/suggestions.ts";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project } from "../document/document.ts";
import type { NamedEdit } from "../document/edit.ts";
import { countedIds } from "../fixtures/countedIds.ts";
import { testDoc, testProject, withEntity, withRelation } from "../fixtures/project.ts";
import { WORST_TYPE_NAMES } from "./anyTypeName.ts";
import { type LeftOut, leftOutNow, takenAway } from "./leftOut.ts";
import { setThresholds } from "./suggestFrom.ts";

const plain = testDoc("d", "Ada met Bob in Rome. Eve left.");
const both = withEntity(withEntity(plain, "ada", "Ada", { score: 0.9 }), "bob", "Bob", {
  score: 0.5,
});
const full = withRelation(both, "met", ["ada", "Meets", "bob"], { score: 0.8 });

function apply(to: Project, { edit }: NamedEdit): Project {
  const { project, inverse } = applyEdit(to, edit);
  expect(applyEdit(project, inverse).project).toEqual(to);
  return project;
}
const from = (name: string, share: number | null, kind: "entity" | "relation" = "entity") => ({
  kind,
  name,
  from: share,
});
const recall = (leftOut: readonly LeftOut[]) => ({
  leftOut: { d: leftOut },
  newId: countedIds("back"),
});

describe("a type that asks for sureness", () => {
  test("has no suggestions below it, nor relations of such; a threshold is reached by its own score", () => {
    const { docs, schema } = apply(
      testProject(full),
      setThresholds(testProject(full), [from("Person", 0.6)]),
    );
    expect(Object.keys(docs.d.entities)).toEqual(["ada"]);
    expect(docs.d.relations).toEqual({});
    expect(schema.entities[0].suggestFrom).toBe(0.6);
    const at = apply(testProject(full), setThresholds(testProject(full), [from("Person", 0.5)]));
    expect(at.docs.d).toEqual(full);
  });

  test("keeps what was decided, and what the user asked for", () => {
    const decided = withEntity(
      withEntity(plain, "ada", "Ada", { status: "confirmed", score: 0.1 }),
      "bob",
      "Bob",
      { by: "user", score: 0.1 },
    );
    const after = apply(
      testProject(decided),
      setThresholds(testProject(decided), [from("Person", 0.9)]),
    );
    expect(after.docs.d).toEqual(decided);
  });

  test("shows again what it left out when it asks for less, with its relations, without a prediction", () => {
    const project = testProject(full);
    const made = setThresholds(project, [from("Person", 0.6)]);
    const hidden = apply(project, made);
    const records = takenAway(full, made.edit.inside?.d ?? {});
    expect(leftOutNow(hidden.docs.d, hidden.schema, records)).toHaveLength(1);
    const still = apply(hidden, setThresholds(hidden, [from("Person", 0.55)], recall(records)));
    expect(Object.keys(still.docs.d.entities)).toEqual(["ada"]);
    const back = apply(hidden, setThresholds(hidden, [from("Person", null)], recall(records)));
    expect(Object.values(back.docs.d.entities).map(({ score }) => score)).toEqual([0.9, 0.5]);
    expect(Object.values(back.docs.d.relations)).toMatchObject([{ type: "Meets", score: 0.8 }]);
    expect(back.schema.entities[0]).not.toHaveProperty("suggestFrom");
    expect(leftOutNow(back.docs.d, back.schema, records)).toEqual([]);
  });

  test("leaves a prediction out that is less sure, counted, with its relations", () => {
    const { schema } = apply(
      testProject(plain),
      setThresholds(testProject(plain), [from("Person", 0.6), from("Works", 0.7, "relation")]),
    );
    const entity = (type: string, start: number, score: number) => ({
      type,
      start,
      end: start + 1,
      score,
      boundaryScore: score,
    });
    const prediction = {
      entities: [entity("Person", 0, 0.9), entity("Person", 2, 0.5), entity("Org", 4, 0.1)],
      relations: [
        { type: "Meets", head: 0, tail: 1, score: 0.9 },
        { type: "Works", head: 0, tail: 2, score: 0.6 },
      ],
    };
    const { edit, leftOut } = mergePrediction(plain, plain.sentences[0], prediction, {
      schema,
      newId: countedIds("e"),
    });
    const doc = applyEdit({ docs: { d: plain }, schema }, edit).project.docs.d;
    expect(Object.values(doc.entities).map(({ type, score }) => [type, score])).toEqual([
      ["Person", 0.9],
      ["Org", 0.1],
    ]);
    expect(doc.relations).toEqual({});
    expect(leftOut.map(({ kind, type }) => [kind, type])).toEqual([
      ["span", "Person"],
      ["relation", "Meets"],
      ["relation", "Works"],
    ]);
  });
});

test("several types are one step, types that are not there nothing, the same again no change", () => {
  const project = testProject(full);
  const made = setThresholds(project, [
    from("Person", 0.6),
    from("Meets", 0.9, "relation"),
    from("Nobody", 0.5),
  ]);
  expect(made.name).toBe("Set which suggestions are shown");
  const after = apply(project, made);
  expect(after.schema.relations[1].suggestFrom).toBe(0.9);
  expect(setThresholds(after, [from("Person", 0.6)]).edit).toEqual({});
});

test("whatever a type is called", () => {
  for (const name of WORST_TYPE_NAMES) {
    const doc = withEntity(plain, "ada", "Ada", { type: name, score: 0.4 });
    const type = { name, short: name, verbose: name, formerNames: [] };
    const project = { docs: { d: doc }, schema: { entities: [type], relations: [] } };
    const after = apply(project, setThresholds(project, [from(name, 0.5)]));
    expect(after.docs.d.entities).toEqual({});
  }
});
