import { useState } from "react";
import type { ByTask, Compared } from "../../core/learn/bootstrap.ts";
import { FEWEST_HELD_OUT } from "../../core/learn/heldOut.ts";
import { MEASURES, type Measure, TASKS, type Task } from "../../core/learn/tally.ts";
import { TASK_NAMES } from "../../core/learn/verdictLine.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { Segments } from "../controls/Segments.tsx";
import { lookOf, looksOf } from "../look/looks.ts";
import { Trans } from "../look/Trans.tsx";
import { TypeText } from "../look/TypeText.tsx";
import { DifferenceCell, FigureCell } from "./Figure.tsx";
import { MEASURE_NAMES } from "./measureNames.ts";

interface Props {
  readonly compared: ByTask<Compared>;
  readonly types: ModelTypes;
  readonly names: { readonly before: string; readonly after: string };
}

/** Each type that occurs, in the order of the schema. */
export function ByTypeTable({ compared, types, names }: Props) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const [task, setTask] = useState<Task>("entities");
  const [measure, setMeasure] = useState<Measure>("f1");
  const kind = task === "entities" ? "entities" : "relations";
  const found = compared[task].types;
  const rows = Object.keys(types[kind]).flatMap((type) => {
    const of = found.get(type);
    return of ? [{ type, name: lookOf(looks[kind], type).verbose, of }] : [];
  });
  return (
    <>
      <div className="proof-choices">
        <Segments
          label={t("Of")}
          value={task}
          options={options(TASKS, TASK_NAMES)}
          onChange={setTask}
        />
        <Segments
          label={t("Figure")}
          value={measure}
          options={options(MEASURES, MEASURE_NAMES)}
          onChange={setMeasure}
        />
      </div>
      <table className="table figures">
        <caption>
          <Trans
            id="{measureNames} by type, in per cent. Of a type that is to be found in fewer than {fewestHeldOut, number} sentences nothing is called better or worse.{rows}"
            values={{
              measureNames: MEASURE_NAMES[measure],
              fewestHeldOut: FEWEST_HELD_OUT,
              rows: rows.length >= MANY && byChance(rows.length),
            }}
          />
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <bdi>{visibly(names.before)}</bdi>
            </th>
            <th scope="col">
              <bdi>{visibly(names.after)}</bdi>
            </th>
            <th scope="col">{t("Difference")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ type, name, of }) => (
            <tr key={type}>
              <th scope="row">
                <TypeText name={name} />{" "}
                <small className="support">
                  {t("{support, number} to find", { support: of.before.support })}
                </small>
              </th>
              <FigureCell of={of.before[measure]} />
              <FigureCell of={of.after[measure]} />
              <DifferenceCell of={of.difference[measure]} sentences={of.before.sentences} />
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="quiet">{t("There is none of it in these sentences.")}</p>}
    </>
  );
}

/** With so many types, some come out better or worse by chance. */
const MANY = 10;

const byChance = (types: number): string =>
  t(" Of {types, number} types about {count, number} may be called so by chance alone.", {
    types,
    count: Math.max(1, Math.round(types / 20)),
  });

const options = <T extends string>(ids: readonly T[], names: Readonly<Record<T, string>>) =>
  ids.map((id) => ({ id, name: names[id] }));
