import { type MouseEvent, useEffect } from "react";
import { sentenceById } from "../../../core/docIndex.ts";
import { charSpan, touchedWords } from "../../../core/words.ts";
import { type CommandContext, docOf, editable } from "../../commands/command.ts";
import { pickTail } from "../../commands/relate.ts";
import { spanPlace, textPlace } from "../places/dom.ts";

/** What a click in the text does: it selects an entity, a relation or a sentence. */
export function clickSurface(context: CommandContext, event: MouseEvent): void {
  const target = event.target as Element;
  if (target.closest("button") || !getSelection()?.isCollapsed) return;
  const { selection, select, linking } = context.app();
  const arc = target.closest<SVGElement>("[data-arc]")?.dataset.arc;
  const entity = entityAt(target, selection.kind === "entity" ? selection.id : null);
  const sentence = target.closest<HTMLElement>("[data-sentence]")?.dataset.sentence;
  context.setView({ caret: null });
  if (linking && entity && entity !== linking.head) pickTail(context, entity);
  else if (arc) select({ kind: "relation", id: arc });
  else if (entity) select({ kind: "entity", id: entity });
  else if (sentence) select({ kind: "sentence", id: sentence });
}

/** The entity under a click: by its tag, else the innermost; further clicks go outwards. */
export function entityAt(target: Element, selected: string | null): string | undefined {
  const tag = target.closest<HTMLElement>("[data-tag]")?.dataset.tag;
  const ids = target.closest<HTMLElement>("[data-run]")?.dataset.run?.split(" ") ?? [];
  return tag ?? ids[(ids.indexOf(selected ?? "") + 1) % (ids.length || 1)];
}

/** Opens the menu of types for words that were selected with the pointer. */
export function useSelectedWords(context: CommandContext): void {
  useEffect(() => {
    const release = (event: PointerEvent) => {
      if (!(event.target as Element).closest?.("[role=dialog], [role=menu]"))
        setTimeout(() => chooseForSelection(context));
    };
    document.addEventListener("pointerup", release);
    return () => document.removeEventListener("pointerup", release);
  }, [context]);
}

/** A selection that leaves its sentence is the browser's: for copying, not for a new span. */
function chooseForSelection(context: CommandContext): void {
  const selection = getSelection();
  const doc = docOf(context);
  if (!doc || !editable(context) || !selection || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const from = textPlace(range.startContainer, range.startOffset);
  const to = textPlace(range.endContainer, range.endOffset);
  const sentence = from && sentenceById(doc, from.sentence);
  if (!from || !sentence || (to && to.sentence !== from.sentence)) return;
  const words = touchedWords(sentence, { start: from.offset, end: to?.offset ?? sentence.end });
  if (!words || context.view().choosing) return;
  const span = charSpan(sentence, words);
  const at = spanPlace(sentence.id, span);
  context.app().select({ kind: "sentence", id: sentence.id });
  context.setView({
    caret: { sentence: sentence.id, anchor: words.start, focus: words.end - 1 },
    choosing: at && { what: { kind: "newEntity", ...span }, at },
  });
}
