import type { Page } from "@playwright/test";

/** What is selected, and the sentence that is current. */
export interface Selected {
  readonly kind: "none" | "entity" | "relation" | "sentence";
  readonly id: string;
  readonly sentence: string;
  readonly confirmed: boolean;
}

/** What is selected, by what the text shows. */
export const selectedIn = (page: Page): Promise<Selected> =>
  page.evaluate(() => {
    const row = document.querySelector<HTMLElement>('[data-sentence][data-current="true"]');
    const tag = document.querySelector<HTMLElement>('[data-tag][aria-pressed="true"]');
    const arc = document.querySelector<HTMLElement>('[data-arc][aria-pressed="true"]');
    return {
      kind: tag ? "entity" : arc ? "relation" : row ? "sentence" : "none",
      id: tag?.dataset.tag ?? arc?.dataset.arc ?? "",
      sentence: row?.dataset.sentence ?? "",
      confirmed: row?.dataset.confirmed === "true",
    };
  });
