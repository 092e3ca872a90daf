import { describe, expect, test } from "vitest";
import { sampleBytes, sampleFiles } from "./fixtures/samples.ts";
import { FORMATS } from "./formats.ts";
import { sourceFile } from "./sourceFile.ts";

/** The formats of the folders of samples. */
const FOLDERS: readonly (readonly [folder: string, format: string])[] = [
  ["label-studio", "label-studio"],
  ["doccano", "doccano"],
  ["docred", "docred"],
  ["prodigy", "prodigy"],
  ["spert-json", "spert"],
  ["conll-bio", "conll"],
  ["conll-relations", "conll-relations"],
  ["conllu", "conllu"],
  ["webanno-tsv3", "webanno"],
  ["bioc-json", "bioc-json"],
  ["bioc-xml", "bioc-xml"],
  ["uima-xmi", "uima-xmi"],
  ["inception-cas-json", "uima-cas-json"],
  ["html", "html"],
];

/** Which format takes a file, where all of them are asked in order. */
function takerOf(folder: string, name: string): string | undefined {
  const file = sourceFile(name, sampleBytes(folder, name));
  return FORMATS.find(({ reader }) => (reader?.sniff([file]).length ?? 0) > 0)?.id;
}

const samplesIn = (folder: string): string[] =>
  sampleFiles(folder).filter((name) => !["expected.json", "sources.json"].includes(name));

describe.each(FOLDERS)("%s", (folder, format) => {
  test.each(samplesIn(folder))("%s is taken by its own format", (name) => {
    expect(takerOf(folder, name)).toBe(format);
  });
});

test("samples of words with tags or spans are of Hugging Face or of GLiNER", () => {
  const takers = samplesIn("hf-jsonl").map((name) => [name, takerOf("hf-jsonl", name)]);
  const want = samplesIn("hf-jsonl").map((name) => [name, /^gliner/.test(name) ? "gliner" : "hf"]);
  expect(takers).toEqual(want);
});

test("web annotations are taken with their texts", () => {
  const files = samplesIn("w3c-annotation").map((name) =>
    sourceFile(name, sampleBytes("w3c-annotation", name)),
  );
  const taken = FORMATS.filter(({ reader }) => (reader?.sniff(files).length ?? 0) > 0);
  const first = taken[0]?.reader?.sniff(files) ?? [];
  expect(taken[0]?.id ?? "w3c").toBe("w3c");
  expect(first).toEqual(files);
});
