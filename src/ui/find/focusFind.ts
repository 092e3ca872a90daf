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
