import { expect, test } from "vitest";
import { nextTask } from "./nextTask.ts";

test("messages that were sent before are seen first", async () => {
  const { port1, port2 } = new MessageChannel();
  const seen: number[] = [];
  port1.onmessage = ({ data }) => seen.push(data);
  for (const message of [1, 2, 3]) {
    port2.postMessage(message);
    await nextTask();
    expect(seen.at(-1)).toBe(message);
  }
  port1.close();
});
