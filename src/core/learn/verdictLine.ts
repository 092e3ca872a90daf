import type { ByTask, Compared, Verdict } from "./bootstrap.ts";
import { FEWEST_HELD_OUT } from "./heldOut.ts";
import type { Task } from "./tally.ts";

/** What tasks are called. */
export const TASK_NAMES: Readonly<Record<Task, string>> = {
  entities: "Spans",
  relations: "Relations",
  relationsStrict: "Relations, strict",
};

/**
 * What a comparison says, in one sentence: "Better on spans: F1 71.2 → 76.4, +5.2 [1.9, 8.6];
 * relations: not distinguishable, 40.0 → 41.0, +1.0 [−3.1, 5.2]."
 */
export function verdictLine({ entities, relations }: ByTask<Compared>): string {
  const [first, second] = [part("spans", entities.micro), part("relations", relations.micro)];
  return `${capital(first)}; ${second}.`;
}

/** What a verdict says: of a few sentences none is given, whatever the interval holds. */
export const verdictWords = (verdict: Verdict, sentences: number): string =>
  sentences < FEWEST_HELD_OUT ? "too few sentences to tell" : verdict;

function part(name: string, { before, after, difference: { f1 } }: Compared): string {
  if (before.f1.value === null || after.f1.value === null)
    return `${name}: nothing to be found in these sentences`;
  const figures = `${fixed(before.f1.value)} → ${fixed(after.f1.value)}, ${differenceText(f1)}`;
  return f1.verdict === "not distinguishable"
    ? `${name}: not distinguishable, F1 ${figures}`
    : `${f1.verdict} on ${name}: F1 ${figures}`;
}

/** "+5.2 [1.9, 8.6]" */
function differenceText({ value, interval }: Compared["difference"]["f1"]): string {
  if (value === null) return "–";
  return `${signedText(value)}${interval ? ` ${intervalText(interval)}` : ""}`;
}

/** "[1.9, 8.6]" */
export const intervalText = ({ low, high }: { low: number; high: number }): string =>
  `[${fixed(low)}, ${fixed(high)}]`;

const fixed = (value: number): string => minus(withoutNothing(value.toFixed(1)));
/** "+5.2", "−0.3", "0.0" */
export const signedText = (value: number): string => {
  const text = withoutNothing(value.toFixed(1));
  return text.startsWith("-") || text === "0.0" ? minus(text) : `+${text}`;
};

/** There is no less than nothing. */
const withoutNothing = (text: string): string => (text === "-0.0" ? "0.0" : text);

/** The sign that is as wide as a plus. */
const minus = (text: string): string => text.replace("-", "−");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
