import { apiAnswer } from "../../src/hub/fixtures/apiAnswer.ts";
import { noise, someModel } from "../../src/hub/fixtures/someModel.ts";
import type { Sample } from "./sample.ts";

/** How the Hub answers to an address that holds `of`: the first rule that fits holds. */
export interface HubRule {
  readonly of: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The content of which file; absent: none is sent. */
  readonly file?: string;
  /** So often it is sent, one after the other. */
  readonly times?: number;
}

/** What the Hub says of the model. */
export const INFO = "info.json";
/** How it answers. */
export const RULES = "answers.json";

const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const WHOLE = someModel();
const LIST = {
  weight_map: {
    a: "model-00001-of-00002.safetensors",
    b: "model-00002-of-00002.safetensors",
  },
};
const IN_PARTS = someModel({
  files: {
    "model.safetensors": undefined,
    "pytorch_model.bin": undefined,
    "model.safetensors.index.json": LIST,
    "model-00001-of-00002.safetensors": noise(300),
    "model-00002-of-00002.safetensors": noise(200, 5),
    "types.json": { entities: {}, relations: {} },
  },
});

const rule = (of: string, status: number, headers: HubRule["headers"] = {}): HubRule => {
  return { of, status, headers };
};
const api = (status: number, headers: HubRule["headers"] = {}, times = 1): HubRule => {
  return { of: "/api/models/", status, headers, file: INFO, times };
};
const sound = api(200, { "content-type": "application/json" });

/** Answers that are sound, or each strange in its own way; files come as they are where no rule fits. */
const RULE_SETS: readonly (readonly HubRule[])[] = [
  [sound],
  [sound, rule("/resolve/", 302, { location: "https://cdn-lfs.hf.co/blob/1?Signature=a" })],
  [sound, rule("/resolve/", 307, { location: "https://other.example/x" })],
  [sound, rule("/resolve/", 301, { location: "http://huggingface.co/x" })],
  [sound, rule("/resolve/", 308, { location: "/org/tiny-bert/resolve/again" })],
  [sound, rule("/resolve/", 302, { location: "javascript:alert(1)" })],
  [sound, rule("/resolve/", 200, {}), rule("hf.co", 204, {})],
  [sound, { ...rule("safetensors", 206, { "content-range": "bytes 0-1/2" }), file: "config.json" }],
  [sound, { ...rule("safetensors", 200, { "content-length": "-1" }), file: "config.json" }],
  [sound, { ...rule("vocab", 200, { "content-encoding": "br" }), file: RULES, times: 3 }],
  [sound, rule("model", 416, { "content-range": "bytes */0" })],
  [api(429, { "retry-after": "99999999999999999999", ratelimit: '"api";r=0;t=1' })],
  [api(503, { "retry-after": "Fri, 31 Dec 9999 23:59:59 GMT" })],
  [api(401, { "x-error-code": "RepoNotFound", "x-error-message": "<b>not found</b>" })],
  [api(403, { "x-error-code": "GatedRepo" })],
  [api(404, { "x-error-code": "RevisionNotFound", "x-error-message": "x".repeat(9000) })],
  [api(200, {}, 4000)],
  [api(204)],
];

/** What the Hub may answer: about a model, its files, where it sends on, and how. */
export function hubSamples(): Sample[] {
  return [WHOLE, IN_PARTS].flatMap((model) =>
    RULE_SETS.flatMap((rules) => {
      const files = {
        ...Object.fromEntries(model.files),
        [INFO]: json(apiAnswer(model, true)),
        [RULES]: json(rules),
      };
      const breaks = [INFO, RULES, "config.json", "model.safetensors.index.json"];
      const there = breaks.filter((name) => Object.hasOwn(files, name));
      return there.map((name): Sample => ({ format: "hub", reader: "hub", files, breaks: [name] }));
    }),
  );
}
