/** The project that the page's address names, as `#project=ID`; null when it names none. */
export const projectInAddress = (): string | null =>
  new URLSearchParams(location.hash.slice(1)).get("project");

/** Has the address name the project: a reload opens the same, and another tab may have another. */
export function showInAddress(project: string): void {
  if (projectInAddress() === project) return;
  history.replaceState(history.state, "", `#project=${encodeURIComponent(project)}`);
}
