import { expect, test } from "../app.ts";
import { addText, predicted, sentence, surface } from "../steps.ts";

test.use({ model: "bundled" });

test("of a long document what the user scrolls to is predicted next", async ({ app }) => {
  await predicted(app);
  const count = 600; // 5 400 words
  const text = "Ann Holm of Tarn Systems lives in Havana . ".repeat(count);
  await addText(app, text, "Long");
  const progress = app.getByText(new RegExp(`^\\d+ of ${count} sentences read$`));
  const read = async () => Number((await progress.textContent())?.split(" ")[0]);
  await expect(progress).toBeVisible();
  await surface(app).evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  const last = sentence(app, count);
  await expect(last).toBeVisible();
  const before = await read();
  await expect(last.getByRole("button", { name: /^Havana, Location/ })).toBeVisible();
  const after = await read(); // throws where all is read by now
  console.info(`the last sentence was read after ${after - before} others, ${after} in all`);
  expect(after).toBeLessThan(count * 0.8);

  // Back in the middle, what is there comes next, too.
  await surface(app).evaluate((element) => {
    element.scrollTop = element.scrollHeight / 2;
  });
  const middle = sentence(app, count / 2);
  await expect(middle).toBeVisible();
  await expect(middle.getByRole("button", { name: /^Havana, Location/ })).toBeVisible();
  await app.getByRole("button", { name: "Cancel" }).click();
});
