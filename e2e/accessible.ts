import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const SCHEMES = [
  ["light", "all"],
  ["dark", "colours"],
] as const;
const ONLY_WHAT_FAILS: Parameters<AxeBuilder["options"]>[0] = {
  resultTypes: ["violations"],
  selectors: false,
};

/** A page that axe was in already needs no more of its source, which is more than a megabyte. */
const NOTHING = "void 0";
const hasAxe = (): boolean => "axe" in window;

/** What of WCAG is asked: in dark, in forced colours, and when narrow, only what these change. */
export type Asked = "all" | "colours" | "all but colours";

/** Fails on what axe finds in the page as it is. */
export async function expectAccessible(
  app: Page,
  where: string,
  asked: Asked = "all",
): Promise<void> {
  let found = await violations(app, asked);
  if (found.length > 0) found = await violations(app, asked); // a notice may have begun to fade meanwhile
  expect(found, where).toEqual([]);
  expect(await app.evaluate(strays), `${where}: placed outside of what scrolls it`).toEqual([]);
  await expectNothingWider(app, where);
}

async function violations(app: Page, asked: Asked): Promise<string[]> {
  // What fades in or out has colours that nobody reads.
  await app.waitForFunction(isStill);
  // Without a page of its own to gather what frames say, of which there are none, and without
  // words on what is right, which take longer than finding it. The builder writes into its options.
  const page = { page: app, ...((await app.evaluate(hasAxe)) && { axeSource: NOTHING }) };
  const axe = new AxeBuilder(page).setLegacyMode().options({ ...ONLY_WHAT_FAILS });
  if (asked === "colours") axe.withRules("color-contrast");
  else axe.withTags(WCAG);
  if (asked === "all but colours") axe.disableRules("color-contrast");
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
}

/** Fails on what axe finds in the page as it is: in the light all, in the dark what colours change. */
export async function expectAccessibleInBothSchemes(
  app: Page,
  where: string,
  seen: (colorScheme: "light" | "dark") => Promise<void>,
): Promise<void> {
  for (const [colorScheme, asked] of SCHEMES) {
    await app.emulateMedia({ colorScheme });
    await expectAccessible(app, `${where}, ${colorScheme}`, asked);
    await seen(colorScheme);
  }
  await app.emulateMedia({ colorScheme: "light" });
}

/** Fails where something is wider than its pane, so that it can be scrolled sideways or is cut. */
export async function expectNothingWider(app: Page, where: string): Promise<void> {
  expect(await app.evaluate(wider), `${where}: wider than what holds it`).toEqual([]);
}

/**
 * Runs in the page: what scrolls sideways, and what of the page reaches beyond the window. Only the
 * line of views is meant to.
 */
function wider(): string[] {
  const found: string[] = [];
  for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
    const { overflowX } = getComputedStyle(element);
    const by = element.scrollWidth - element.clientWidth;
    const scrolls =
      /auto|scroll/.test(overflowX) && !element.matches("input, textarea, .center-tabs");
    const isPane = element.matches("body, .app, .app > :not(.unseen), [role=dialog], .popover");
    if ((scrolls || isPane) && by > 1 && element.clientWidth > 0)
      found.push(`${element.tagName} ${element.className} ${element.role ?? ""}: ${by}`);
  }
  return found;
}

/** Runs in the page: whether nothing moves that comes to an end, such as a notice that goes. */
const isStill = (): boolean =>
  document
    .getAnimations()
    .every(
      ({ playState, effect }) =>
        playState !== "running" || effect?.getTiming().iterations === Number.POSITIVE_INFINITY,
    );

/**
 * Runs in the page: what is placed (`position: absolute`) and lies in something that scrolls, but
 * is held by something around that: it stays behind, and can make the whole page scroll.
 */
function strays(): string[] {
  const scrolls = (box: Element) => /auto|scroll/.test(getComputedStyle(box).overflowY);
  const scrollerOf = (element: Element): Element | null => {
    const { parentElement: box } = element;
    return box && !scrolls(box) ? scrollerOf(box) : box;
  };
  const { scrollHeight, clientHeight } = document.documentElement;
  const found = scrollHeight > clientHeight ? [`the page, by ${scrollHeight - clientHeight}`] : [];
  for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
    const { position } = getComputedStyle(element);
    const scroller = position === "absolute" && scrollerOf(element);
    if (!scroller || !element.offsetParent) continue;
    if (!scroller.contains(element.offsetParent)) found.push(element.outerHTML.slice(0, 200));
  }
  return found;
}
