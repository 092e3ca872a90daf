import { sentenceById } from "../../core/document/docIndex.ts";
import type { Doc } from "../../core/document/document.ts";
import type { Selection } from "../../core/document/selection.ts";
import type { BulkScope } from "../../core/review/bulk.ts";
import { t } from "../../language/words.ts";
import { sentenceOf } from "../commands/command.ts";
import { type Caret, caretSpan } from "../places/caret.ts";

/** A scope that can be chosen now. */
export interface ScopeOption {
  readonly id: BulkScope["kind"];
  readonly name: string;
  readonly scope: BulkScope;
}

/** Where a bulk action can look, from near to far: what is selected, its sentence, and all. */
export function scopeOptions(
  doc: Doc | undefined,
  selection: Selection,
  caret: Caret | null,
): ScopeOption[] {
  const options: ScopeOption[] = [
    { id: "project", name: t("All documents"), scope: { kind: "project" } },
  ];
  if (!doc) return options;
  const { id } = doc;
  options.unshift({
    id: "document",
    name: t("This document"),
    scope: { kind: "document", doc: id },
  });
  const sentence = caret ? sentenceById(doc, caret.sentence) : sentenceOf(doc, selection);
  if (!sentence) return options;
  const scope: BulkScope = { kind: "sentence", doc: id, id: sentence.id };
  options.unshift({ id: "sentence", name: t("This sentence"), scope });
  if (!caret) return options;
  const span = caretSpan(doc, caret);
  if (!span) return options;
  options.unshift({
    id: "selection",
    name: t("Selected words"),
    scope: { kind: "selection", doc: id, span },
  });
  return options;
}
