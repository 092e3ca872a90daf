import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { modelTypes, typesWithRules, withTypes } from "../../core/types/schema.ts";
import { formatModelTypes } from "../modelTypes.ts";
import { formatBratConf, parseBratConf, tellConfFaults } from "./bratConf.ts";

const read = (path: string) =>
  readFileSync(new URL(`../fixtures/brat/${path}`, import.meta.url), "utf8");

test("event types are entity types, roles relations, rules and macros are neither", () => {
  const types = parseBratConf(read("brat-news-tutorial/annotation.conf"));
  expect(Object.keys(types.entities).slice(0, 6)).toEqual([
    "Person",
    "Organization",
    "GPE",
    "Money",
    "Be-born",
    "Marry",
  ]);
  expect(Object.keys(types.relations)).toEqual(
    expect.arrayContaining(["Located", "Org-Arg", "Person-Arg", "Event-Arg", "Place-Arg"]),
  );
  expect(types.relations.Alias).toMatchObject({ symmetric: true });
  expect(parseBratConf(read("own/annotation.conf")).relations.Where).toBeDefined();
});

describe("what a relation may link", () => {
  const HEAD = "[entities]\nPerson\n!Group\n  Org\n  Team\nPlace\n<PO>=Person|Org\n[relations]\n";
  const linksOf = (rules: string, more = "") => {
    const { heads, tails } = parseBratConf(`${HEAD}R\t${rules}\n${more}`).relations.R;
    return { heads, tails };
  };
  test.each([
    { rules: "Arg1:Person, Arg2:Place", heads: ["Person"], tails: ["Place"] },
    { rules: "Arg1:Place|Person,  Arg2:<ENTITY>", heads: ["Person", "Place"] },
    { rules: "Arg1:<ANY>, Arg2:<PO>, <REL-TYPE>:symmetric", tails: ["Person", "Org"] },
    { rules: "Arg1:Group, Arg2:<PO>|Group|Place", heads: ["Org", "Team"] },
    { rules: "Arg2:Place, Arg1:Person", heads: ["Person"], tails: ["Place"] },
    { rules: "Arg1:Nobody, Arg2:<WHAT>" },
    { rules: "" },
    {
      rules: "Arg1:Person, Arg2:Place",
      more: "R\tArg1:Org, Arg2:Place",
      heads: ["Person", "Org"],
      tails: ["Place"],
    },
    {
      rules: "Arg1:Person, Arg2:Place",
      more: "R\tArg1:<ENTITY>, Arg2:Org",
      tails: ["Place", "Org"],
    },
    { rules: "Arg1:Person, Arg2:<EVENT>", more: "[events]\nGo", heads: ["Person"], tails: ["Go"] },
    { rules: "Arg1:Person, Arg2:Place", more: "[events]\nGo R:Person" },
  ])("$rules $more", ({ rules, more, heads, tails }) =>
    expect(linksOf(rules, more)).toEqual({ heads, tails }),
  );

  test("it is written and read again as the same", () => {
    const types = parseBratConf(read("brat-news-tutorial/annotation.conf"));
    expect(types.relations.Located).toMatchObject({ heads: ["Person"], tails: ["GPE"] });
    const schema = withTypes({ entities: [], relations: [] }, types);
    expect(schema.relations[0].tails).toEqual(["GPE"]);
    const again = parseBratConf(formatBratConf(typesWithRules(schema)));
    expect(again).toEqual(types);
    expect(formatModelTypes(types)).toBe(formatModelTypes(modelTypes(schema)));
  });
});

test("types named like members of Object are listed once each", () => {
  const conf =
    "[entities]\nconstructor\n__proto__\n[relations]\ntoString\tArg1:<ENTITY>, Arg2:__proto__\n";
  const types = parseBratConf(conf);
  expect(Object.keys(types.entities)).toEqual(["constructor", "__proto__"]);
  expect(types.relations.toString).toMatchObject({ symmetric: false, tails: ["__proto__"] });
});

test("lines that cannot be read as they stand are told, with their numbers", () => {
  const told: string[] = [];
  const conf = "[entities]\nPerson\nbad line <>\n[relations\nR\tArg1:Person\nS Arg1:\nT\n";
  tellConfFaults(conf, (kind, { line }) => void told.push(`${line}: ${kind}`));
  expect(told).toEqual([
    "3: words behind the name of a type of spans",
    "4: heads of sections that are not closed",
    "5: rules of relations without both ends",
    "6: rules of relations without both ends",
  ]);
  expect(Object.keys(parseBratConf(conf).relations)).toEqual(["R", "S", "T"]);
});

test.each(["brat-news-tutorial", "own"])(
  "nothing is told of what brat itself wrote: %s",
  (folder) => {
    tellConfFaults(read(`${folder}/annotation.conf`), (kind, place) => {
      throw new Error(`${kind} ${place.line}`);
    });
  },
);
