import { type ReactNode, useState } from "react";
import { RESAMPLES } from "../../core/learn/bootstrap.ts";
import { DEFAULT_HELD_OUT, FEWEST_HELD_OUT, type HeldOutRule } from "../../core/learn/heldOut.ts";
import { isEnough, type ProofMaterial } from "../../core/learn/proof.ts";
import { TASKS } from "../../core/learn/tally.ts";
import { TASK_NAMES, verdictLine } from "../../core/learn/verdictLine.ts";
import { ruleText } from "../../core/report/ruleText.ts";
import { Segments } from "../controls/Segments.tsx";
import { counted } from "../look/names.ts";
import { ByTypeTable } from "./ByTypeTable.tsx";
import { MeasureRows } from "./MeasureRows.tsx";
import { type ToProve, useProof } from "./useProof.ts";

interface Props extends ToProve {
  /** What the two models are called, at the head of the columns. */
  readonly names?: { readonly before: string; readonly after: string };
  /** How the sentences were held out; of others, what they are is said in words. */
  readonly rule?: HeldOutRule;
  readonly sentences?: string;
  /** What else can be done when there are too few of them. */
  readonly tooFew?: ReactNode;
}

const BEFORE_AFTER = { before: "Before", after: "After" };
const AVERAGES = [
  { id: "micro", name: "Micro" },
  { id: "macro", name: "Macro" },
] as const;

/** Two models on the same sentences: what it says in one sentence, and the figures with intervals. */
export function ProofTable({
  names = BEFORE_AFTER,
  rule = { ...DEFAULT_HELD_OUT, barred: 0 },
  sentences = `held-out sentences (${ruleText(rule)})`,
  tooFew,
  ...toProve
}: Props) {
  const { material, compared } = useProof(toProve);
  const [average, setAverage] = useState<"micro" | "macro">("micro");
  if (!isEnough(material)) return <TooFew {...{ material, rule }}>{tooFew}</TooFew>;
  if (!compared) return <p className="quiet">Reckoning the intervals…</p>;
  return (
    <section className="proof" aria-label={`${names.before} and ${names.after}`}>
      <p className="note verdict">
        {names !== BEFORE_AFTER && (
          <>
            <bdi>{names.after}</bdi> against <bdi>{names.before}</bdi>:{" "}
          </>
        )}
        {verdictLine(compared)}
      </p>
      <Segments label="Average" value={average} options={AVERAGES} onChange={setAverage} />
      <table className="table figures">
        <caption>
          On {material.counted.length.toLocaleString("en")} {sentences}, in per cent, with 95 %
          intervals by drawing the sentences anew {RESAMPLES.toLocaleString("en")} times; – where
          there was nothing to find, or too little for an interval. {leftOutText(material, rule)}
          {average === "macro" && "Macro is the mean over types, of which each counts the same."}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <bdi>{names.before}</bdi>
            </th>
            <th scope="col">
              <bdi>{names.after}</bdi>
            </th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        {TASKS.map((task) => (
          <MeasureRows key={task} name={TASK_NAMES[task]} compared={compared[task][average]} />
        ))}
      </table>
      <details>
        <summary>By type</summary>
        <ByTypeTable compared={compared} types={toProve.types} names={names} />
      </details>
    </section>
  );
}

/** What is not counted, and why. */
function leftOutText({ usedToStop, seen }: ProofMaterial, { barred }: HeldOutRule): string {
  const parts = [
    seen + barred > 0 &&
      `${counted(seen + barred, "sentence")} that one of the models, or one it came from, was trained on`,
    usedToStop > 0 && `${counted(usedToStop, "sentence")} that chose when to stop`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `Not counted: ${parts.join(", and ")}. ` : "";
}

interface TooFewProps {
  readonly material: ProofMaterial;
  readonly rule: HeldOutRule;
  readonly children: ReactNode;
}

/** What would be enough. */
function TooFew({ material, rule, children }: TooFewProps) {
  const { length } = material.counted;
  const more = Math.ceil((100 / rule.share) * (FEWEST_HELD_OUT - length));
  return (
    <div className="note">
      <p>
        Too few held-out sentences to tell whether it got better ({length} of {FEWEST_HELD_OUT}).{" "}
        {rule.share > 0
          ? `${rule.share} % are held out: about ${counted(more, "more confirmed sentence")} would be enough. `
          : "Nothing is held out: choose a share of the confirmed sentences for it. "}
        {leftOutText(material, rule)}
      </p>
      {children}
    </div>
  );
}
