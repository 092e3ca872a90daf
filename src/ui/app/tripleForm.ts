import type { ResultChoice } from "../../core/results/resultChoice.ts";
import type { TripleFilter } from "../../core/results/shownTriples.ts";

/** What of the triples is shown, and how. */
export interface TripleForm extends TripleFilter, ResultChoice {
  readonly view: "table" | "graph" | "types";
  /** The document whose triples they are; null: those of all. */
  readonly doc: string | null;
  /** Ids of the triples whose evidence is shown. */
  readonly opened: readonly string[];
  /** Ids of the things that are to be merged, or split. */
  readonly chosen: readonly string[];
  /** The thing of the graph whose triples are listed. */
  readonly node: string | null;
  /** Things around which the graph is drawn; none: all of it. */
  readonly around: readonly string[];
}

/** As the page is opened. */
export const INITIAL_TRIPLES: TripleForm = {
  view: "table",
  status: "both",
  from: 0,
  doc: null,
  text: "",
  relation: null,
  type: null,
  sort: "count",
  group: "none",
  opened: [],
  chosen: [],
  node: null,
  around: [],
};

/** How many filters narrow the table, beside the text. */
export const countTripleFilters = ({ status, from, doc, relation, type }: TripleForm): number =>
  [status !== "both", from > 0, doc !== null, relation !== null, type !== null].filter(Boolean)
    .length;

/** The form without its filters, otherwise as it is. */
export const withoutTripleFilters = (form: TripleForm): TripleForm => {
  const { status, from, doc, text, relation, type } = INITIAL_TRIPLES;
  return { ...form, status, from, doc, text, relation, type };
};

/** A list with an item that it lacked, or without one that it had. */
export const toggled = (list: readonly string[], item: string): string[] => {
  const rest = list.filter((other) => other !== item);
  return rest.length < list.length ? rest : [...list, item];
};
