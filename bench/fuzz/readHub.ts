import { download } from "../../src/hub/download.ts";
import { countedClock } from "../../src/hub/fixtures/countedClock.ts";
import { memoryPlace } from "../../src/hub/fixtures/memoryPlace.ts";
import { browserGet, nodeGet } from "../../src/hub/getters.ts";
import type { Hub } from "../../src/hub/hub.ts";
import { HubError } from "../../src/hub/hubError.ts";
import { HUB, mayAsk } from "../../src/hub/hubHosts.ts";
import { lookUp } from "../../src/hub/lookUp.ts";
import type { HubOffer } from "../../src/hub/offer.ts";
import { formatOffer, parseOffer } from "../../src/hub/offerRecord.ts";
import { type HubRule, RULES } from "./hubSamples.ts";
import type { Sample } from "./sample.ts";

type Files = Sample["files"];

/** No model needs so many questions, whatever the Hub answers. */
const MOST_ASKED = 150;
/** Nobody reads longer words of why something is refused. */
const LONGEST_WORDS = 3000;
/** Names that are files of a folder on every system. */
const SAFE_NAME = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[A-Za-z0-9_-][\w.-]{0,200}$/i;

/** Looks a model up, and downloads it, as page and command line do, from a Hub that answers as the files say. */
export async function readHub(files: Files): Promise<string | null> {
  for (const get of [nodeGet, followingGet]) {
    const asked: string[] = [];
    const fetch = fetchOf(files, asked);
    const hub: Hub = { endpoint: HUB, get: get(HUB, fetch), clock: countedClock().clock };
    const fault = await readFrom(hub).catch(errorFault);
    const stranger = asked.find((url) => !mayAsk(url, HUB));
    if (stranger !== undefined && get === nodeGet) return `asked ${stranger}`;
    if (asked.length > MOST_ASKED) return `asked ${asked.length} times`;
    if (fault !== null) return fault;
  }
  return null;
}

async function readFrom(hub: Hub): Promise<string | null> {
  const offer = await lookUp(hub, "org/tiny-bert");
  const wrong = offerFault(offer);
  if (wrong !== null || offer.refusal !== null) return wrong;
  const { place, files: here } = memoryPlace();
  const told: number[] = [];
  const ended = await download(hub, offer, place, {
    onProgress: ({ done }) => void told.push(done),
  }).then(() => null, errorFault);
  const isStray = [...here].some(([path, { length }]) => {
    const file = offer.files.find((one) => one.path === path);
    return !file || length > file.bytes;
  });
  if (isStray) return "keeps a file, or bytes of one, that was not offered";
  return told.some((done) => done > offer.bytes) ? "tells of more than there is" : ended;
}

function offerFault(offer: HubOffer): string | null {
  const { id, files, bytes, licence, refusal } = offer;
  if (!SAFE_NAME.test(id.replace("@", ""))) return `has the id ${id}`;
  const bad = files.find(({ path }) => !SAFE_NAME.test(path));
  if (bad) return `takes a file ${JSON.stringify(bad.path)}`;
  if (new Set(files.map(({ path }) => path)).size < files.length) return "takes a file twice";
  if (!Number.isSafeInteger(bytes) || bytes < 0) return `is ${bytes} bytes`;
  if ([licence, refusal].some((words) => (words?.length ?? 0) > LONGEST_WORDS))
    return "says more than anybody reads";
  return parseOffer(formatOffer(offer)) ? null : "cannot be kept";
}

function errorFault(error: unknown): string | null {
  if (!(error instanceof HubError)) return `threw ${error instanceof Error ? error.stack : error}`;
  return error.message.length > LONGEST_WORDS ? "says more than anybody reads" : null;
}

/** A browser's: redirects are followed before anything is looked at. */
const followingGet: typeof nodeGet = (endpoint, fetch) =>
  browserGet(endpoint, async (url, options) => {
    let at = String(url);
    for (let redirects = 0; redirects < 20; redirects++) {
      const response = await fetch(at, options);
      const to = response.headers.get("location");
      if (to === null || response.status < 300 || response.status > 399) {
        Object.defineProperty(response, "url", { value: at });
        return response;
      }
      if (!URL.canParse(to, at)) throw new TypeError("Failed to fetch");
      at = new URL(to, at).href;
    }
    throw new TypeError("Failed to fetch");
  });

/** Answers as the rules say; what none is about comes as it is. */
function fetchOf(files: Files, asked: string[]): typeof fetch {
  const rules = rulesIn(files);
  return async (input) => {
    const url = String(input);
    asked.push(url);
    const own = decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");
    const rule = rules.find(({ of }) => typeof of === "string" && url.includes(of));
    if (!rule) {
      const file = Object.hasOwn(files, own) ? files[own] : null;
      return new Response(file as BodyInit | null, { status: file ? 200 : 404 });
    }
    const name = rule.file ?? own;
    const content = Object.hasOwn(files, name) ? files[name] : null;
    const status = statusOf(rule.status);
    const isBare = status === 204 || status === 205 || status === 304;
    const body = isBare ? null : bodyOf(content, Number(rule.times ?? 1));
    return new Response(body, { status, headers: headersOf(rule.headers) });
  };
}

/** So many times a content, one after the other: it is never there as a whole. */
function bodyOf(content: Uint8Array | null, times: number): ReadableStream<Uint8Array> {
  let left = Number.isFinite(times) ? Math.min(times, 50_000) : 1;
  return new ReadableStream({
    pull: (to) => {
      if (content && left-- >= 1) to.enqueue(content.slice());
      else to.close();
    },
  });
}

/** Broken rules are no answers that a browser or Node would hand on. */
function rulesIn(files: Files): HubRule[] {
  try {
    const rules: unknown = JSON.parse(new TextDecoder().decode(files[RULES]));
    return Array.isArray(rules) ? rules.filter((one) => typeof one === "object" && one) : [];
  } catch {
    return [];
  }
}

const statusOf = (status: unknown): number =>
  Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599 ? Number(status) : 200;

function headersOf(named: unknown): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(named ?? {})) {
    try {
      headers.set(name, String(value));
    } catch {
      // It is none that can be sent.
    }
  }
  return headers;
}
