// The ids of the entities that a run of text belongs to, kept on its element. An id may hold any
// character, so that they are written as JSON.

/** The attribute of a run's element: the innermost entity first; empty where there is none. */
export const runAttribute = (ids: readonly string[]): string =>
  ids.length === 0 ? "" : JSON.stringify(ids);

/** The ids that an element's attribute holds; none for an element that is no run. */
export function runIds(element: Element | null | undefined): readonly string[] {
  const written = element?.getAttribute("data-run");
  return written ? (JSON.parse(written) as string[]) : [];
}

/** The ids of the run that an element lies in. */
export const runIdsAt = (element: Element): readonly string[] =>
  runIds(element.closest("[data-run]"));
