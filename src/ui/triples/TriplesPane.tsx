import { useDeferredValue, useMemo } from "react";
import { liveDocs } from "../../core/document/liveDocs.ts";
import { shownTriples, tripleLines } from "../../core/results/shownTriples.ts";
import { triplesOf } from "../../core/results/triples.ts";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import { counted } from "../look/names.ts";
import { CopyTable } from "./CopyTable.tsx";
import { TripleFilters } from "./TripleFilters.tsx";
import { TripleTable } from "./TripleTable.tsx";
import { TypeLinks } from "./TypeLinks.tsx";

/** What the relations of all documents say together: a table that leads to where it is said. */
export function TriplesPane() {
  const project = useDeferredValue(useApp((s) => s.project));
  const form = useView((s) => s.triples);
  const view = useViewStore();
  const { status, from, doc, text, relation, type, sort, group } = useDeferredValue(form);
  const all = useMemo(() => {
    const docs = liveDocs(project).filter(({ id }) => doc === null || id === doc);
    return triplesOf(docs, { status, from }, project.schema.relations);
  }, [project, status, from, doc]);
  const shown = useMemo(
    () => shownTriples(all, { text, relation, type, sort, group }),
    [all, text, relation, type, sort, group],
  );
  const lines = useMemo(() => tripleLines(shown, group), [shown, group]);
  const isAll = shown.length === all.length;
  return (
    <section className="triples" aria-label="Triples">
      <TripleFilters
        form={form}
        onChange={(change) => view.setState((s) => ({ triples: { ...s.triples, ...change } }))}
      />
      <div className="examples-line">
        <p role="status">
          {isAll
            ? counted(all.length, "triple")
            : `${shown.length.toLocaleString("en")} of ${counted(all.length, "triple")} shown`}
        </p>
        <CopyTable triples={shown} />
      </div>
      <TypeLinks triples={shown} />
      {shown.length === 0 ? (
        <p className="note">
          {all.length === 0
            ? "No relation says anything yet: a triple is a relation with its two spans."
            : "No triple is like that."}
        </p>
      ) : (
        <TripleTable lines={lines} group={group} />
      )}
    </section>
  );
}
