import { shownNumber } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import type { Looks } from "../look/looks.ts";
import { lookOf } from "../look/looks.ts";
import { percent } from "../look/names.ts";
import { Example } from "./Example.tsx";
import { countsByType, type Match, nearest, promisedShare } from "./matches.ts";

interface Props {
  readonly found: readonly Match[];
  readonly total: number;
  /** What else is decided with them. */
  readonly followers: number;
  readonly status: "confirmed" | "rejected";
  readonly threshold: number;
  readonly looks: Looks;
}

const EXAMPLES = 8;

/** What would be decided: how many of which type, and those nearest to the threshold. */
export function BulkPreview({ found, total, followers, status, threshold, looks }: Props) {
  const docs = new Set(found.map(({ doc }) => doc.id)).size;
  const isCorrected = useApp(
    ({ model }) => model.kind === "ready" && model.model.calibration !== undefined,
  );
  const promised = isCorrected ? promisedShare(found) : null;
  const examples = nearest(found, threshold, EXAMPLES);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard
    <section className="bulk-preview" aria-label={t("Preview")} tabIndex={0}>
      <p role="status">
        <b>
          {t("{found, number} of {total, plural, one {# suggestion} other {# suggestions}}", {
            found: found.length,
            total,
          })}
        </b>
        {docs > 1 && t(" in {docs, plural, one {# document} other {# documents}}", { docs })}
        {found.length > 0 && `: ${countsText(found, looks)}.`}
        {followers > 0 && ` ${followersText(followers, status)}`}
        {promised !== null &&
          t(" By their scores about {promised} of them are right.", {
            promised: percent(promised),
          })}
      </p>
      {examples.length > 0 && (
        <>
          <h3>{found.length > EXAMPLES ? t("Nearest to the threshold") : t("All of them")}</h3>
          <ul className="examples">
            {examples.map((example) => (
              <Example
                key={`${example.doc.id} ${example.kind} ${example.annotation.id}`}
                found={example}
                looks={looks}
                everywhere={docs > 1}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** "12 People, 3 Works for" */
const countsText = (found: readonly Match[], looks: Looks): string =>
  countsByType(found)
    .map(({ kind, type, count }) => {
      const { verbose } = lookOf(kind === "entity" ? looks.entities : looks.relations, type);
      return `${shownNumber(count)} ${verbose}`;
    })
    .join(", ");

const followersText = (count: number, status: "confirmed" | "rejected"): string =>
  status === "confirmed"
    ? t(
        "{count, plural, one {# span} other {# spans}} that they relate {count, plural, one {is} other {are}} accepted too.",
        { count },
      )
    : t(
        "{count, plural, one {# relation} other {# relations}} of these spans {count, plural, one {goes} other {go}} with them.",
        { count },
      );
