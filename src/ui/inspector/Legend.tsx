import { useDeferredValue, useMemo } from "react";
import { Button } from "react-aria-components";
import { typeCounts } from "../../core/review/typeCounts.ts";
import { activeDoc, useApp, useViewStore } from "../app/useApp.ts";
import { looksOf, type TypeLook } from "../look/looks.ts";

/** All types with their colours, full names and numbers in the open document. */
export function Legend() {
  const looks = looksOf(useApp((s) => s.project.schema));
  // Counting a long document may come after the edit itself is seen.
  const doc = useDeferredValue(useApp(activeDoc));
  const view = useViewStore();
  const counts = useMemo(() => typeCounts(doc ? [doc] : []), [doc]);
  return (
    <section className="legend" aria-label="Legend">
      <header className="pane-head">
        <h2>Types</h2>
        <Button
          className="button plain"
          onPress={() => view.setState({ dialog: { kind: "types" } })}
        >
          Edit types
        </Button>
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
