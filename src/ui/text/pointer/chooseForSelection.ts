import { sentencesOver } from "../../../core/annotate/labelAcross.ts";
import { sentenceById } from "../../../core/document/docIndex.ts";
import type { Doc } from "../../../core/document/document.ts";
import type { Span } from "../../../core/document/overlaps.ts";
import { openTypes } from "../../commands/annotate.ts";
import { type CommandContext, docOf, editable } from "../../commands/command.ts";
import { runCommand } from "../../commands/runCommand.ts";
import { caretOver, focusSentence } from "../../places/caret.ts";
import { spanBox, textPlace } from "../../places/dom.ts";

/** Characters that the browser has selected. */
interface SelectedText extends Span {
  /** Selected from their end to their start. */
  readonly isBackwards: boolean;
}

/** What is selected of the text, as far as it is drawn. */
export function selectedText(doc: Doc): SelectedText | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = textPlace(range.startContainer, range.startOffset);
  if (!from) return null;
  const to = textPlace(range.endContainer, range.endOffset)?.offset ?? lastTextEnd(range);
  const end = to ?? sentenceById(doc, from.sentence)?.end ?? from.offset;
  if (end <= from.offset) return null;
  const { anchorNode, anchorOffset } = selection;
  const isBackwards = anchorNode === range.endContainer && anchorOffset === range.endOffset;
  return { start: from.offset, end, isBackwards };
}

/** Where the last sentence ends of which a range that ends beside the text holds something. */
function lastTextEnd(range: Range): number | undefined {
  const texts = document.querySelectorAll<HTMLElement>("[data-surface] [data-start]");
  const last = [...texts].findLast((text) => range.intersectsNode(text));
  return last && Number(last.dataset.start) + (last.textContent?.length ?? 0);
}

/**
 * Opens the menu of types for the selected words, as by its key, or for the very characters. Who
 * selected words of several sentences may only want to copy them: the caret is over them then, and
 * nothing opens before it is asked for.
 */
export function chooseForSelection(context: CommandContext, by: "words" | "characters"): void {
  const doc = docOf(context);
  if (!doc || !editable(context) || context.view().choosing) return;
  const selected = selectedText(doc);
  const parts = selected ? sentencesOver(doc, selected) : [];
  const caret = selected && caretOver(parts, selected, selected.isBackwards);
  if (!selected || !caret) return;
  context.app().select({ kind: "sentence", id: focusSentence(caret) });
  if (by === "words" || parts.length > 1) context.setView({ caret });
  if (parts.length > 1) return;
  if (by === "words") runCommand(context, "types");
  else {
    const { start, end } = selected;
    context.setView({ caret: null });
    openTypes(context, { kind: "newEntity", start, end, by }, spanBox(parts[0].id, selected));
  }
}
