import type { Page } from "@playwright/test";

/** What the page shows of the project at one moment. */
export interface Shown {
  /** Whether the header says that all is saved. */
  readonly saved: boolean;
  /** The step that Undo would take; null when there is none. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Names of spans, arcs and sentences, with what was decided of them, in one text. */
  readonly content: string;
}

/** Looks at the page until two looks in a row see the same: arcs are drawn after the text. */
export const look = (page: Page): Promise<Shown> =>
  page.evaluate(async () => {
    const nameOf = (element: Element) => element.getAttribute("aria-label") ?? "";
    const all = (selector: string) => [...document.querySelectorAll(selector)].map(nameOf);
    const step = (kind: string) =>
      all("header button")
        .find((name) => name.startsWith(`${kind}: `))
        ?.slice(kind.length + 2) ?? null;
    const read = () => {
      const text = "[role=region][aria-label=Text], section[aria-label=Text]";
      const names = all(
        `${text
          .split(", ")
          .map((t) => `${t} [aria-label]`)
          .join(", ")}`,
      );
      const shown = names.filter((name) =>
        /, (suggested|confirmed|rejected)\b|^Sentence \d+/.test(name),
      );
      return {
        saved: document.querySelector("header .saved")?.textContent?.startsWith("Saved") ?? false,
        undo: step("Undo"),
        redo: step("Redo"),
        content: shown.sort().join("\n"),
      };
    };
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    let last = read();
    for (let looks = 0; looks < 30; looks++) {
      await frame();
      await frame();
      const next = read();
      const same = JSON.stringify({ ...next, saved: 0 }) === JSON.stringify({ ...last, saved: 0 });
      last = next;
      if (same) return next;
    }
    throw new Error("the page does not come to rest");
  });
