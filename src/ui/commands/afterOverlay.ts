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
