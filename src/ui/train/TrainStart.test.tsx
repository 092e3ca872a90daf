// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { TrainStart } from "./TrainStart.tsx";

const shown = (page: HTMLElement) => ({
  facts: [...page.querySelectorAll("dd")].map((it) => it.textContent),
  canTrain: !page.querySelector<HTMLButtonElement>("button.primary")?.disabled,
  why: page.querySelector("#why-no-training")?.textContent,
});

test("while the project is being opened nothing is counted and nothing can be trained", async () => {
  const { page, done, setApp } = await mounted(<TrainStart />, {
    app: { storage: { kind: "opening" } },
  });
  expect(shown(page)).toEqual({
    facts: ["–", "–", "–", "–"],
    canTrain: false,
    why: "The project is still being opened.",
  });
  expect(done).toEqual([]);
  await setApp({ storage: { kind: "saved", at: 0 } });
  const { facts, why } = shown(page);
  expect(facts[0]).toMatch(/^\d+ sentences?$/);
  expect(why).not.toBe("The project is still being opened.");
});
