import type { Agreement } from "../../core/agreement/agreement.ts";
import { MEASURE_WORDS } from "../../core/agreement/measureWords.ts";
import { t } from "../../language/words.ts";
import { asSentence } from "../look/names.ts";
import { f1Text, kappaText } from "./figureText.ts";

interface Row {
  readonly name: string;
  readonly value: string;
  readonly words: string;
}

/** How far two sides agree, with what each figure means. */
export function MeasureTable({ agreement }: { agreement: Agreement }) {
  const { spans, relations, words } = agreement;
  const rows: readonly Row[] = [
    { name: t("Spans, strict: F1"), value: f1Text(spans.strict), words: MEASURE_WORDS.spansStrict },
    {
      name: t("Spans, relaxed: F1"),
      value: f1Text(spans.relaxed),
      words: MEASURE_WORDS.spansRelaxed,
    },
    { name: t("Borders only: F1"), value: f1Text(spans.borders), words: MEASURE_WORDS.borders },
    {
      name: t("Types of spans: kappa"),
      value: kappaText(spans.kappa),
      words: `${MEASURE_WORDS.spansKappa}: ${t("{items, plural, one {# span} other {# spans}}", { items: spans.kappa.items })}`,
    },
    {
      name: t("Words: kappa"),
      value: kappaText(words),
      words: `${MEASURE_WORDS.words}: ${t("{items, plural, one {# word} other {# words}}", { items: words.items })}`,
    },
    {
      name: t("Relations, strict: F1"),
      value: f1Text(relations.strict),
      words: MEASURE_WORDS.linksStrict,
    },
    {
      name: t("Relations, relaxed: F1"),
      value: f1Text(relations.relaxed),
      words: MEASURE_WORDS.linksRelaxed,
    },
    {
      name: t("Types of relations: kappa"),
      value: kappaText(relations.kappa),
      words: `${MEASURE_WORDS.linksKappa}: ${t("{items, plural, one {# pair} other {# pairs}}", { items: relations.kappa.items })}`,
    },
  ];
  return (
    <table className="table agreement-measures">
      <caption>{asSentence(`${MEASURE_WORDS.strict}. ${MEASURE_WORDS.undefined}`)}</caption>
      <thead>
        <tr>
          <th scope="col">{t("Measure")}</th>
          <th scope="col" className="number">
            {t("Agreement")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, words }) => (
          <tr key={name}>
            <th scope="row">
              {name}
              <small>{asSentence(words[0].toUpperCase() + words.slice(1))}</small>
            </th>
            <td className="number">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
