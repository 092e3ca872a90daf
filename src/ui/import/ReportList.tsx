import { shownNumber } from "../../language/numbers.ts";
import { visibly } from "../../language/unseen.ts";
import { t } from "../../language/words.ts";

/** More would not be read; what is copied has them all. */
const SHOWN = 100;
const SHOWN_LETTERS = 2000;

interface Props {
  readonly title: string;
  readonly items: readonly { readonly name: string; readonly details: readonly string[] }[];
}

/** A part of a report with its count; nothing when there is nothing in it. */
export function ReportList({ title, items }: Props) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>
        {title} ({shownNumber(items.length)})
      </h3>
      <ul>
        {items.slice(0, SHOWN).map(({ name, details }) => (
          <li key={`${name}\n${details[0]}`}>
            <b>{visibly(name)}</b>
            {details.slice(0, SHOWN).map((line) => (
              <p key={line} className="quiet">
                {line.length > SHOWN_LETTERS ? `${line.slice(0, SHOWN_LETTERS)}…` : line}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {items.length > SHOWN && <p className="quiet">{t("and more: Copy has them all")}</p>}
    </section>
  );
}
