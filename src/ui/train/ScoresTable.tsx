import { type Score, scoreText, type TaskScores } from "../../core/learn/scores.ts";
import type { BeforeAfter } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";
import { type Looks, lookOf, looksOf, type TypeLook } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";

/** Scores on the held-out sentences, before and after. */
export function ScoresTable({ scores }: { scores: BeforeAfter }) {
  const { before, after, sentences } = scores;
  const looks = looksOf(useApp((s) => s.project.schema));
  const rows = [
    { name: "Spans", before: before.entities.micro, after: after.entities.micro },
    { name: "Relations", before: before.relations.micro, after: after.relations.micro },
    {
      name: "Relations, strict",
      before: before.relationsStrict.micro,
      after: after.relationsStrict.micro,
    },
  ];
  return (
    <>
      <BeforeAfterTable
        caption={`On ${sentences} held-out sentences, chosen by their words, in per cent; – where there was nothing to find`}
        rows={rows}
      />
      <details>
        <summary>By type</summary>
        <BeforeAfterTable caption="F1 by type, in per cent" rows={typeRows(scores, looks)} />
      </details>
    </>
  );
}

interface Row {
  readonly name: string;
  readonly before: Score | undefined;
  readonly after: Score | undefined;
}

function BeforeAfterTable({ caption, rows }: { caption: string; rows: readonly Row[] }) {
  return (
    <table className="table scores">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">Precision</th>
          <th scope="col">Recall</th>
          <th scope="col">F1</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, before, after }) => (
          <tr key={name}>
            <th scope="row">
              <TypeText name={name} />
            </th>
            <Change before={before?.precision} after={after?.precision} />
            <Change before={before?.recall} after={after?.recall} />
            <Change before={before?.f1} after={after?.f1} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ChangeProps {
  readonly before: number | null | undefined;
  readonly after: number | null | undefined;
}

function Change({ before, after }: ChangeProps) {
  return (
    <td data-change={directionOf(before, after)}>
      <span className="before">{scoreText(before, 1)}</span>
      <span className="unseen"> before, </span>
      <b>{scoreText(after, 1)}</b>
      <span className="unseen"> after</span>
    </td>
  );
}

function directionOf(before: ChangeProps["before"], after: ChangeProps["after"]): string {
  if (before == null || after == null || before === after) return "same";
  return after > before ? "better" : "worse";
}

function typeRows({ before, after }: BeforeAfter, looks: Looks): Row[] {
  const rows = (task: "entities" | "relations", table: ReadonlyMap<string, TypeLook>) =>
    typesOf(before[task], after[task]).map((type) => ({
      name: lookOf(table, type).verbose,
      before: scoreOf(before[task], type),
      after: scoreOf(after[task], type),
    }));
  return [...rows("entities", looks.entities), ...rows("relations", looks.relations)];
}

/** Undefined where a type was not scored, also one that is called like what every object has. */
const scoreOf = ({ types }: TaskScores, type: string): Score | undefined =>
  Object.hasOwn(types, type) ? types[type] : undefined;

const typesOf = (a: TaskScores, b: TaskScores): string[] => [
  ...new Set([...Object.keys(a.types), ...Object.keys(b.types)]),
];
