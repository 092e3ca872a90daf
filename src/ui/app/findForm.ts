import type { FindQuery } from "../../core/review/find.ts";

/** What the user entered in the search. */
export interface FindForm extends Omit<FindQuery, "doc"> {
  /** In all documents, not only in the open one. */
  readonly everywhere: boolean;
}

/** As the page is opened: what was rejected is out of sight. */
export const INITIAL_FORM: FindForm = {
  text: "",
  matchCase: false,
  what: "text",
  type: null,
  head: null,
  tail: null,
  statuses: ["suggested", "confirmed"],
  scoreFrom: 0,
  scoreTo: 1,
  illegal: false,
  everywhere: false,
};

/** The query of a form, without the filters that what is looked for does not have. */
export function queryOf({ everywhere, ...form }: FindForm, openDoc: string | null): FindQuery {
  const { type, head, tail, statuses, scoreFrom, scoreTo, illegal } = INITIAL_FORM;
  const noPattern = { head, tail, illegal };
  const none = { ...noPattern, type, statuses, scoreFrom, scoreTo };
  const without = { text: none, entities: noPattern, relations: {} }[form.what];
  return { ...form, ...without, doc: everywhere ? null : (openDoc ?? "") };
}

/** The form for something else to look for: types of spans are none of relations. */
export const withWhat = (form: FindForm, what: FindForm["what"]): FindForm =>
  form.what === what ? form : { ...form, what, type: null };

/** How many filters narrow the results, beside the text. */
export function countFilters(form: FindForm): number {
  const query = queryOf(form, null);
  const { type, head, tail, illegal } = query;
  const hasScore = query.scoreFrom > 0 || query.scoreTo < 1;
  const hasStatus = [...query.statuses].sort().join() !== [...INITIAL_FORM.statuses].sort().join();
  return [type !== null, head !== null, tail !== null, illegal, hasScore, hasStatus].filter(Boolean)
    .length;
}
