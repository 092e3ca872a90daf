import { lazy, Suspense, useDeferredValue, useMemo } from "react";
import { liveDocs } from "../../core/document/liveDocs.ts";
import { shownTriples, tripleLines } from "../../core/results/shownTriples.ts";
import { thingsOf, triplesOf } from "../../core/results/triples.ts";
import { t } from "../../language/words.ts";
import type { TripleForm } from "../app/tripleForm.ts";
import { useApp, useView } from "../app/useApp.ts";
import { Segments } from "../controls/Segments.tsx";
import { ChosenThings } from "./ChosenThings.tsx";
import { CopyTable } from "./CopyTable.tsx";
import { SameThingsList } from "./SameThingsList.tsx";
import { TripleFilters } from "./TripleFilters.tsx";
import { TripleTable } from "./TripleTable.tsx";
import { TypesView } from "./TypesView.tsx";
import { COUNT_LINE } from "./useSaid.ts";
import { useTripleForm } from "./useTripleForm.ts";

const GraphView = lazy(async () => ({
  default: (await import("./graph/GraphView.tsx")).GraphView,
}));

const VIEWS: readonly { id: TripleForm["view"]; name: string }[] = [
  {
    id: "table",
    get name() {
      return t("Table");
    },
  },
  {
    id: "graph",
    get name() {
      return t("Graph");
    },
  },
  {
    id: "types",
    get name() {
      return t("Types");
    },
  },
];

/** What the relations of all documents say together, as a table, a graph and counts by type. */
export function TriplesPane() {
  const project = useDeferredValue(useApp((s) => s.project));
  const form = useView((s) => s.triples);
  const change = useTripleForm();
  const { status, from, doc, text, relation, type, sort, group } = useDeferredValue(form);
  const docs = useMemo(
    () => liveDocs(project).filter(({ id }) => doc === null || id === doc),
    [project, doc],
  );
  const { schema, mentions } = project;
  const all = useMemo(
    () => triplesOf(docs, { status, from }, schema.relations, mentions),
    [docs, schema, mentions, status, from],
  );
  const things = useMemo(() => thingsOf(all), [all]);
  const shown = useMemo(
    () => shownTriples(all, { text, relation, type, sort, group }),
    [all, text, relation, type, sort, group],
  );
  const lines = useMemo(() => tripleLines(shown, group), [shown, group]);
  const isAll = shown.length === all.length;
  return (
    <section className="triples" aria-label={t("Triples")}>
      <TripleFilters form={form} onChange={(fields) => change(() => fields)} />
      <div className="examples-line">
        <Segments
          label={t("Show as")}
          value={form.view}
          options={VIEWS}
          onChange={(view) => change(() => ({ view }))}
        />
        <p role="status" id={COUNT_LINE} tabIndex={-1}>
          {isAll
            ? t("{all, plural, one {# triple} other {# triples}}", { all: all.length })
            : t("{shown, number} of {all, plural, one {# triple} other {# triples}} shown", {
                shown: shown.length,
                all: all.length,
              })}
        </p>
        <CopyTable triples={shown} />
      </div>
      <ChosenThings things={things} />
      <SameThingsList things={things} />
      {form.view === "types" ? (
        <TypesView docs={docs} choice={{ status, from }} type={type} triples={shown} />
      ) : shown.length === 0 ? (
        <p className="note">
          {all.length === 0
            ? t("No relation says anything yet: a triple is a relation with its two spans.")
            : t("No triple is like that.")}
        </p>
      ) : form.view === "graph" ? (
        <Suspense fallback={<p className="note">{t("The graph is being loaded.")}</p>}>
          <GraphView triples={shown} />
        </Suspense>
      ) : (
        <TripleTable lines={lines} group={group} />
      )}
    </section>
  );
}
