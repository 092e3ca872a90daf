import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What of WCAG is asked: in dark, and in forced colours, only what colours change, or do not. */
export type Asked = "all" | "colours" | "all but colours";

/** Fails on what axe finds in the page as it is. */
export async function expectAccessible(
  app: Page,
  where: string,
  asked: Asked = "all",
): Promise<void> {
  const axe = new AxeBuilder({ page: app });
  if (asked === "colours") axe.withRules("color-contrast");
  else axe.withTags(WCAG);
  if (asked === "all but colours") axe.disableRules("color-contrast");
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(" ")}`);
  expect(found, where).toEqual([]);
}
