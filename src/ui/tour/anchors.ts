import type { WindowBox } from "../places/dom.ts";
import type { TourStepId } from "./noticed.ts";

const SELECTED = '[data-surface] .run[data-selected="true"]';
const SUGGESTED = '[data-surface] .run[data-status="suggested"]';
const SPAN = "[data-surface] .run";
const TEXT = "[data-surface] [data-start]";

/** What each step points at: the first of these that is in the window. */
const ANCHORS: Readonly<Record<TourStepId, readonly string[]>> = {
  text: [".text-pane .empty .button", ".documents-add > .button", ".pane-tab:first-child"],
  decide: [SELECTED, SUGGESTED, SPAN, TEXT],
  correct: [SELECTED, SPAN, TEXT],
  relate: [SELECTED, SPAN, TEXT],
  train: [
    ".train-finished",
    ".train-start > .primary",
    '[data-key="train"]',
    ".pane-tab:last-child",
  ],
};

/** What a step of the tour points at; null where nothing of it is in the window. */
export function anchorOf(step: TourStepId): HTMLElement | null {
  for (const selector of ANCHORS[step])
    for (const element of document.querySelectorAll<HTMLElement>(selector))
      if (isInWindow(element)) return element;
  return null;
}

/** Where it is: the first of its lines, no more than the window shows. */
export function boxOf(element: Element): WindowBox {
  const { left, top, width, height } =
    element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { left, top, width, height: Math.min(height, innerHeight - top) };
}

/** Where the keys of a step go to: the text, or the button or tab that it is about. */
export function focusTarget(step: TourStepId): HTMLElement | null {
  const anchor = anchorOf(step);
  return anchor?.closest<HTMLElement>("[data-surface], button, [role=tab]") ?? null;
}

function isInWindow(element: HTMLElement): boolean {
  if (!element.checkVisibility()) return false;
  const scroller = element.closest("[data-surface], [role=tabpanel]")?.getBoundingClientRect();
  const { top, bottom, width } = element.getBoundingClientRect();
  const [from, to] = [
    Math.max(0, scroller?.top ?? 0),
    Math.min(innerHeight, scroller?.bottom ?? innerHeight),
  ];
  return width > 0 && bottom > from && top < to;
}
