import { useMemo } from "react";
import { type DraftDoc, draftDoc } from "../../core/annotate/draftDoc.ts";
import type { Doc } from "../../core/document/document.ts";
import type { Draft } from "../../core/lifecycle/trainReport.ts";
import type { AppState } from "../../store/state.ts";
import { type Looks, looksBy, looksOf } from "../look/looks.ts";
import { useApp } from "./useApp.ts";

/** What the model in training says so far; null while it says nothing. */
export const draftNow = ({ training }: AppState): Draft | null =>
  training.kind === "running" ? training.draft : null;

/** A document as the model in training would suggest it, and how long that was trained. */
export interface ShownDraft extends DraftDoc {
  readonly seconds: number;
  /** Of the types: none that the training teaches is known by its name only. */
  readonly looks: Looks;
}

/**
 * The draft of a document; null while there is none of any of its sentences.
 *
 * @param except a sentence that shows what is there
 */
export function useDraft(doc: Doc | undefined, except: string | null = null): ShownDraft | null {
  const draft = useApp(draftNow);
  const schema = useApp((s) => s.project.schema);
  const readsNames = useApp((s) => s.model.kind === "ready" && s.model.model.readsNames);
  const types = draft?.types;
  const looks = useMemo(
    () => (types ? looksBy(schema)({ types, readsNames }) : looksOf(schema)),
    [schema, types, readsNames],
  );
  return useMemo(() => {
    if (!draft || !doc) return null;
    const shown = draftDoc(doc, draft.found, { schema, except });
    return shown.sentences.size > 0 ? { ...shown, seconds: draft.seconds, looks } : null;
  }, [draft, doc, schema, except, looks]);
}
