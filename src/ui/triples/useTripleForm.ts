import type { TripleForm } from "../app/tripleForm.ts";
import { useViewStore } from "../app/useApp.ts";

/** Changes what of the triples is shown, from how it is then. */
export function useTripleForm(): (change: (form: TripleForm) => Partial<TripleForm>) => void {
  const view = useViewStore();
  return (change) =>
    view.setState(({ triples }) => ({ triples: { ...triples, ...change(triples) } }));
}
