import { expect, test } from "vitest";
import type { RelationType, Schema } from "../../core/document/document.ts";
import { looksOf } from "../look/looks.ts";
import { ruleText } from "./AgainstRules.tsx";

const type = (name: string, verbose = name) => ({ name, short: name, verbose, formerNames: [] });
const textOf = (rules: Partial<RelationType>) => {
  const works = { ...type("Work_For", "Works for"), symmetric: false, ...rules };
  const schema: Schema = { entities: [type("Peop", "Person"), type("Org")], relations: [works] };
  const { entities, relations } = looksOf(schema);
  return ruleText(relations.get("Work_For")!, entities);
};

test.each([
  { name: "no rule", got: textOf({}), want: "Works for links any span to any span." },
  {
    name: "both ends",
    got: textOf({ heads: ["Peop"], tails: ["Org", "Place"] }),
    want: "Works for links Person to Org or Place.",
  },
  {
    name: "no direction",
    got: textOf({ symmetric: true, heads: ["Peop"] }),
    want: "Works for links Person with any span.",
  },
])("a rule in words: $name", ({ got, want }) => expect(got).toBe(want));
