/** Where something went wrong. */
export type FaultPlace = "page" | "drawing" | "storage" | "model" | "opening";

/** Something that went wrong, without a word of documents, names or types. */
export interface Fault {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly place: FaultPlace;
  /** The error's own name: "TypeError", say. */
  readonly kind: string;
  /** Places in the code of the app, innermost first: "assets/index-ab12.js:1:2345". */
  readonly code: readonly string[];
}

/** What is remembered of a worker that ended: nobody knows more of it. */
export const WORKER_DIED = { name: "WorkerDiedError" } as const;

/** What is remembered of a page that ended in the middle of something: it could not say why. */
export const PAGE_ENDED = { name: "PageEndedError" } as const;

/** So many are remembered, the last ones. */
export const MOST_FAULTS = 50;
const MOST_PLACES = 8;
const MOST_LETTERS = 60;

/**
 * What is remembered of an error: never its message, which may hold words of the user's, and of its
 * stack the places alone.
 */
export function faultOf(place: FaultPlace, error: unknown, at: number): Fault {
  return { at, place, kind: kindOf(error), code: placesIn(error) };
}

function kindOf(error: unknown): string {
  const names: string[] = [];
  for (let is = error; typeof is === "object" && is !== null && names.length < 4; ) {
    const { name, inner, cause } = is as { name?: unknown; inner?: unknown; cause?: unknown };
    // A name of an error is one word; anything else was put there by somebody.
    if (typeof name === "string" && /^[A-Za-z]{1,40}$/.test(name)) names.push(name);
    is = inner ?? cause;
  }
  return names.join(" of ") || typeof error;
}

function placesIn(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  // The message may hold anything, also what looks like a place.
  const stack = (error.stack ?? "").replaceAll(error.message || "\n\n", "");
  const found = [
    ...stack.matchAll(/^\s*(?:at |.*@).*?([\w.-]+\/[\w.-]+\.m?[jt]sx?:\d+:\d+)\)?$/gm),
  ];
  return found.slice(0, MOST_PLACES).map(([, at]) => at.slice(-MOST_LETTERS));
}

/** The last faults, with one more. */
export const withFault = (faults: readonly Fault[], fault: Fault): Fault[] =>
  [...faults, fault].slice(-MOST_FAULTS);

/** What stands around the faults in a report. */
export interface FaultFrame {
  readonly version: string;
  readonly browser: string;
  /** The device that computes, and its kind of model. */
  readonly device: string;
  readonly usedBytes: number | null;
  readonly freeBytes: number | null;
  readonly isPersistent: boolean | null;
}

/** The log as text, to be read and copied into a report. */
export function faultReport(faults: readonly Fault[], frame: FaultFrame): string {
  const bytes = (count: number | null) => (count === null ? "not known" : `${count} bytes`);
  const head = [
    `Spanloom ${frame.version}`,
    `Browser: ${frame.browser}`,
    `Device: ${frame.device}`,
    `Storage: ${bytes(frame.usedBytes)} used, ${bytes(frame.freeBytes)} free, kept for good: ${frame.isPersistent ?? "not known"}`,
  ];
  const lines = faults.map(({ at, place, kind, code }) =>
    [`${new Date(at).toISOString()} ${place}: ${kind}`, ...code.map((one) => `  ${one}`)].join(
      "\n",
    ),
  );
  return [...head, faults.length === 0 ? "No faults." : "", ...lines].filter(Boolean).join("\n");
}
