import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseSafetensors } from "../../io/safetensors.ts";
import { encoderShapes } from "../parameters.ts";
import { ENCODER_KINDS, kindOf, parseBertConfig } from "./encoderKinds.ts";

const folder = (name: string) =>
  new URL(`../../parity/fixtures/encoders/${name}/`, import.meta.url);
const config = (name: string) =>
  JSON.parse(readFileSync(new URL("config.json", folder(name)), "utf8"));

describe.each([...ENCODER_KINDS.map(({ modelType }) => modelType), "electra-projected"])(
  "%s",
  (name) => {
    const kind = kindOf(config(name));
    const bytes = readFileSync(new URL("model.safetensors", folder(name)));
    const theirs = [...parseSafetensors(new Uint8Array(bytes), name).keys()];

    test("every tensor of its checkpoint is one of ours, and back", () => {
      const ours = theirs.map((tensor) => kind.ours(tensor));
      expect(new Set(ours)).toEqual(new Set(encoderShapes(parseBertConfig(config(name))).keys()));
      expect(ours.map((tensor) => kind.theirs(tensor))).toEqual(theirs);
    });

    test("names without what stands before them, and our own, are read too", () => {
      for (const tensor of theirs) {
        const bare = tensor.replace(/^\w+\./, "");
        expect(kind.ours(bare), bare).toBe(kind.ours(tensor));
        expect(kind.ours(kind.ours(tensor)), tensor).toBe(kind.ours(tensor));
      }
    });

    test("names of heads stay", () => {
      for (const head of [
        "entity_classifier.weight",
        "size_embeddings.weight",
        "pooler.dense.bias",
      ])
        expect(kind.theirs(kind.ours(head))).toBe(head);
    });
  },
);

test("RoBERTa's positions begin after the padding's", () => {
  expect(parseBertConfig({ ...config("roberta"), max_position_embeddings: 514 })).toMatchObject({
    maxPositions: 512,
    positionOffset: 2,
  });
});

test("ELECTRA's tables may be narrower, DistilBERT has no token types", () => {
  expect(parseBertConfig(config("electra-projected"))).toMatchObject({ embedding: 16, hidden: 32 });
  expect(parseBertConfig(config("distilbert")).tokenTypes).toBe(0);
});
