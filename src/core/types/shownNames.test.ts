import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdit } from "../document/applyEdit.ts";
import type { Project } from "../document/document.ts";
import { isRefusal, type NamedEdit, type Refusal } from "../document/edit.ts";
import { testDoc, testProject, withEntity } from "../fixtures/project.ts";
import { anyTypedName } from "./anyTypeName.ts";
import { mergeType } from "./mergeType.ts";
import { withTypes } from "./schema.ts";
import { isVisible, nameKey, twinsOf, typedName, typeShownAs } from "./shownNames.ts";
import { addType, deleteType, renameType } from "./typeEdits.ts";

test.each([
  { name: "tabs and line ends are blanks", typed: "\tA\r\nperson\u2028", want: "A person" },
  { name: "control characters too", typed: "A\u0000\u0085person", want: "A person" },
  { name: "and half of a character", typed: "A\ud83dperson", want: "A person" },
  { name: "signs of direction and emoji stay", typed: "\u202e👩‍👩‍👧 שם", want: "\u202e👩‍👩‍👧 שם" },
])("$name", ({ typed, want }) => expect(typedName(typed)).toBe(want));

describe("two names", () => {
  test.each([
    { a: "A person", b: "A \u00a0person ", same: true },
    { a: "nai\u0308ve", b: "naïve", same: true },
    { a: "A person", b: "A__ person_", same: true },
    { a: "A person", b: "a PERSON", same: true },
    { a: "ﬁ", b: "fi", same: true },
    { a: "Ｏther", b: "other", same: true },
    { a: "Straße", b: "STRASSE", same: true },
    { a: "ΟΔΟΣ", b: "οδος", same: true },
    { a: "Loc\u200b", b: "\u2060L\u00adoc\ufe0f", same: true },
    { a: "Loc", b: "Lok", same: false },
    { a: "naive", b: "naïve", same: false },
    { a: "A person", b: "Aperson", same: false },
  ])("“$a” and “$b” are one name: $same", ({ a, b, same }) => {
    expect(nameKey(a) === nameKey(b)).toBe(same);
  });
});

test("what is written out is meant before what is shortened so", () => {
  const type = (name: string, short: string) => ({ name, short, verbose: name, formerNames: [] });
  const [long, exact] = [type("Location", "Loc"), type("Loc", "L")];
  expect(typeShownAs([long, exact], "Loc")).toBe(exact);
  expect(typeShownAs([long], "Loc")).toBe(long);
  expect(isVisible("\u200b \u00ad")).toBe(false);
});

describe("a name that a reader takes for that of another type", () => {
  const project = testProject(testDoc("d", "Ada met Bob."));
  test.each(["person", "PERSON", "Per\u200bson", "Ｐerson", " person_"])("“%s”", (name) => {
    expect(addType(project.schema, "entity", name)).toHaveProperty("refused");
    expect(renameType(project, "entity", "Org", name)).toHaveProperty("refused");
    const renamed = renameType(project, "entity", "Person", name);
    expect(isRefusal(renamed), "its own type may take it").toBe(false);
  });
});

test("each of two types that a reader takes for one has the other as its twin", () => {
  const type = (name: string, short: string) => ({ name, short, verbose: name, formerNames: [] });
  const types = [type("People", "P"), type("Firm", "F"), type("people", "p2"), type("Fish", "f")];
  const twins = [...twinsOf(types)].map(([name, twin]) => [name, twin.name]);
  expect(Object.fromEntries(twins)).toEqual({
    People: "people",
    people: "People",
    Firm: "Fish",
    Fish: "Firm",
  });
});

describe("whatever is done to types,", () => {
  type Act = (project: Project) => NamedEdit | Refusal;
  const nth = ({ schema }: Project, i: number) => schema.entities[i % schema.entities.length].name;
  const place = fc.nat({ max: 20 });
  const act: fc.Arbitrary<Act> = fc.oneof(
    anyTypedName.map(
      (name): Act =>
        ({ schema }) =>
          addType(schema, "entity", name),
    ),
    fc.tuple(place, anyTypedName).map(
      ([i, name]): Act =>
        (to) =>
          renameType(to, "entity", nth(to, i), name),
    ),
    fc.tuple(place, place).map(
      ([i, j]): Act =>
        (to) =>
          mergeType(to, "entity", nth(to, i), nth(to, j)),
    ),
    place.map(
      (i): Act =>
        (to) => {
          return to.schema.entities.length > 2
            ? deleteType(to, "entity", nth(to, i))
            : { refused: "The others want some types." };
        },
    ),
    fc.tuple(anyTypedName, anyTypedName, anyTypedName).map(
      ([name, short, verbose]): Act =>
        (to) => {
          const entities = Object.fromEntries([[name, { short, verbose }]]);
          const schema = withTypes(to.schema, { entities, relations: {} });
          return { name: "Import types", edit: { schema } };
        },
    ),
  );
  const start = testProject(withEntity(testDoc("d", "Ada met Bob."), "ada", "Ada"));

  test("no two look alike, annotations keep theirs, and every step is taken back", () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
        let project: Project = start;
        for (const make of acts) {
          const made = make(project);
          if (isRefusal(made)) continue;
          const { project: after, inverse } = applyEdit(project, made.edit);
          expect(applyEdit(after, inverse).project).toEqual(project);
          project = after;
          for (const field of ["verbose", "short"] as const) {
            const forms = project.schema.entities.map((type) => nameKey(type[field]));
            expect(new Set(forms).size).toBe(forms.length);
          }
          const names = project.schema.entities.map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
          for (const { type } of Object.values(project.docs.d.entities)) {
            expect(names).toContain(type);
          }
        }
      }),
    );
  });
});
