import { expect, test } from "vitest";
import { apiAnswer } from "../../src/hub/fixtures/apiAnswer.ts";
import { noise, someModel } from "../../src/hub/fixtures/someModel.ts";
import { type HubRule, INFO, RULES } from "./hubSamples.ts";
import { readHub } from "./readHub.ts";

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const API: HubRule = { of: "/api/models/", status: 200, headers: {}, file: INFO };

interface Answers {
  /** Files that the model has beside the usual ones; undefined takes one away. */
  readonly files?: Readonly<Record<string, unknown>>;
  readonly info?: object;
  readonly rules?: readonly HubRule[];
}

function answering({ files = {}, info = {}, rules = [API] }: Answers) {
  const model = someModel({ files });
  return readHub({
    ...Object.fromEntries(model.files),
    [INFO]: json({ ...apiAnswer(model, true), ...info }),
    [RULES]: json(rules),
  });
}

/** Weights in parts, of which one is called so, and is there. */
const part = (name: string): Answers => ({
  files: {
    "model.safetensors": undefined,
    "pytorch_model.bin": undefined,
    "model.safetensors.index.json": { weight_map: { a: name } },
    [name]: noise(200),
  },
});
const at = (of: string, status: number, headers: HubRule["headers"] = {}): HubRule => {
  return { of, status, headers };
};

test.each<Answers & { readonly what: string }>([
  { what: "sound ones" },
  ...["..", ".", "...", "-x.safetensors", "CON.safetensors", "nul.bin"].map((name) => ({
    what: `a part of the weights called ${name}`,
    ...part(name),
  })),
  { what: "a part that lies elsewhere", ...part("../../up.safetensors") },
  { what: "a part of one word", ...part(`${"x".repeat(9000)}.safetensors`) },
  { what: "no content for a file", rules: [API, at("/resolve/", 204)] },
  { what: "no content for the weights", rules: [API, at("safetensors", 204)] },
  { what: "no content about the model", rules: [at("/api/", 204)] },
  { what: "a licence of a million letters", info: { cardData: { license: "x".repeat(1e6) } } },
  {
    what: "ten thousand licences",
    info: { cardData: {}, tags: Array.from({ length: 10_000 }, (_, i) => `license:${i}`) },
  },
  {
    what: "a kind of model with a long name",
    files: { "config.json": { model_type: "y".repeat(1e6) } },
  },
  {
    what: "a field of the config with a long value",
    files: { "config.json": { model_type: "bert", hidden_act: "z".repeat(1e6) } },
  },
  { what: "files that are there twice", info: twice() },
  { what: "sizes whose sum is no number of bytes", info: huge() },
  {
    what: "a redirect to an address of a million letters",
    rules: [API, at("/resolve/", 302, { location: `https://huggingface.co/${"a".repeat(1e5)}` })],
  },
  {
    what: "a redirect to a host of a strange name",
    rules: [API, at("/resolve/", 302, { location: `https://${"a.".repeat(1000)}example/x` })],
  },
  { what: "a redirect to itself", rules: [API, at("/resolve/", 302, { location: "" })] },
  {
    what: "a redirect to a script",
    rules: [API, at("/resolve/", 302, { location: "javascript:alert(1)" })],
  },
  {
    what: "a redirect to no address",
    rules: [API, at("/resolve/", 302, { location: `http://[${"x".repeat(1e5)}` })],
  },
  { what: "to wait for ever", rules: [at("/api/", 429, { "retry-after": "9".repeat(400) })] },
  {
    what: "to wait until the end of time",
    rules: [at("/api/", 503, { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" })],
  },
  {
    what: "a part that was not asked for",
    rules: [
      API,
      { ...at("safetensors", 206, { "content-range": "bytes 5-9/5000" }), file: "config.json" },
    ],
  },
  {
    what: "a length below zero",
    rules: [API, { ...at("safetensors", 200, { "content-length": "-5" }), file: "config.json" }],
  },
])("is borne of the Hub: $what", async (answers) => {
  expect(await answering(answers)).toBeNull();
});

function twice(): object {
  const { siblings } = apiAnswer(someModel(), true);
  return { siblings: [...siblings, ...siblings] };
}

function huge(): object {
  const { siblings } = apiAnswer(someModel(), true);
  return {
    siblings: siblings.map((one) => ({ ...one, size: Number.MAX_SAFE_INTEGER, lfs: undefined })),
  };
}
