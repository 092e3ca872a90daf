// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "../fixtures/mounted.tsx";
import { useUncaught } from "./useUncaught.ts";

function Listening() {
  useUncaught();
  return null;
}

test("errors of handlers and of promises become notices, those of nobody here do not", async () => {
  const { done } = await mounted(<Listening />);
  window.dispatchEvent(new ErrorEvent("error", { error: new Error("no such word") }));
  window.dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop" }));
  const rejection = Object.assign(new Event("unhandledrejection"), { reason: new Error("gone") });
  window.dispatchEvent(rejection);
  expect(done.filter((one) => one.startsWith("notify"))).toEqual([
    "notify error Something went wrong, and was not done: no such word",
    "notify error Something went wrong, and was not done: gone",
  ]);
});
