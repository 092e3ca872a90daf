import { useMemo } from "react";
import { Button } from "react-aria-components";
import { wholeScope } from "../../core/document/scope.ts";
import { FEW_EXAMPLES } from "../../core/learn/texts.ts";
import { type TypeExamples, typeExamples } from "../../core/learn/typeExamples.ts";
import type { TypeRef } from "../../core/review/knowledge.ts";
import { t } from "../../language/words.ts";
import { exampleSplit } from "../../store/exampleSplit.ts";
import { useApp } from "../app/useApp.ts";
import { type Looks, lookOf, looksOf } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";
import { SIDE_NAMES } from "./sideNames.ts";

/** How many sentences show each type, and where that is too few. */
export function TypeTable({ onChoose }: { onChoose: (type: TypeRef) => void }) {
  const schema = useApp((s) => s.project.schema);
  const { sentences } = useApp(exampleSplit);
  const rows = useMemo(() => typeExamples(wholeScope(schema), sentences), [schema, sentences]);
  const looks = looksOf(schema);
  if (rows.length === 0) return <p className="quiet">{t("The project has no types yet.")}</p>;
  return (
    <table className="table example-types">
      <caption>{t("Confirmed sentences with each type")}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{SIDE_NAMES.training}</th>
          <th scope="col">{SIDE_NAMES.heldOut}</th>
          <th scope="col">{SIDE_NAMES.leftOut}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TypeRow key={`${row.kind} ${row.type}`} row={row} looks={looks} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: TypeExamples;
  readonly looks: Looks;
  readonly onChoose: (type: TypeRef) => void;
}

function TypeRow({ row, looks, onChoose }: RowProps) {
  const { kind, type, training, heldOut, leftOut } = row;
  const { verbose, hue } = lookOf(looks[kind], type);
  const note = noteOf(row);
  return (
    <tr>
      <th scope="row">
        <Button
          className="link example-type"
          onPress={() =>
            onChoose({ kind: kind === "entities" ? "entity" : "relation", name: type })
          }
        >
          <i className={kind === "relations" ? "swatch line" : "swatch"} data-hue={hue} />
          <TypeText name={verbose} />
        </Button>
        {note !== null && <small className="example-note">{note}</small>}
      </th>
      <td>{training}</td>
      <td>{heldOut}</td>
      <td>{leftOut}</td>
    </tr>
  );
}

/** What is too little of a type; null: there is enough. */
function noteOf({ training, heldOut }: TypeExamples): string | null {
  if (training + heldOut === 0) return t("no example among the confirmed");
  if (training + heldOut < FEW_EXAMPLES)
    return t("fewer than {fewExamples, number} examples", { fewExamples: FEW_EXAMPLES });
  return heldOut === 0 ? t("none held out: not scored") : null;
}
