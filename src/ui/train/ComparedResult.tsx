import { useMemo } from "react";
import { Button } from "react-aria-components";
import { type Compared, type Estimate, pairedDifference } from "../../core/learn/bootstrap.ts";
import { FEWEST_HELD_OUT } from "../../core/learn/heldOut.ts";
import { judgedCounts } from "../../core/learn/judged.ts";
import { scoreText } from "../../core/learn/scores.ts";
import type { ComparedModels } from "../../store/versionsState.ts";
import { counted } from "../look/names.ts";
import { DifferingList } from "./DifferingList.tsx";

/** Seed of the resampling: the same sentences give the same intervals. */
const SEED = 1;

interface Props {
  readonly compared: ComparedModels;
  readonly onClose: () => void;
}

/** What came out of comparing two models. */
export function ComparedResult({ compared, onClose }: Props) {
  const { names, judged, seen, unknown } = compared;
  return (
    <section className="compared" aria-label={`${names[0]} and ${names[1]}`}>
      <h4>
        <bdi>{names[0]}</bdi> and <bdi>{names[1]}</bdi>
      </h4>
      <p className="quiet">
        {counted(judged.length, "confirmed sentence")} that neither was trained on; {seen} left out
        that one of them, or one before it, was.
        {unknown.map(
          (name) =>
            ` What ${name} was trained on is not stored: the rule of then was taken, every fifth sentence by its words.`,
        )}
      </p>
      {judged.length >= FEWEST_HELD_OUT ? (
        <ComparedTable compared={compared} />
      ) : (
        <p className="note">
          Too few to compare scores on ({judged.length} of {FEWEST_HELD_OUT}): confirm sentences
          that neither was trained on.
        </p>
      )}
      <DifferingList compared={compared} />
      <Button className="button small" onPress={onClose}>
        Close
      </Button>
    </section>
  );
}

function ComparedTable({ compared: { names, judged, types } }: Pick<Props, "compared">) {
  const result = useMemo(() => {
    const { before, after } = judgedCounts(judged, types);
    return pairedDifference(before, after, SEED);
  }, [judged, types]);
  const rows = [
    { name: "Spans", of: result.entities.micro },
    { name: "Relations", of: result.relations.micro },
    { name: "Relations, strict", of: result.relationsStrict.micro },
  ];
  return (
    <table className="table compared-table">
      <caption>
        Micro F1 in per cent, with 95 % intervals; nothing is called better whose interval holds 0
      </caption>
      <thead>
        <tr>
          <td />
          {names.map((name, i) => (
            <th key={`${i} ${name}`} scope="col">
              <bdi>{name}</bdi>
            </th>
          ))}
          <th scope="col">Difference</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <Figure of={of.before.f1} />
            <Figure of={of.after.f1} />
            <Figure of={of.difference.f1} verdict={verdictOf(of)} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const verdictOf = ({ difference: { f1 } }: Compared): string => {
  if (f1.value === null) return "";
  return f1.verdict === "not distinguishable" ? f1.verdict : `second ${f1.verdict}`;
};

function Figure({ of: { value, interval }, verdict }: { of: Estimate; verdict?: string }) {
  return (
    <td>
      <b>{scoreText(value, 1)}</b>
      {interval && (
        <small>
          {scoreText(interval.low, 1)} to {scoreText(interval.high, 1)}
        </small>
      )}
      {verdict && <small>{verdict}</small>}
    </td>
  );
}
