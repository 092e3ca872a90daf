import type { KindAgreement } from "../../core/agreement/agreement.ts";
import { MEASURE_WORDS } from "../../core/agreement/measureWords.ts";
import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import { lookOf, type TypeLook } from "../look/looks.ts";
import { asSentence } from "../look/names.ts";
import { TypeText } from "../look/TypeText.tsx";
import { f1Text, kappaText } from "./figureText.ts";

interface Props {
  readonly title: string;
  readonly of: KindAgreement;
  readonly looks: ReadonlyMap<string, TypeLook>;
  readonly isLine: boolean;
}

const words = MEASURE_WORDS.ofType;

/** Agreement type by type, and which types stand where the other side has another one. */
export function KindTable({ title, of, looks, isLine }: Props) {
  if (of.types.length === 0) return null;
  const swatch = isLine ? "swatch line" : "swatch";
  const name = (types: readonly string[]) =>
    types.map((type) => lookOf(looks, type).verbose).join(" + ");
  return (
    <section aria-label={title} className="agreement-kind">
      <h3>{title}</h3>
      <div className="agreement-scroll">
        <table className="table agreement-types">
          <caption>{asSentence(words[0].toUpperCase() + words.slice(1))}</caption>
          <thead>
            <tr>
              <th scope="col">{t("Type")}</th>
              {[t("Left"), t("Right"), t("Both"), "F1 strict", "F1 relaxed", t("Kappa")].map(
                (head) => (
                  <th key={head} scope="col" className="number">
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {of.types.map(({ type, left, right, both, strict, relaxed, kappa }) => {
              const { verbose, hue } = lookOf(looks, type);
              return (
                <tr key={type}>
                  <th scope="row">
                    <i className={swatch} data-hue={hue} /> <TypeText name={verbose} />
                  </th>
                  <td className="number">{shownNumber(left)}</td>
                  <td className="number">{shownNumber(right)}</td>
                  <td className="number">{shownNumber(both)}</td>
                  <td className="number">{f1Text(strict)}</td>
                  <td className="number">{f1Text(relaxed)}</td>
                  <td className="number">{kappaText(kappa)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {of.confusions.length > 0 && (
        <details>
          <summary>{t("The same place, other types")}</summary>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t("Left")}</th>
                <th scope="col">{t("Right")}</th>
                <th scope="col" className="number">
                  {t("Count")}
                </th>
              </tr>
            </thead>
            <tbody>
              {of.confusions.map(({ left, right, count }) => (
                <tr key={JSON.stringify([left, right])}>
                  <td>
                    <TypeText name={name(left)} />
                  </td>
                  <td>
                    <TypeText name={name(right)} />
                  </td>
                  <td className="number">{shownNumber(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
