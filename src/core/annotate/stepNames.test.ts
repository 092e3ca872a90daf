import { expect, test } from "vitest";
import { testDoc, withEntity, withRelation } from "../fixtures/project.ts";
import { changeType } from "../types/changeType.ts";
import { addEntity, retypeEntity } from "./entityEdits.ts";
import { addRelation, retypeRelation, reverseRelation } from "./relationEdits.ts";
import { removeRelation, setRelationStatus } from "./statusEdits.ts";

/** Types whose names in files are not those that the user sees. */
const type = (name: string, verbose: string) => ({ name, short: name, verbose, formerNames: [] });
const schema = {
  entities: [type("Peop", "People"), type("Loc", "A place")],
  relations: [
    { ...type("Live_In", "Lives in"), symmetric: false },
    { ...type("Kin", "Family"), symmetric: true },
  ],
};
const plain = testDoc("d", "Ada lives in Rome with Eve.");
const named = ["Ada", "Rome", "Eve"].reduce(
  (doc, word) => withEntity(doc, word, word, { type: "Peop", status: "confirmed" }),
  plain,
);
const linked = withRelation(
  withRelation(named, "lives", ["Ada", "Live_In", "Rome"], { by: "user" }),
  "kin",
  ["Ada", "Kin", "Eve"],
  { status: "confirmed" },
);
const relation = { id: "new", head: "Eve", tail: "Rome", type: "Live_In" };
const ada = { id: "new", start: 0, end: 3 };
const project = { docs: { d: linked }, schema };

test.each([
  { made: addEntity(plain, schema, { ...ada, type: "Loc" }), says: "Add A place “Ada”" },
  { made: addEntity(named, schema, { ...ada, type: "Peop" }), says: "“Ada” is already People." },
  { made: retypeEntity(named, schema, "Ada", "Loc"), says: "Make “Ada” A place" },
  { made: addRelation(linked, schema, relation), says: "Add Lives in “Eve” → “Rome”" },
  {
    made: retypeRelation(linked, schema, "lives", "Kin"),
    says: "Make Lives in “Ada” → “Rome” Family",
  },
  { made: reverseRelation(linked, schema, "lives"), says: "Reverse Lives in “Ada” → “Rome”" },
  { made: reverseRelation(linked, schema, "kin"), says: "Family has no direction." },
  {
    made: addRelation(linked, schema, { id: "new", head: "Ada", tail: "Eve", type: "Kin" }),
    says: "Family “Ada” → “Eve” is there already.",
  },
  {
    made: setRelationStatus(linked, schema, "lives", "confirmed"),
    says: "Accept Lives in “Ada” → “Rome”",
  },
  { made: removeRelation(linked, schema, "lives"), says: "Delete Lives in “Ada” → “Rome”" },
  { made: changeType(project, "entity", "Loc", { hue: 3 }), says: "Change the colour of A place" },
  { made: changeType(project, "entity", "Loc", { key: "p" }), says: "Change the key of A place" },
  {
    made: changeType(project, "relation", "Live_In", { symmetric: true }),
    says: "Make Lives in symmetric",
  },
])("steps and refusals name types as they are shown: $says", ({ made, says }) => {
  expect("refused" in made ? made.refused : made.name).toBe(says);
});
