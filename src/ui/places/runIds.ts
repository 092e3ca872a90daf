// The ids of the entities that a run of text belongs to, kept on its element. An id may hold any
// character, so that they are written as JSON.

/** The attribute of a run's element: the innermost entity first; empty where there is none. */
export const runAttribute = (ids: readonly string[]): string =>
  ids.length === 0 ? "" : JSON.stringify(ids);

/** The ids that an element's attribute holds; none for an element that is no run. */
export function runIds(element: Element | null | undefined): readonly string[] {
  return idsIn(element?.getAttribute("data-run"));
}

const idsIn = (written: string | null | undefined): readonly string[] =>
  written ? (JSON.parse(written) as string[]) : [];

/** The ids of the run that an element lies in. */
export const runIdsAt = (element: Element): readonly string[] =>
  runIds(element.closest("[data-run]"));

/** What can be selected at a place: marks of a draft are only looked at. */
export interface Selectable {
  /** The entity of the tag there. */
  readonly tag: string | undefined;
  /** The entities of the words there, the innermost first. */
  readonly run: readonly string[];
}

/** The entities at an element that can be selected. */
export function selectableAt(element: Element): Selectable {
  const tag = element.closest<HTMLElement>("[data-tag]:not([data-draft])")?.dataset.tag;
  const run = element.closest("[data-run]");
  const drafted = new Set(idsIn(run?.getAttribute("data-draft")));
  return { tag, run: runIds(run).filter((id) => !drafted.has(id)) };
}
