import { expect, test } from "vitest";
import { fakeLocks } from "./fixtures/fakeLocks.ts";
import { fakeOpfs } from "./fixtures/fakeOpfs.ts";
import { createTrainingFiles } from "./trainingFiles.ts";

const state = (text: string) => ({ state: new Blob([text]) });
const textOf = async (files: Readonly<Record<string, Blob>> | null) => files?.state.text() ?? null;

test("the files saved last come back, and a full disk leaves those before", async () => {
  const options: { failsOn?: string } = {};
  const { storage } = fakeOpfs(options);
  const files = createTrainingFiles({ storage, locks: fakeLocks() });
  expect(await files.load("t")).toBeNull();
  for (const text of ["one", "two", "three"]) {
    await files.save("t", state(text));
    expect(await textOf(await files.load("t"))).toBe(text);
  }
  options.failsOn = "state";
  await expect(files.save("t", state("four"))).rejects.toThrow("disk full");
  expect(await textOf(await files.load("t"))).toBe("three");
  // The mark comes last: killed before it, the save was none.
  options.failsOn = "saved";
  await expect(files.save("t", state("five"))).rejects.toThrow("disk full");
  expect(await textOf(await files.load("t"))).toBe("three");
});

test("what no page holds is swept; what one holds stays until it lets go", async () => {
  const { storage } = fakeOpfs();
  const locks = fakeLocks();
  const files = createTrainingFiles({ storage, locks });
  const release = await files.hold("mine");
  await files.save("mine", state("x"));
  await files.save("left", state("y"));
  expect(await files.sweep()).toBe(1);
  expect(await files.load("left")).toBeNull();
  expect(await textOf(await files.load("mine"))).toBe("x");
  release();
  await files.remove("left");
  await new Promise((done) => setTimeout(done));
  expect(await files.sweep()).toBe(1);
});
