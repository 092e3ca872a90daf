import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { data, spanloom, workplace } from "./fixtures/commandLine.ts";

const { at, train } = workplace();

describe("mistakes end with code 2 and one line", () => {
  const bad = (change: object) => JSON.stringify([data[0], { ...data[1], ...change }]);
  const files: Record<string, string> = {
    "range.json": bad({ entities: [{ type: "Person", start: 4, end: 9 }] }),
    "type.json": bad({ entities: [{ type: "Ship", start: 0, end: 1 }], relations: [] }),
    "known.json": bad({ known: { entities: ["Person", "Ship"], relations: [] } }),
    "broken.json": '[{"tokens": ["a"',
    "config.json": '{"epochs": "many"}',
    "two-lines.json": '{"epochs": 1\n"batch": 2}',
  };
  beforeAll(() => {
    for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text);
  });
  const dataOf = (file: string) => [
    "train",
    "--data",
    at(file),
    "--types",
    at("types.json"),
    "--encoder",
    at("encoder"),
    "--out",
    at("x"),
  ];

  test.each([
    { name: "no command", args: [], says: /Usage: spanloom/ },
    {
      name: "an unknown option",
      args: [...train(at("x")), "--bogus"],
      says: /unknown option '--bogus'/,
    },
    { name: "a missing option", args: ["eval", "--model", at("model")], says: /--data/ },
    {
      name: "data in two places",
      args: [...train(at("x")), "--project", at("a.spanloom")],
      says: /--data and --project exclude each other/,
    },
    { name: "a bad number", args: [...train(at("x")), "--epochs", "0"], says: /--epochs/ },
    { name: "a bad choice", args: ["eval", "--backend", "quantum"], says: /quantum/ },
    { name: "a missing file", args: dataOf("none.json"), says: /none\.json: no such file/ },
    {
      name: "a missing model",
      args: ["predict", "--model", at("none"), "-"],
      says: /none: no such folder/,
    },
    {
      name: "an encoder as a model",
      args: ["predict", "--model", at("encoder"), "-"],
      says: /no "spert_mt"/,
    },
    {
      name: "a span past its sentence",
      args: dataOf("range.json"),
      says: /range\.json, sentence 2, entities\[0\]/,
    },
    {
      name: "an unknown type",
      args: dataOf("type.json"),
      says: /type\.json, sentence 2, entities\[0\].*Ship/,
    },
    {
      name: "types for another number of files",
      args: [...dataOf("data.json"), "--data", `${at("data.json")},${at("type.json")}`].concat([
        "--types",
        `${at("types.json")},${at("types.json")},${at("types.json")}`,
      ]),
      says: /--data names 2 files and --types 3/,
    },
    {
      name: "a sentence that knows an unknown type",
      args: dataOf("known.json"),
      says: /known\.json, sentence 2, known\.entities\[1\].*Ship/,
    },
    {
      name: "a file where the model is to be",
      args: train(at("data.json", "model")),
      says: /data\.json: the folder cannot be made: a file is in the way/,
    },
    {
      name: "broken JSON of several lines",
      args: [...train(at("x")), "--config", at("two-lines.json")],
      says: /two-lines\.json, line 2: not JSON/,
    },
    { name: "broken JSON", args: dataOf("broken.json"), says: /broken\.json.*line 1/ },
    {
      name: "a bad config",
      args: [...train(at("x")), "--config", at("config.json")],
      says: /config\.json, epochs/,
    },
    {
      name: "more frozen layers than there are",
      args: [...train(at("x")), "--frozen-layers", "99"],
      says: /the encoder has \d+ layers: freeze 0 to \d+ of them/,
    },
  ])("$name", ({ args, says }) => {
    const { code, errors, lines } = spanloom(args);
    expect(errors).toMatch(says);
    expect(code).toBe(2);
    expect(lines).toEqual([]);
    if (args.length > 0)
      expect(
        errors
          .trim()
          .split("\n")
          .filter((line) => !line.startsWith("npm")),
      ).toHaveLength(1);
  });
});
