// What the browser has selected in the text. Only the rows in the window are on the page, so that
// all of the text is selected as the element that holds them.

const blocks = (): Element | null =>
  globalThis.document?.querySelector("[data-surface] [data-blocks]") ?? null;

/** Whether something of the text is selected. */
export function isTextSelected(): boolean {
  const selection = globalThis.getSelection?.();
  const text = blocks();
  if (!selection || selection.isCollapsed || !text) return false;
  return selection.getRangeAt(0).intersectsNode(text);
}

/** Whether all of the text is selected, also what is not drawn. */
export function isAllSelected(): boolean {
  const text = blocks();
  if (!text || !isTextSelected()) return false;
  // As `selectAllText` selects, and no pointer can: from around the element that holds the rows.
  const { startContainer, endContainer } = getSelection()!.getRangeAt(0);
  return startContainer === text.parentNode && endContainer === text.parentNode;
}

/** Selects all of the text, and nothing around it. */
export function selectAllText(): void {
  const text = blocks();
  if (!text) return;
  const range = document.createRange();
  range.selectNode(text);
  getSelection()?.removeAllRanges();
  getSelection()?.addRange(range);
}

/** Selects nothing, where something of the text is selected. */
export function clearTextSelection(): void {
  if (isTextSelected()) getSelection()?.removeAllRanges();
}
