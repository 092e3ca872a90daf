import type { Page } from "@playwright/test";
import type { Draw } from "./gestures.ts";
import type { Killable } from "./killable.ts";

/** Something that is done and killed again and again. */
export interface Killing {
  /** What is served as the bundled models. */
  readonly models: "none" | "tiny";
  /** Does once what all rounds need. */
  begin(page: Page): Promise<void>;
  /** Begins something and resolves when the page is to be killed. */
  round(page: Page, draw: Draw, round: number): Promise<Begun>;
}

interface Begun {
  /** What still looks at the page: it ends with it. */
  readonly watching: Promise<void>;
  /** What is wrong in the page that was opened after the kill, a line each. */
  check(page: Page): Promise<readonly string[]>;
}

interface Rounds {
  readonly count: number;
  readonly draw: Draw;
  readonly print: (line: string) => void;
  readonly open: () => Promise<Killable>;
}

/** Runs rounds until something is wrong; returns whether nothing was. */
export async function killRounds(
  killing: Killing,
  { count, draw, print, open }: Rounds,
): Promise<boolean> {
  let app = await open();
  let faults = 0;
  try {
    await killing.begin(app.page);
    for (let round = 1; round <= count; round++) {
      const { watching, check } = await killing.round(app.page, draw, round);
      await app.kill();
      await watching;
      app = await open();
      await app.page.locator("header .saved", { hasText: "Saved" }).waitFor();
      const damaged = await app.page.getByText("could not be read").count();
      const found = [
        ...(damaged > 0 ? ["the page says that something could not be read"] : []),
        ...(await check(app.page)),
      ];
      for (const fault of found) print(`kill ${round}: ${fault}`);
      faults += found.length;
      if (faults > 0) break;
      if (round % 10 === 0) print(`${round} kills: ${faults} faults`);
    }
  } finally {
    await app.kill();
  }
  print(`${faults > 0 ? "stopped" : `${count} kills`}, ${faults} faults`);
  return faults === 0;
}
