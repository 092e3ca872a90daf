import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Kind } from "../../core/document/scope.ts";
import type { ConfusionMatrix, Label } from "../../core/learn/confusions.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf, type TypeLook } from "../look/looks.ts";
import { TypeText } from "../look/TypeText.tsx";
import { CountButton } from "./CountButton.tsx";
import { type GridPlace, gridMove } from "./gridMove.ts";

interface Props {
  readonly kind: Kind;
  readonly matrix: ConfusionMatrix;
  readonly chosen: { readonly gold: Label; readonly predicted: Label } | null;
  readonly onChoose: (gold: Label, predicted: Label) => void;
}

/** Which type was found as which. One stop of the Tab key: arrow keys go from number to number. */
export function ConfusionGrid({ kind, matrix, chosen, onChoose }: Props) {
  const looks = looksOf(useApp((s) => s.project.schema))[kind];
  const { labels, at } = matrix;
  const table = useRef<HTMLTableElement>(null);
  const filled = useMemo(() => filledOf(matrix), [matrix]);
  const [last, setLast] = useState<GridPlace | null>(null);
  const stop = filled.find((place) => isSame(place, last)) ?? filled.at(0);
  if (!stop) return <p className="quiet">{t("There is none of it in these sentences.")}</p>;
  const press = (event: KeyboardEvent) => {
    const to = gridMove(event.key, stop, filled);
    if (!to) return;
    event.preventDefault();
    setLast(to);
    const row = table.current?.querySelectorAll("tbody tr")[to.row];
    row?.querySelectorAll("td")[to.column].querySelector("button")?.focus();
  };
  return (
    <div className="proof-scroll">
      <table ref={table} className="confusions">
        <caption>
          <span className="confusions-caption">
            {t(
              "In rows what it is, in columns what it was found as; wrong borders stand with their types",
            )}
          </span>
        </caption>
        <thead>
          <tr>
            <td />
            {labels.map((label) => (
              <th key={keyOf(label)} scope="col">
                <LabelText label={label} looks={looks} none={t("missed")} isShort />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((gold, row) => (
            <tr key={keyOf(gold)}>
              <th scope="row">
                <LabelText label={gold} looks={looks} none={t("made up")} />
              </th>
              {labels.map((predicted, column) => (
                <td key={keyOf(predicted)} data-right={gold === predicted}>
                  <CountButton
                    count={at(gold, predicted).length}
                    label={cellName(gold, predicted, looks)}
                    isChosen={chosen?.gold === gold && chosen.predicted === predicted}
                    onChoose={() => onChoose(gold, predicted)}
                    tabIndex={isSame({ row, column }, stop) ? 0 : -1}
                    onFocus={() => setLast({ row, column })}
                    onKeyDown={press}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isSame = (a: GridPlace, b: GridPlace | null): boolean =>
  a.row === b?.row && a.column === b.column;

/** The cells that hold something, row by row. */
const filledOf = ({ labels, at }: ConfusionMatrix): GridPlace[] =>
  labels.flatMap((gold, row) =>
    labels.flatMap((predicted, column) =>
      at(gold, predicted).length > 0 ? [{ row, column }] : [],
    ),
  );

/** No name of a type begins with a blank. */
const keyOf = (label: Label): string => label ?? " ";

interface LabelProps {
  readonly label: Label;
  readonly looks: ReadonlyMap<string, TypeLook>;
  /** What it means that there is no type. */
  readonly none: string;
  readonly isShort?: boolean;
}

function LabelText({ label, looks, none, isShort = false }: LabelProps) {
  if (label === null) return <i>{none}</i>;
  const { verbose, short, hue } = lookOf(looks, label);
  return (
    <span data-hue={hue} className="grid-type" title={verbose}>
      <TypeText name={isShort ? short : verbose} />
    </span>
  );
}

function cellName(gold: Label, predicted: Label, looks: ReadonlyMap<string, TypeLook>): string {
  const name = (label: string) => lookOf(looks, label).verbose;
  if (gold === null)
    return t("{predicted} made up", { predicted: predicted === null ? "" : name(predicted) });
  if (predicted === null) return t("{name} missed", { name: name(gold) });
  return t("{name} found as {name2}", { name: name(gold), name2: name(predicted) });
}
