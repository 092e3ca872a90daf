import { expect, test } from "../app.ts";

test("a worker gets the software adapter", async ({ app }) => {
  const architecture = await app.evaluate(async () => {
    const script = `navigator.gpu.requestAdapter().then((a) => postMessage(a?.info.architecture));`;
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    const answer = new Promise((resolve) => {
      worker.onmessage = (event) => resolve(event.data);
    });
    return answer.finally(() => worker.terminate());
  });
  expect(architecture).toBe("swiftshader");
});
