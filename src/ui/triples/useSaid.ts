import { INITIAL_TRIPLES } from "../app/tripleForm.ts";
import { useViewStore } from "../app/useApp.ts";

/** The line that says how many triples there are. */
export const COUNT_LINE = "triples-count";

/**
 * Tells a screen reader what was done to the chosen things. They are no longer chosen then, and what
 * was pressed is gone: the focus goes to the line that says how many triples there are.
 */
export function useSaid(): (isDone: boolean, text: string) => void {
  const view = useViewStore();
  return (isDone, text) => {
    if (!isDone) return;
    const { chosen } = INITIAL_TRIPLES;
    view.setState(({ triples }) => ({ announcement: text, triples: { ...triples, chosen } }));
    document.getElementById(COUNT_LINE)?.focus();
  };
}
