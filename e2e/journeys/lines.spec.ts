import type { Page } from "@playwright/test";
import { expect, test } from "../app.ts";
import { drop, predicted, saved, sentence, surface } from "../steps.ts";

const TYPES = ["Kill", "Live_In", "Work_For", "Located_In", "OrgBased_In", "Near"];

/** So many relations join the first two people, and so many leave them for the next line. */
function dense(parallel: number, leaving: number) {
  const names = ["Anna", "Bert", "Cora", "Dora"];
  let txt = "";
  const ann: string[] = [];
  for (const [i, name] of names.entries()) {
    ann.push(`T${i + 1}\tPeop ${txt.length} ${txt.length + name.length}\t${name}`);
    txt += `${name} and some of their oldest friends ${i % 2 ? "left.\n" : "met "}`;
  }
  const arc = (type: string, head: number, tail: number) =>
    ann.push(`R${ann.length}\t${type} Arg1:T${head} Arg2:T${tail}`);
  for (const type of TYPES.slice(0, parallel)) arc(type, 1, 2);
  for (const [i, type] of TYPES.slice(0, leaving).entries()) arc(type, 1 + (i % 2), 3 + (i % 2));
  const name = `dense-${parallel}-${leaving}`;
  return { [`${name}.txt`]: txt, [`${name}.ann`]: ann.join("\n") };
}

/** The labels that are seen. */
const labels = (app: Page) =>
  surface(app)
    .locator(".arc[data-arc] text:not(.stub-name)")
    .evaluateAll((all) => all.filter((it) => getComputedStyle(it).display !== "none").length);

test("all relations show their label, and lines that are further apart make room for more", async ({
  app,
  picture,
}) => {
  await predicted(app);
  await test.step("relations between the same spans, and in both directions, all show their label", async () => {
    for (const parallel of [3, 5, 6])
      await test.step(`${parallel} between the same two spans`, async () => {
        await drop(app, dense(parallel, 1));
        await expect(sentence(app, 1).getByRole("button", { name: /^Anna, / })).toBeVisible();
        await expect.poll(() => labels(app)).toBe(parallel + 1);
        await picture(`arcs-parallel-${parallel}`);
      });
    await test.step("six in both directions between near spans", async () => {
      const arcs = [
        "LivesIn 4 5",
        "BornIn 4 5",
        "Knows 5 4",
        "WorksFor 5 4",
        "DiedIn 4 5",
        "Likes 5 4",
      ];
      const ann = ["T4\tPer 0 8\tTom Reed", "T5\tLoc 18 22\tLima"].concat(
        arcs.map((arc, i) => arc.replace(/(\w+) (\d) (\d)/, `R${i}\t$1 Arg1:T$2 Arg2:T$3`)),
      );
      await drop(app, { "m.txt": "Tom Reed lives in Lima", "m.ann": ann.join("\n") });
      await expect(sentence(app, 1).getByRole("button", { name: /^Lima, / })).toBeVisible();
      await expect.poll(() => labels(app)).toBe(6);
      const texts = surface(app).locator(".arc[data-arc] text");
      for (const text of await texts.allTextContents()) expect(text).toContain("✓");
      const boxes = await texts.evaluateAll((all) =>
        all.map((it) => {
          const { left, right, top, bottom } = it.getBoundingClientRect();
          return { left, right, middle: (top + bottom) / 2 };
        }),
      );
      for (const [i, a] of boxes.entries())
        for (const b of boxes.slice(i + 1)) {
          const isBeside = a.right <= b.left || b.right <= a.left;
          expect(isBeside || Math.abs(a.middle - b.middle) >= 11).toBe(true);
        }
    });
  });

  await test.step("lines further apart are kept for the document", async () => {
    await drop(app, dense(5, 5));
    await expect(sentence(app, 1).getByRole("button", { name: /^Anna, / })).toBeVisible();
    const text = sentence(app, 1).locator("[data-start]");
    const height = async () => (await text.boundingBox())?.height ?? 0;
    const before = await height();
    const listed = surface(app).getByRole("button", { name: /of this line without room/ });
    await listed.click();
    const menu = app.getByRole("menu", { name: "Relations of the bundle" });
    await expect(menu.getByRole("menuitem").first()).toBeVisible();
    await picture("arcs-dense");
    await app.keyboard.press("Escape");
    await surface(app).focus();
    await app.keyboard.press("+");
    await app.keyboard.press("+");
    await expect.poll(height).toBeCloseTo(2 * before, 0);
    await expect.poll(() => labels(app)).toBe(10);
    await picture("arcs-roomy");
    await saved(app);
    await app.reload();
    await expect.poll(height).toBeCloseTo(2 * before, 0);
    await surface(app).focus();
    await app.keyboard.press("-");
    await app.keyboard.press("-");
    await expect.poll(height).toBeCloseTo(before, 0);
  });
});
