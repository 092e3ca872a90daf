import type { Score, TaskScores } from "../../core/learn/scores.ts";
import type { BeforeAfter } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";
import { type Looks, lookOf, looksOf, type TypeLook } from "../look/looks.ts";

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
      <BeforeAfterTable caption={`On ${sentences} held-out sentences, in per cent`} rows={rows} />
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
            <th scope="row">{name}</th>
            <Change before={before?.precision} after={after?.precision} />
            <Change before={before?.recall} after={after?.recall} />
            <Change before={before?.f1} after={after?.f1} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Change({
  before = 0,
  after = 0,
}: {
  before?: number | undefined;
  after?: number | undefined;
}) {
  const direction = after > before ? "better" : after < before ? "worse" : "same";
  return (
    <td data-change={direction}>
      <span className="before">{before.toFixed(1)}</span>
      <span className="unseen"> before, </span>
      <b>{after.toFixed(1)}</b>
      <span className="unseen"> after</span>
    </td>
  );
}

function typeRows({ before, after }: BeforeAfter, looks: Looks): Row[] {
  const rows = (task: "entities" | "relations", table: ReadonlyMap<string, TypeLook>) =>
    typesOf(before[task], after[task]).map((type) => ({
      name: lookOf(table, type).verbose,
      before: before[task].types[type],
      after: after[task].types[type],
    }));
  return [...rows("entities", looks.entities), ...rows("relations", looks.relations)];
}

const typesOf = (a: TaskScores, b: TaskScores): string[] => [
  ...new Set([...Object.keys(a.types), ...Object.keys(b.types)]),
];
