import { useMemo } from "react";
import type { Doc } from "../../core/document/document.ts";
import type { ResultChoice } from "../../core/results/resultChoice.ts";
import type { Triple } from "../../core/results/triples.ts";
import { typePairs } from "../../core/results/typePairs.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { looksOf } from "../look/looks.ts";
import { TypeLinks } from "./TypeLinks.tsx";
import { TypePairs } from "./TypePairs.tsx";

interface Props {
  readonly docs: readonly Doc[];
  readonly choice: ResultChoice;
  /** The type that is shown alone; null: all. */
  readonly type: string | null;
  /** Those that are shown. */
  readonly triples: readonly Triple[];
}

/** Which types come together: in sentences, in relations, and by which relations. */
export function TypesView({ docs, choice: { status, from }, type, triples }: Props) {
  const looks = looksOf(useApp((s) => s.project.schema));
  const pairs = useMemo(
    () => typePairs(docs, { status, from }, triples),
    [docs, status, from, triples],
  );
  if (pairs.types.length === 0)
    return <p className="note">{t("No span is like that: there is nothing to count.")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls by keys
    <section className="type-counts" aria-label={t("Counts by type")} tabIndex={0}>
      <p>
        {t(
          "How often two types come together: in one sentence · in relations. Sentences follow the filters of annotations, scores and documents, relations follow all of them.",
        )}
      </p>
      <TypePairs pairs={pairs} only={type} looks={looks} />
      <p>{t("By which relations they are linked:")}</p>
      <TypeLinks triples={triples} looks={looks} />
    </section>
  );
}
