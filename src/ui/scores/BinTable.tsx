import { reliabilityBins } from "../../core/learn/calibrationError.ts";
import { t } from "../../language/words.ts";
import type { ReliabilityOf } from "./reliabilityChart.ts";

/** How many suggestions there are of each stretch of scores, and how many are right. */
export function BinTable({ before, after }: Pick<ReliabilityOf, "before" | "after">) {
  const [was, is] = [before, after].map(reliabilityBins);
  return (
    <table className="table">
      <caption>{t("Right, of suggestions with such scores")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("Score")}</th>
          <th scope="col">{t("As given")}</th>
          <th scope="col">{t("Corrected")}</th>
        </tr>
      </thead>
      <tbody>
        {was.map((bin, i) => (
          <tr key={bin.from}>
            <th scope="row">
              {t("{from, number} to {to, number} %", {
                from: Math.round(100 * bin.from),
                to: Math.round(100 * bin.to),
              })}
            </th>
            <td>{share(bin)}</td>
            <td>{share(is[i])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const share = ({ right, count }: { readonly right: number; readonly count: number }): string =>
  count === 0 ? "–" : t("{right, number} of {count, number}", { right, count });
