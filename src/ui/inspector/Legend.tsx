import { useDeferredValue, useMemo } from "react";
import { typeCounts } from "../../core/review/typeCounts.ts";
import { activeDoc, useApp } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { looksOf, type TypeLook } from "../look/looks.ts";

/** All types with their colours, full names and numbers in the open document. */
export function Legend() {
  const looks = looksOf(useApp((s) => s.project.schema));
  // Counting a long document may come after the edit itself is seen.
  const doc = useDeferredValue(useApp(activeDoc));
  const counts = useMemo(() => typeCounts(doc ? [doc] : []), [doc]);
  return (
    <section className="legend" aria-label="Legend">
      <header className="pane-head">
        <h2>Types</h2>
        <CommandButton command="schema" className="button plain">
          Edit types
        </CommandButton>
      </header>
      <LegendList title="Spans" looks={looks.entities} counts={counts.entities} />
      <LegendList title="Relations" looks={looks.relations} counts={counts.relations} line />
      <dl className="looks-key">
        <dt className="look suggested">abc</dt>
        <dd>suggested by the model</dd>
        <dt className="look confirmed">abc</dt>
        <dd>confirmed by you</dd>
        <dt className="look rejected">abc</dt>
        <dd>rejected, shown on demand</dd>
      </dl>
    </section>
  );
}

interface ListProps {
  readonly title: string;
  readonly looks: ReadonlyMap<string, TypeLook>;
  readonly counts: ReadonlyMap<string, number>;
  readonly line?: boolean;
}

function LegendList({ title, looks, counts, line = false }: ListProps) {
  return (
    <>
      <h3>{title}</h3>
      {looks.size === 0 && <p className="quiet">None yet.</p>}
      <ul className="legend-list" aria-label={title}>
        {[...looks.values()].map(({ name, short, verbose, hue, key }) => (
          <li key={name}>
            <i className={line ? "swatch line" : "swatch"} data-hue={hue} />
            <span className="legend-name">{verbose}</span>
            {short !== verbose && (
              <small className="legend-short" data-hue={hue}>
                {short}
              </small>
            )}
            <span className="legend-count">{counts.get(name) ?? 0}</span>
            <kbd>{key?.toUpperCase() ?? ""}</kbd>
          </li>
        ))}
      </ul>
    </>
  );
}
