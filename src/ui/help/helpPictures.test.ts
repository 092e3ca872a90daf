import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import { HELP_PICTURES, type HelpPictureName, pictureFile, SCHEMES } from "./helpPictures.ts";

/** Bytes that all of them may have: they are kept for use without a network. */
const MOST = 600_000;

const named = (Object.keys(HELP_PICTURES) as HelpPictureName[]).flatMap((name) =>
  SCHEMES.map((scheme) => pictureFile(name, scheme)),
);

test("every picture that is named is there, and no other (npm run help-pictures takes them)", () => {
  expect(named.filter((file) => !existsSync(`public/${file}`))).toEqual([]);
  expect(readdirSync("public/help").map((file) => `help/${file}`)).toEqual(named.toSorted());
});

test("every picture is shown on a page, and all together are small", () => {
  const pages = readdirSync("src/ui/help/pages").map((file) =>
    readFileSync(`src/ui/help/pages/${file}`, "utf8"),
  );
  const shown = pages.flatMap((page) =>
    [...page.matchAll(/name="(\w+)"/g)].map(([, name]) => name),
  );
  expect(shown.toSorted()).toEqual(Object.keys(HELP_PICTURES).toSorted());
  const bytes = named.reduce((sum, file) => sum + statSync(`public/${file}`).size, 0);
  expect(bytes).toBeLessThan(MOST);
});
