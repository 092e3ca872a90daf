// @vitest-environment happy-dom
import { expect, onTestFinished, test } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { useUnseenTransitions } from "./useUnseenTransitions.ts";

function Hiding() {
  useUnseenTransitions();
  return <button type="button">Accept</button>;
}

test("the document, where the widgets listen, hears of no transition, but of their ends", async () => {
  const heard: string[] = [];
  const hear = ({ type }: Event) => void heard.push(type);
  const kinds = ["transitionrun", "transitionend"];
  for (const kind of kinds) document.addEventListener(kind, hear);
  onTestFinished(() => {
    for (const kind of kinds) document.removeEventListener(kind, hear);
  });
  const { page } = await mounted(<Hiding />);
  for (const kind of kinds)
    page.querySelector("button")!.dispatchEvent(new Event(kind, { bubbles: true }));
  expect(heard).toEqual(["transitionend"]);
});
