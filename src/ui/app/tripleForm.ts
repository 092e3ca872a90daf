import type { TripleFilter } from "../../core/results/shownTriples.ts";
import type { ResultChoice } from "../../core/results/triples.ts";

/** What of the triples is shown. */
export interface TripleForm extends TripleFilter, ResultChoice {
  /** The document whose triples they are; null: those of all. */
  readonly doc: string | null;
  /** Ids of the triples whose evidence is shown. */
  readonly opened: readonly string[];
}

/** As the page is opened. */
export const INITIAL_TRIPLES: TripleForm = {
  status: "both",
  from: 0,
  doc: null,
  text: "",
  relation: null,
  type: null,
  sort: "count",
  group: "none",
  opened: [],
};

/** How many filters narrow the table, beside the text. */
export const countTripleFilters = ({ status, from, doc, relation, type }: TripleForm): number =>
  [status !== "both", from > 0, doc !== null, relation !== null, type !== null].filter(Boolean)
    .length;

/** The form without its filters, in the same order. */
export const withoutTripleFilters = ({ sort, group, opened }: TripleForm): TripleForm => ({
  ...INITIAL_TRIPLES,
  sort,
  group,
  opened,
});
