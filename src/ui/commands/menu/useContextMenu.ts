import { useCallback, useEffect } from "react";
import { textPlaceAt } from "../../places/dom.ts";
import { caretAt } from "../../places/lineNeighbour.ts";
import { selectableAt } from "../../places/runIds.ts";
import { type CommandContext, docOf } from "../command.ts";
import { useCommandContext } from "../useCommandContext.ts";
import { useLongPress } from "./useLongPress.ts";

/**
 * Opens the menu of commands where the text is clicked with the right button or pressed long. With
 * Shift, and where text is selected, the browser's own menu comes.
 */
export function useContextMenu(): void {
  const context = useCommandContext();
  useLongPress(useCallback((target, point) => void openMenu(context, target, point), [context]));
  useEffect(() => {
    let wasSelected: boolean | null = null;
    const press = () => {
      wasSelected = hasSelection(); // some systems select the word under a right click
    };
    const release = () => {
      wasSelected = null;
    };
    const ask = (event: MouseEvent) => {
      const isOpen = context.view().menu !== null;
      const isTheirs = event.shiftKey || (wasSelected ?? hasSelection());
      if (!isOpen && (isTheirs || !openMenu(context, event.target as Element, pointOf(event))))
        return;
      event.preventDefault();
    };
    document.addEventListener("pointerdown", press, true);
    document.addEventListener("keydown", release, true);
    document.addEventListener("contextmenu", ask);
    return () => {
      document.removeEventListener("pointerdown", press, true);
      document.removeEventListener("keydown", release, true);
      document.removeEventListener("contextmenu", ask);
    };
  }, [context]);
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const pointOf = ({ clientX, clientY }: MouseEvent): Point => ({ x: clientX, y: clientY });

const hasSelection = (): boolean => getSelection()?.isCollapsed === false;

/** Selects what is under the point and opens its menu; false where there is nothing to act on. */
function openMenu(context: CommandContext, target: Element, { x, y }: Point): boolean {
  if (!target.closest("[data-surface]") || context.app().linking) return false;
  if (!selectUnder(context, target, { x, y })) return false;
  getSelection()?.removeAllRanges();
  context.setView({ menu: { left: x, top: y, width: 0, height: 0 }, choosing: null });
  return true;
}

function selectUnder(context: CommandContext, target: Element, point: Point): boolean {
  const { selection, select } = context.app();
  const arc = target.closest<SVGElement>("[data-arc]")?.dataset.arc;
  const { tag, run } = selectableAt(target);
  const selected = selection.kind === "entity" && run.includes(selection.id);
  const entity = tag ?? (selected ? selection.id : run[0]);
  if (!arc && !entity) return putCaret(context, target, point);
  context.setView({ caret: null });
  select(arc ? { kind: "relation", id: arc } : { kind: "entity", id: entity! });
  return true;
}

/** On plain text: the sentence, and the caret on the word, unless it is in the caret's words. */
function putCaret(context: CommandContext, target: Element, { x, y }: Point): boolean {
  const doc = docOf(context);
  const sentence = target.closest<HTMLElement>("[data-sentence]")?.dataset.sentence;
  if (!doc || sentence === undefined) return false;
  const at = target.closest("[data-start]") && textPlaceAt(x, y);
  const found = at && caretAt(doc, at.sentence, at.offset);
  const { caret } = context.view();
  const isInside =
    caret !== null &&
    found?.sentence === caret.sentence &&
    found.focus >= Math.min(caret.anchor, caret.focus) &&
    found.focus <= Math.max(caret.anchor, caret.focus);
  if (!isInside) context.setView({ caret: found });
  context.app().select({ kind: "sentence", id: found?.sentence ?? sentence });
  return true;
}
