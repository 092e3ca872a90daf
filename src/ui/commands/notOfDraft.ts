import { draftDoc } from "../../core/annotate/draftDoc.ts";
import type { Sentence } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { draftNow } from "../app/useDraft.ts";
import { type CommandContext, docOf } from "./command.ts";

/**
 * What is to be said once a sentence is confirmed of which a draft shows suggestions that are not
 * stored; null where there are none.
 */
export function notOfDraft(context: CommandContext, { id }: Sentence): string | null {
  const [draft, doc] = [draftNow(context.app()), docOf(context)];
  if (!draft || !doc || !context.view().showDraft) return null;
  const { schema } = context.app().project;
  const found = draft.found.filter(({ sentence }) => sentence.id === id);
  const { fresh, doc: drafted } = draftDoc(doc, found, { schema, except: null });
  const spans = [...fresh].filter((one) => Object.hasOwn(drafted.entities, one)).length;
  const relations = fresh.size - spans;
  if (fresh.size === 0) return null;
  const missed = [
    ...(spans > 0 ? [t("{spans, plural, one {# span} other {# spans}}", { spans })] : []),
    ...(relations > 0
      ? [t("{relations, plural, one {# relation} other {# relations}}", { relations })]
      : []),
  ].join(t(" and "));
  return t("Confirmed as it is stored: without the draft’s {missed}. Undo takes it back.", {
    missed,
  });
}
