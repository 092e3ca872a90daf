import { useMemo } from "react";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";
import type { ComparedModels } from "../../store/versionsState.ts";
import { measuredFacts } from "./measuredFacts.ts";

/** What was measured of two models before, each on sentences of its own. */
export function MeasuredTable({ names, measured }: Pick<ComparedModels, "names" | "measured">) {
  const facts = useMemo(() => measuredFacts(measured), [measured]);
  if (facts.length === 0) return null;
  return (
    <details>
      <summary>{t("What was measured of each")}</summary>
      <table className="table">
        <caption>
          {t(
            "As it is stored with each model: each on sentences of its own, so that small differences say little. 95 % intervals in brackets.",
          )}
        </caption>
        <thead>
          <tr>
            <td />
            {names.map((name, i) => (
              <th key={i === 0 ? "first" : "second"} scope="col">
                <bdi>{visibly(name)}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{of[0]}</td>
              <td>{of[1]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
