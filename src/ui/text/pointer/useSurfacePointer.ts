import { type MouseEvent, useEffect } from "react";
import type { CommandContext } from "../../commands/command.ts";
import { pickTail } from "../../commands/relate.ts";
import { selectableAt } from "../../places/runIds.ts";
import { chooseForSelection } from "./chooseForSelection.ts";

/** What a click in the text does: it selects an entity, a relation or a sentence. */
export function clickSurface(context: CommandContext, event: MouseEvent): void {
  const target = event.target as Element;
  if (target.closest("button") || !getSelection()?.isCollapsed) return;
  const { selection, select, linking } = context.app();
  const arc = target.closest<SVGElement>("[data-arc]")?.dataset.arc;
  const entity = entityAt(target, selection.kind === "entity" ? selection.id : null);
  const sentence = target.closest<HTMLElement>("[data-sentence]")?.dataset.sentence;
  context.setView({ caret: null });
  if (linking && entity) pickTail(context, entity);
  else if (arc) select({ kind: "relation", id: arc });
  else if (entity) select({ kind: "entity", id: entity });
  else if (sentence) select({ kind: "sentence", id: sentence });
}

/** The entity under a click: by its tag, else the innermost; further clicks go outwards. */
export function entityAt(target: Element, selected: string | null): string | undefined {
  const { tag, run: ids } = selectableAt(target);
  return tag ?? ids[(ids.indexOf(selected ?? "") + 1) % (ids.length || 1)];
}

/**
 * Opens the menu of types for what was selected with the pointer: whole words, or with Alt the very
 * characters. A double click selects a word, as everywhere.
 */
export function useSelectedWords(context: CommandContext): void {
  useEffect(() => {
    let isOfText = false;
    const press = ({ target }: PointerEvent) => {
      isOfText = target instanceof Element && target.closest("[data-surface]") !== null;
    };
    const release = ({ altKey, pointerType, button }: PointerEvent) => {
      // A finger goes on to move the ends of the selection: a button waits for it.
      if (!isOfText || pointerType === "touch" || button !== 0) return;
      setTimeout(() => chooseForSelection(context, altKey ? "characters" : "words"));
    };
    document.addEventListener("pointerdown", press, true);
    document.addEventListener("pointerup", release);
    return () => {
      document.removeEventListener("pointerdown", press, true);
      document.removeEventListener("pointerup", release);
    };
  }, [context]);
}
