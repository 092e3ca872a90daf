import { useEffect, useState } from "react";
import type { Alternative } from "../../core/annotate/alternative.ts";
import type { Asked } from "../../store/state.ts";
import { useApp, useAppStore } from "./useApp.ts";

/** What the model said, as soon as it has; null when it cannot. */
export type Opinion =
  | { readonly kind: "asked" }
  | { readonly kind: "told"; readonly alternatives: readonly Alternative[] | null };

const ASKED: Opinion = { kind: "asked" };

/**
 * Asks the model about something of the open document, and again when the model, the types or what
 * is asked about change.
 *
 * @param delay milliseconds before it is asked: who passes by many things asks about the last only
 */
export function useAlternatives(asked: Asked, delay = 0): Opinion {
  const app = useAppStore();
  const schema = useApp((s) => s.project.schema);
  const model = useApp((s) => s.model);
  const doc = useApp((s) => s.activeDoc);
  const question = JSON.stringify(asked);
  const [told, setTold] = useState<{ readonly to: unknown; readonly opinion: Opinion }>();
  // Everything that the answer depends on: one to another question is not shown for this one.
  const to = useStable([question, schema, model, doc]);
  useEffect(() => {
    let isWanted = true;
    const timer = setTimeout(async () => {
      const alternatives = await app.getState().alternatives(JSON.parse(to[0] as string));
      if (isWanted) setTold({ to, opinion: { kind: "told", alternatives } });
    }, delay);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [app, to, delay]);
  return told?.to === to ? told.opinion : ASKED;
}

/** The same list as long as its items are the same. */
function useStable(items: readonly unknown[]): readonly unknown[] {
  const [stable, setStable] = useState(items);
  const isSame = items.every((item, i) => item === stable[i]);
  if (!isSame) setStable(items);
  return isSame ? stable : items;
}
