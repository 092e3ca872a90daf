import { useApp } from "../app/useApp.ts";
import type { Looks } from "../look/looks.ts";
import { lookOf } from "../look/looks.ts";
import { counted, percent } from "../look/names.ts";
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
    <section className="bulk-preview" aria-label="Preview" tabIndex={0}>
      <p role="status">
        <b>
          {found.length.toLocaleString("en")} of {counted(total, "suggestion")}
        </b>
        {docs > 1 && ` in ${counted(docs, "document")}`}
        {found.length > 0 && `: ${countsText(found, looks)}.`}
        {followers > 0 && ` ${followersText(followers, status)}`}
        {promised !== null && ` By their scores about ${percent(promised)} of them are right.`}
      </p>
      {examples.length > 0 && (
        <>
          <h3>{found.length > EXAMPLES ? "Nearest to the threshold" : "All of them"}</h3>
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
      return `${count.toLocaleString("en")} ${verbose}`;
    })
    .join(", ");

const followersText = (count: number, status: "confirmed" | "rejected"): string =>
  status === "confirmed"
    ? `${counted(count, "span")} that they relate ${count === 1 ? "is" : "are"} accepted too.`
    : `${counted(count, "relation")} of these spans ${count === 1 ? "goes" : "go"} with them.`;
