import { type Confusion, confusionsOf, OUTCOMES, type Outcome } from "../learn/confusions.ts";
import { type Judged, proving } from "../learn/judged.ts";
import type { ModelTypes } from "../types/modelTypes.ts";
import type { Block, Table } from "./block.ts";

const OUTCOME_NAMES: Readonly<Record<Outcome, string>> = {
  correct: "Right",
  wrongType: "Right borders, wrong type",
  wrongBorders: "Right type, wrong borders",
  wrongBoth: "Both wrong, but overlapping",
  missed: "Missed",
  madeUp: "Made up",
};

/** So many pairs of types are told: the most frequent ones. */
const MOST_PAIRS = 30;

/** What is taken for what on what was held out, as in SemEval's evaluation. */
export function confusionBlocks(judged: readonly Judged[], types: ModelTypes): Block[] {
  const counted = proving(judged);
  if (counted.length === 0) return [];
  const gold = counted.map(({ example }) => example);
  const of = (kind: "entities" | "relations", which: "before" | "after") =>
    confusionsOf(
      gold,
      counted.map((one) => one[which]),
      { kind, types },
    );
  return (["entities", "relations"] as const).flatMap((kind) => {
    const [before, after] = [of(kind, "before"), of(kind, "after")];
    if (before.length + after.length === 0) return [];
    const what = kind === "entities" ? "spans" : "relations";
    return [outcomeTable(what, before, after), ...pairTable(what, after)];
  });
}

function outcomeTable(
  what: string,
  before: readonly Confusion[],
  after: readonly Confusion[],
): Table {
  const count = (of: readonly Confusion[], wanted: Outcome) =>
    String(of.filter(({ outcome }) => outcome === wanted).length);
  return {
    kind: "table",
    caption: `What became of ${what} that were to be found, or were found`,
    columns: ["", "Before", "After"],
    rows: OUTCOMES.map((one) => [OUTCOME_NAMES[one], count(before, one), count(after, one)]),
  };
}

function pairTable(what: string, after: readonly Confusion[]): Table[] {
  const pairs = new Map<string, { readonly row: readonly [string, string]; count: number }>();
  for (const { gold, predicted } of after) {
    if (gold?.type === predicted?.type) continue;
    const row = [gold?.type ?? "nothing", predicted?.type ?? "nothing"] as const;
    // Nothing is no type, whatever types are called.
    const key = JSON.stringify([gold?.type ?? null, predicted?.type ?? null]);
    const pair = pairs.get(key) ?? { row, count: 0 };
    pair.count++;
    pairs.set(key, pair);
  }
  if (pairs.size === 0) return [];
  const sorted = [...pairs.values()].sort((a, b) => b.count - a.count).slice(0, MOST_PAIRS);
  return [
    {
      kind: "table",
      caption: `Which type of ${what} for which, after the training`,
      columns: ["To be found", "Found", "Times"],
      rows: sorted.map(({ row, count }) => [...row, String(count)]),
    },
  ];
}
