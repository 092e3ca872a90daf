import type { Project } from "../../core/document/document.ts";
import type { Selection } from "../../core/document/selection.ts";
import type { FindQuery, Hit } from "../../core/review/find.ts";
import { t } from "../../language/words.ts";

/** What was found, and the project in which it was. */
export interface Results {
  readonly project: Project;
  readonly query: FindQuery;
  readonly hits: readonly Hit[];
  readonly total: number;
}

/** The same hit has the same key in later results; without spaces, so that it can be an id. */
export const hitKey = ({ doc, kind, id, start }: Hit): string =>
  [doc, kind, id || start].map(encodeURIComponent).join("/");

/** The key of what is selected, were it a hit. */
export const selectionKey = (doc: string | null, selection: Selection): string | null =>
  doc !== null && (selection.kind === "entity" || selection.kind === "relation")
    ? hitKey({ doc, ...selection, start: 0, end: 0 })
    : null;

const COUNTS: Readonly<Record<FindQuery["what"], (total: number) => string>> = {
  text: (total) => t("{total, plural, one {# place} other {# places}}", { total }),
  entities: (total) => t("{total, plural, one {# span} other {# spans}}", { total }),
  relations: (total) => t("{total, plural, one {# relation} other {# relations}}", { total }),
};

/** "12 spans", or why there is nothing to list. */
export function countText({ query, hits, total }: Results): string {
  if (query.what === "text" && query.text.trim() === "") return "";
  if (total === 0) return t("Nothing found");
  const all = COUNTS[query.what](total);
  return total > hits.length
    ? t("{all}, the first {hits, number} listed", { all, hits: hits.length })
    : all;
}

const PAGE = 10;

/** Where a key of navigation leads in a list; null for another key. */
export function indexAfter(key: string, index: number, count: number): number | null {
  const within = (wanted: number) => Math.max(0, Math.min(count - 1, wanted));
  switch (key) {
    case "ArrowDown":
      return within(index + 1);
    case "ArrowUp":
      return within(index - 1);
    case "PageDown":
      return within(index + PAGE);
    case "PageUp":
      return within(index - PAGE);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return null;
  }
}
