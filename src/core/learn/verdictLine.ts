import { shownFixed } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import type { ByTask, Compared, Verdict } from "./bootstrap.ts";
import { FEWEST_HELD_OUT } from "./heldOut.ts";
import type { Task } from "./tally.ts";

/** What tasks are called. */
export const TASK_NAMES: Readonly<Record<Task, string>> = {
  get entities() {
    return t("Spans");
  },
  get relations() {
    return t("Relations");
  },
  get relationsStrict() {
    return t("Relations, strict");
  },
};

/**
 * What a comparison says, in one sentence: "Better on spans: F1 71.2 → 76.4, +5.2 [1.9, 8.6];
 * relations: not distinguishable, 40.0 → 41.0, +1.0 [−3.1, 5.2]."
 */
export function verdictLine({ entities, relations }: ByTask<Compared>): string {
  const parts = [part(t("spans"), entities.micro), part(t("relations"), relations.micro)];
  return `${capital(parts[0])}; ${parts[1]}.`;
}

/** What a verdict says: of a few sentences none is given, whatever the interval holds. */
export const verdictWords = (verdict: Verdict, sentences: number): string =>
  sentences < FEWEST_HELD_OUT ? t("too few sentences to tell") : VERDICTS[verdict]();

const VERDICTS: Readonly<Record<Verdict, () => string>> = {
  better: () => t("better"),
  worse: () => t("worse"),
  "not distinguishable": () => t("not distinguishable"),
};

function part(name: string, { before, after, difference: { f1 } }: Compared): string {
  if (before.f1.value === null || after.f1.value === null)
    return t("{name}: nothing to be found in these sentences", { name });
  const figures = `${fixed(before.f1.value)} → ${fixed(after.f1.value)}, ${differenceText(f1)}`;
  return f1.verdict === "not distinguishable"
    ? t("{name}: not distinguishable, F1 {figures}", { name, figures })
    : f1.verdict === "better"
      ? t("better on {name}: F1 {figures}", { name, figures })
      : t("worse on {name}: F1 {figures}", { name, figures });
}

/** "+5.2 [1.9, 8.6]" */
function differenceText({ value, interval }: Compared["difference"]["f1"]): string {
  if (value === null) return "–";
  return `${signedText(value)}${interval ? ` ${intervalText(interval)}` : ""}`;
}

/** "[1.9, 8.6]" */
export const intervalText = ({ low, high }: { low: number; high: number }): string =>
  `[${fixed(low)}, ${fixed(high)}]`;

const fixed = (value: number): string => minus(withoutNothing(shownFixed(value, 1)));
/** "+5.2", "−0.3", "0.0" */
export const signedText = (value: number): string => {
  const text = withoutNothing(shownFixed(value, 1));
  return text.startsWith("-") || Number(text.replace(",", ".")) === 0 ? minus(text) : `+${text}`;
};

/** There is no less than nothing. */
const withoutNothing = (text: string): string => (/^-0[.,]0$/.test(text) ? text.slice(1) : text);

/** The sign that is as wide as a plus. */
const minus = (text: string): string => text.replace("-", "−");

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
