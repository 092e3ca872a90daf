/**
 * Moves the focus to what was just selected, if the focus is in the text or nowhere: a selection
 * made from a panel leaves it there. Scrolls no further than needed.
 */
export function takeFocus(element: HTMLElement | SVGElement): void {
  const { activeElement } = document;
  const free = activeElement === document.body || activeElement?.closest("[data-surface]");
  if (free) element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}
