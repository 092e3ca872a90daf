import { afterEach, expect, test } from "vitest";
import type { HeldModel } from "./fixtures/heldModel.ts";
import { CONFIG, someModel } from "./fixtures/someModel.ts";
import { testHub } from "./fixtures/testHub.ts";
import { browserGet } from "./getters.ts";
import { lookUp } from "./lookUp.ts";

let close = async () => {};
afterEach(() => close());

async function serving(...models: HeldModel[]) {
  const made = await testHub(...models);
  close = made.close;
  return made;
}

test("an offer says name, commit, licence, kind, and the files that are needed and no more", async () => {
  const { hub, endpoint, asked } = await serving(someModel());
  const offer = await lookUp(hub, "org/tiny-bert");
  expect(offer).toMatchObject({
    id: "org--tiny-bert@0123456789abcdef0123456789abcdef01234567",
    repo: "org/tiny-bert",
    revision: "main",
    commit: "0123456789abcdef0123456789abcdef01234567",
    address: `${endpoint}/org/tiny-bert/tree/0123456789abcdef0123456789abcdef01234567`,
    licence: "apache-2.0",
    kind: "BERT",
    refusal: null,
  });
  expect(offer.files.map(({ path, hash }) => [path, hash.kind])).toEqual([
    ["config.json", "git-sha1"],
    ["tokenizer.json", "git-sha1"],
    ["README.md", "git-sha1"],
    ["tokenizer_config.json", "git-sha1"],
    ["model.safetensors", "sha256"],
  ]);
  expect(offer.bytes).toBe(offer.files.reduce((sum, { bytes }) => sum + bytes, 0));
  expect(asked.map(({ path }) => path)).toEqual([
    "/api/models/org/tiny-bert/revision/main?blobs=true",
    "/org/tiny-bert/resolve/0123456789abcdef0123456789abcdef01234567/config.json",
  ]);
});

test("a name that it had before leads to today's, in Node as in a browser", async () => {
  const model = someModel({ repo: "google-bert/bert", oldNames: ["bert"] });
  const { hub, endpoint } = await serving(model);
  expect((await lookUp(hub, "bert")).repo).toBe("google-bert/bert");
  const inBrowser = { ...hub, get: browserGet(endpoint, fetch) };
  expect((await lookUp(inBrowser, "bert")).repo).toBe("google-bert/bert");
});

test("a revision with a slash is found", async () => {
  const { hub } = await serving(someModel({ revisions: ["refs/pr/3"] }));
  expect((await lookUp(hub, "org/tiny-bert@refs/pr/3")).revision).toBe("refs/pr/3");
});

test.each([
  { card: { license: "other", license_name: "a-licence" }, says: "a-licence" },
  { card: { license: "other" }, says: "other" },
  { card: { license: ["mit", "apache-2.0"] }, says: "mit, apache-2.0" },
  { card: {}, tags: ["license:cc-by-4.0"], says: "cc-by-4.0" },
  { card: {}, says: null },
  { card: { license: 7 }, says: null },
])("the licence of $card is $says", async ({ card, tags, says }) => {
  const { hub } = await serving(someModel({ card, ...(tags && { tags }) }));
  expect((await lookUp(hub, "org/tiny-bert")).licence).toBe(says);
});

const without = (...names: string[]) => Object.fromEntries(names.map((name) => [name, undefined]));
const INDEX = {
  weight_map: { a: "model-00001-of-00002.safetensors", b: "model-00002-of-00002.safetensors" },
};

test.each([
  {
    what: "weights of PyTorch, where there are no others",
    files: without("model.safetensors"),
    takes: ["pytorch_model.bin"],
  },
  {
    what: "parts of weights, as their list names them",
    files: {
      ...without("model.safetensors"),
      "model.safetensors.index.json": INDEX,
      "model-00001-of-00002.safetensors": new Uint8Array(10),
      "model-00002-of-00002.safetensors": new Uint8Array(20),
    },
    takes: ["model.safetensors.index.json", ...Object.values(INDEX.weight_map)],
  },
  { what: "a vocab.txt", files: without("tokenizer.json"), takes: ["vocab.txt"] },
  {
    what: "vocab.json and merges.txt",
    files: { ...without("tokenizer.json", "vocab.txt"), "vocab.json": {}, "merges.txt": "a b" },
    takes: ["vocab.json", "merges.txt"],
  },
  { what: "types", files: { "types.json": {} }, takes: ["types.json"] },
])("taken: $what", async ({ files, takes }) => {
  const { hub } = await serving(someModel({ files }));
  const offer = await lookUp(hub, "org/tiny-bert");
  expect(offer.refusal).toBe(null);
  expect(offer.files.map(({ path }) => path)).toEqual(expect.arrayContaining(takes));
  const weights = offer.files.filter(({ path }) => /\.(?:bin|safetensors)$/.test(path));
  expect(weights.length).toBe(
    takes.filter((path) => /\.(?:bin|safetensors)$/.test(path)).length || 1,
  );
});

test.each([
  {
    what: "another kind",
    files: { "config.json": { ...CONFIG, model_type: "deberta-v2" } },
    says: /"deberta-v2".*BERT, RoBERTa/,
  },
  {
    what: "a config that cannot be computed",
    files: { "config.json": { ...CONFIG, position_embedding_type: "relative_key" } },
    says: "position_embedding_type",
  },
  { what: "no config", files: without("config.json"), says: "no config.json" },
  {
    what: "only SentencePiece",
    files: { ...without("tokenizer.json", "vocab.txt"), "sentencepiece.bpe.model": "x" },
    says: "its tokenizer is there as sentencepiece.bpe.model alone, which is not read",
  },
  { what: "no tokenizer", files: without("tokenizer.json", "vocab.txt"), says: "no tokenizer" },
  {
    what: "weights of other programs",
    files: without("model.safetensors", "pytorch_model.bin"),
    says: "tf_model.h5 is of TensorFlow",
  },
  {
    what: "parts that are not all there",
    files: { ...without("model.safetensors"), "model.safetensors.index.json": INDEX },
    says: "model-00001-of-00002.safetensors is missing",
  },
])("refused before anything is downloaded: $what", async ({ files, says }) => {
  const { hub, asked } = await serving(someModel({ files }));
  const offer = await lookUp(hub, "org/tiny-bert");
  expect(offer.refusal).toMatch(says);
  expect(offer).toMatchObject({ files: [], bytes: 0, licence: "apache-2.0" });
  expect(asked.filter(({ host }) => host === "large")).toEqual([]);
});

test("a gated model is refused with what to do", async () => {
  const { hub, endpoint } = await serving(someModel({ gated: "manual" }));
  expect((await lookUp(hub, "org/tiny-bert")).refusal).toBe(
    `it is not open to all: sign in at ${endpoint}/org/tiny-bert, accept its conditions, download its files by hand, and open their folder`,
  );
});

test("no model of a name, no such revision", async () => {
  const { hub } = await serving(someModel());
  await expect(lookUp(hub, "org/none")).rejects.toThrow("the Hub has no model “org/none”");
  await expect(lookUp(hub, "org/tiny-bert@v9")).rejects.toThrow("has no revision “v9” on the Hub");
});

test("asked too often: waits as long as it is told, and comes back", async () => {
  const { hub, faults, waits } = await serving(someModel());
  faults("/api/", [
    { kind: "status", status: 429, headers: { "retry-after": "7" } },
    { kind: "status", status: 503, headers: { "retry-after": "Thu, 01 Jan 2026 00:00:11 GMT" } },
  ]);
  await lookUp(hub, "org/tiny-bert");
  faults("/api/", [{ kind: "status", status: 429, headers: { ratelimit: '"api";r=0;t=55' } }]);
  await lookUp(hub, "org/tiny-bert");
  expect(waits).toEqual([7, 11, 55]);
});

test.each([
  { status: 500, headers: {}, tries: 3, says: "the Hub answers with 500: given up after 3 tries" },
  { status: 429, headers: { "retry-after": "3600" }, tries: 1, says: "asks to wait 60 minutes" },
  { status: 429, headers: { "retry-after": "9".repeat(400) }, tries: 1, says: "than a day" },
  { status: 418, headers: {}, tries: 1, says: "the Hub answers with 418: try again later" },
])("given up at $status", async ({ status, headers, tries, says }) => {
  const { hub, faults, asked } = await serving(someModel());
  faults("/api/", Array(5).fill({ kind: "status", status, headers }));
  await expect(lookUp(hub, "org/tiny-bert")).rejects.toThrow(says);
  expect(asked.length).toBe(tries);
});

test("a cut answer is asked for again", async () => {
  const { hub, faults, waits } = await serving(someModel());
  faults("/api/", [{ kind: "cut", after: 20 }]);
  expect((await lookUp(hub, "org/tiny-bert")).repo).toBe("org/tiny-bert");
  expect(waits).toEqual([1]);
});

test("no connection", async () => {
  const { hub, close } = await serving(someModel());
  await close();
  await expect(lookUp(hub, "org/tiny-bert")).rejects.toThrow(`no connection to ${hub.endpoint}`);
});

test("an answer that is none of the Hub's is not used", async () => {
  const { hub } = await serving(someModel({ repo: "org/tiny-bert", commit: "../../etc" }));
  await expect(lookUp(hub, "org/tiny-bert")).rejects.toThrow("the Hub's answer is not understood");
});

test("a redirect to a stranger is not followed", async () => {
  const { hub, faults } = await serving(someModel());
  faults("/api/", [{ kind: "sendTo", address: "http://example.org/x" }]);
  await expect(lookUp(hub, "org/tiny-bert")).rejects.toThrow(
    "the Hub sends to example.org, which is none of its hosts: not followed",
  );
});

test("what a browser was led to elsewhere is not read", async () => {
  const { hub, endpoint, faults } = await serving(someModel());
  const stranger = endpoint.replace("127.0.0.1", "localhost");
  const path = "/api/models/org/tiny-bert/revision/main";
  faults("/api/", [{ kind: "sendTo", address: `${stranger}${path}?blobs=true` }]);
  const inBrowser = { ...hub, get: browserGet(endpoint, fetch) };
  await expect(lookUp(inBrowser, "org/tiny-bert")).rejects.toThrow("which is none of its hosts");
});

test("a redirect in circles ends", async () => {
  const { hub, faults, asked } = await serving(someModel());
  faults(
    "/api/",
    Array(20).fill({ kind: "sendTo", address: "/api/models/org/tiny-bert/revision/main" }),
  );
  await expect(lookUp(hub, "org/tiny-bert")).rejects.toThrow("without end");
  expect(asked.length).toBe(11);
});
