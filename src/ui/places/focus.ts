// Where the focus goes: to the text, to what was selected in it, to the search field.

/**
 * Moves the focus to what was just selected, if the focus is in the text or nowhere: a selection
 * made from a panel leaves it there. Scrolls no further than needed.
 */
export function takeFocus(element: HTMLElement | SVGElement): void {
  const free = isNowhere() || document.activeElement?.closest("[data-surface]");
  if (free) element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}

/** Whether nothing in particular has the focus: the page, or the middle, which holds it for what comes. */
export const isNowhere = (): boolean =>
  document.activeElement === document.body || document.activeElement?.localName === "main";

/**
 * Runs what was chosen in a dialog or a menu once that is gone and has given the focus back: to the
 * text, so that what the command selects or opens takes the focus from there.
 */
export function afterOverlay(run: () => void): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const text = document.querySelector<HTMLElement>("[data-surface]");
      if (text && !text.contains(document.activeElement)) text.focus({ preventScroll: true });
      run();
    }),
  );
}

/**
 * Puts the focus into what the middle shows if it is nowhere by the frame after the next: what had
 * it, or would have got it back from a dialog, is gone.
 */
export function keepFocus(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      const middle = document.querySelector<HTMLElement>("main");
      const text = middle?.querySelector<HTMLElement>("[data-surface]");
      if (text?.checkVisibility()) text.focus({ preventScroll: true });
      else if (middle) holdFocus(middle);
    }),
  );
}

/** Can be focused no longer than it is: else every press on what is in it would bring the focus here. */
export function holdFocus(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.addEventListener("blur", () => element.removeAttribute("tabindex"), { once: true });
}

/** How often a search field that is not there yet is looked for, frame by frame. */
const FRAMES = 20;

/** Puts the focus into the search field, as soon as it is drawn, with its text selected. */
export function focusFind(frames = FRAMES): void {
  const field = document.querySelector<HTMLInputElement>("[data-find-field]");
  // A field that is not displayed cannot take the focus.
  if (field?.checkVisibility()) {
    field.focus();
    field.select();
  } else if (frames > 0) requestAnimationFrame(() => focusFind(frames - 1));
}
