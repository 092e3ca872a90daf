import { useId } from "react";
import type { Compared } from "../../core/learn/bootstrap.ts";
import { MEASURES } from "../../core/learn/tally.ts";
import { t } from "../../language/words.ts";
import { DifferenceCell, FigureCell } from "./Figure.tsx";
import { MEASURE_NAMES } from "./measureNames.ts";

/** Precision, recall and F1 of one task. */
export function MeasureRows({ name, compared }: { name: string; compared: Compared }) {
  const id = useId();
  const { support, sentences } = compared.before;
  return (
    <tbody aria-labelledby={id}>
      <tr>
        <th id={id} scope="rowgroup" colSpan={4} className="group">
          {name} <small>{supportText(support, sentences)}</small>
        </th>
      </tr>
      {support > 0 &&
        MEASURES.map((measure) => (
          <tr key={measure}>
            <th scope="row">{MEASURE_NAMES[measure]}</th>
            <FigureCell of={compared.before[measure]} />
            <FigureCell of={compared.after[measure]} />
            <DifferenceCell of={compared.difference[measure]} sentences={sentences} />
          </tr>
        ))}
    </tbody>
  );
}

const supportText = (support: number, sentences: number): string =>
  support === 0
    ? t("nothing to find")
    : t("{support, number} to find, in {sentences, plural, one {# sentence} other {# sentences}}", {
        support,
        sentences,
      });
