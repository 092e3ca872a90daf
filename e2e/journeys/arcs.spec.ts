import { expect, test } from "../app.ts";
import { drop, predicted, sentence, surface } from "../steps.ts";

const TYPES = ["Kill", "Live_In", "Work_For", "Located_In", "OrgBased_In"];

/** Eighty sentences of two people each; arcs side by side, to the next line, and far away. */
function letters(): { txt: string; ann: string } {
  let txt = "";
  const lines: string[] = [];
  for (let i = 0; i < 80; i++) {
    for (const [n, name] of [`Anna${i}`, `Bert${i}`].entries()) {
      lines.push(`T${2 * i + n + 1}\tPeop ${txt.length} ${txt.length + name.length}\t${name}`);
      txt += n === 0 ? `${name} met ` : `${name} near the old harbour wall.\n`;
    }
  }
  const arc = (type: string, head: number, tail: number) =>
    lines.push(`R${lines.length}\t${type} Arg1:T${head} Arg2:T${tail}`);
  for (const type of TYPES) arc(type, 1, 2);
  arc("Kill", 2, 1);
  arc("Live_In", 2, 1);
  arc("Live_In", 3, 8);
  arc("Live_In", 5, 121);
  for (let tail = 101; tail <= 111; tail += 2) arc("Kill", 9, tail);
  return { txt, ann: lines.join("\n") };
}

test("arcs lead to the next lines, are bundled, and leave the window as stubs", async ({
  app,
  picture,
}) => {
  await predicted(app);
  const { txt, ann } = letters();
  await drop(app, { "letters.txt": txt, "letters.ann": ann });
  await expect(sentence(app, 1).getByRole("button", { name: /^Anna0, / })).toBeVisible();

  await test.step("many arcs of one way are a bundle with a count, from which one is chosen", async () => {
    await expect(
      surface(app).getByRole("button", { name: /^6 relations to spans below/ }),
    ).toBeAttached();
    const bundle = surface(app).getByRole("button", { name: /^7 relations: Kills, / });
    await bundle.locator("text").click();
    const menu = app.getByRole("menu", { name: "Relations of the bundle" });
    await picture("arcs-bundle");
    await menu.getByRole("menuitem", { name: /^Works for from Anna0 to Bert0/ }).click();
    const chosen = surface(app).getByRole("button", { name: /^Works for from Anna0 to Bert0/ });
    await expect(chosen).toHaveAttribute("aria-pressed", "true");
    await expect(surface(app).getByRole("button", { name: /^6 relations: / })).toBeAttached();
  });

  await test.step("arcs go around the lines between, and never move the text", async () => {
    const arc = surface(app).getByRole("button", { name: /^Lives in from Anna1 to Bert3/ });
    await expect(arc).toBeAttached();
    const place = async () => (await sentence(app, 4).locator("[data-start]").boundingBox())!;
    const before = await place();
    await arc.locator("text").click();
    await app.keyboard.press("Delete");
    await expect(arc).toBeHidden();
    expect(await place()).toEqual(before);
  });

  await test.step("an arc that leaves the window is a stub that goes to its other end", async () => {
    const stub = surface(app).getByRole("button", {
      name: /^Lives in from Anna2 to Anna60, .*below/,
    });
    await expect(stub).toBeAttached();
    await expect(sentence(app, 61)).toHaveCount(0);
    await picture("arcs-stubs");
    await stub.locator("circle").click();
    await expect(sentence(app, 61)).toBeInViewport();
    const other = surface(app).getByRole("button", {
      name: /^Lives in from Anna2 to Anna60, .*above/,
    });
    await expect(other).toHaveAttribute("aria-pressed", "true");
    await picture("arcs-jumped");
  });
});
