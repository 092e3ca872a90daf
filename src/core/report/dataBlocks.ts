import type { HeldOutRule } from "../learn/heldOut.ts";
import type { Evidence, Making } from "../lifecycle/modelVersion.ts";
import { type Block, facts, type Table } from "./block.ts";
import { ruleText } from "./ruleText.ts";

/** Of fewer examples a model learns little. */
const FEW = 5;

/** What a model was trained on, in numbers. */
export function dataBlocks({ data, types, rule }: Making, evidence: Evidence | null): Block[] {
  const { hash, trained, heldOut, taught, watched, inherited, isLineageKnown } = data;
  const usedToStop = evidence?.judged.filter((one) => one.usedToStop).length ?? 0;
  const others = isLineageKnown
    ? String(inherited)
    : `at least ${inherited}: a model before it was kept by an older Spanloom, which did not say`;
  return [
    { kind: "heading", level: 2, text: "Data" },
    facts("Sentences", [
      ["Trained on", String(trained)],
      ["Hash of these with their labels, in order", hash],
      ["Held out: never trained on", String(heldOut)],
      ...(rule ? ruleRows(rule) : []),
      ...(usedToStop > 0
        ? [["Of these used to choose when to stop, and not scored", String(usedToStop)] as const]
        : []),
      ["Not reviewed, rehearsed to keep what the model knew", String(taught)],
      ["Not reviewed, only looked at before and after", String(watched)],
      ["Others that the models before it were trained on", others],
    ]),
    labelsTable("spans", types.entities, data.labels.entities),
    ...(Object.keys(types.relations).length > 0
      ? [labelsTable("relations", types.relations, data.labels.relations)]
      : []),
  ];
}

function ruleRows(rule: HeldOutRule): (readonly [string, string])[] {
  const strata = rule.by === "sentences" ? ", stratified by type" : "";
  const barred = "Not held out, as a model before it was trained on them";
  return [
    ["How these were chosen, of all that was confirmed", `${ruleText(rule)}${strata}`],
    ...(rule.barred > 0 ? [[barred, String(rule.barred)] as const] : []),
  ];
}

function labelsTable(
  what: string,
  types: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, number>>,
): Table {
  return {
    kind: "table",
    caption: `Labels of ${what} in what was trained on`,
    columns: ["Type", "Labels", "Remark"],
    rows: Object.keys(types).map((type) => {
      const count = Object.hasOwn(labels, type) ? labels[type] : 0;
      return [type, String(count), count === 0 ? "no example" : count < FEW ? "few examples" : ""];
    }),
  };
}
