import fc from "fast-check";
import { expect, test } from "vitest";
import type { Example } from "../core/learn/example.ts";
import { seededRandom } from "../core/learn/random.ts";
import { differentTypeNames } from "../core/types/anyTypeName.ts";
import type { ModelTypes } from "../core/types/modelTypes.ts";
import { tokenizerOfFiles } from "../text/tokenizerFiles.ts";
import { prepare } from "./prepare.ts";
import { sample } from "./sample.ts";

const VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a"].join("\n");
const tokenizer = tokenizerOfFiles({
  "vocab.txt": VOCABULARY,
  "tokenizer_config.json": '{"do_lower_case": false}',
});
const SETTINGS = { maxSpanSize: 2, negativeEntities: 5, negativeRelations: 5 };

const typesOf = (entities: readonly string[], relations: readonly string[]): ModelTypes => ({
  entities: Object.fromEntries(entities.map((name) => [name, { short: name, verbose: name }])),
  relations: Object.fromEntries(
    relations.map((name) => [name, { short: name, verbose: name, symmetric: false }]),
  ),
});

/** One entity of each type side by side, and a relation of each type between the first two. */
const exampleOf = (entities: readonly string[], relations: readonly string[]): Example => ({
  id: "one",
  words: entities.map(() => "a"),
  entities: entities.map((type, i) => ({ type, start: i, end: i + 1 })),
  relations: relations.map((type) => ({ type, head: 0, tail: 1 })),
});

const names = differentTypeNames({ minLength: 2, maxLength: 8 });

test("every type is a label of its own, whatever it is called", () => {
  fc.assert(
    fc.property(names, names, (entities, relations) => {
      const types = typesOf(entities, relations);
      const example = exampleOf(entities, relations);
      const { prepared } = prepare([example], types, tokenizer, 512);
      const drawn = sample(prepared[0].example, types, SETTINGS, seededRandom(1));
      const [rows, pairTypes] = [Object.keys(types.entities), Object.keys(types.relations)];
      const gold = drawn.spans.slice(0, entities.length);
      expect(gold.map(({ types: wanted }) => rows[wanted.indexOf(1) - 1])).toEqual(entities);
      const held = pairTypes.filter((_, type) => drawn.pairs[0].types[type] === 1);
      expect(new Set(held)).toEqual(new Set(relations));
    }),
  );
});

test("a type that the model has not is refused, whatever it is called", () => {
  fc.assert(
    fc.property(names, ([entity, ...others]) => {
      const known = typesOf(others, others);
      const withEntity = exampleOf([entity, others[0]], []);
      const withRelation = exampleOf([others[0], others[0]], [entity]);
      expect(() => prepare([withEntity], known, tokenizer, 512)).toThrow("unknown entity type");
      expect(() => prepare([withRelation], known, tokenizer, 512)).toThrow("unknown relation type");
    }),
  );
});
