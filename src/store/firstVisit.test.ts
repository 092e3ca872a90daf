import { beforeEach, describe, expect, test, vi } from "vitest";
import { undoNames } from "./fixtures/steps.ts";
import { activeDoc, newDisk, openTab, readyTab, texts } from "./fixtures/tabs.ts";
import { SAMPLE_NAME } from "./sampleText.ts";

beforeEach(newDisk);

describe("the first visit", () => {
  test("shows the sample with predictions and the types of the model, without a click", async () => {
    const { state } = await readyTab();
    expect(activeDoc(state()).name).toBe(SAMPLE_NAME);
    expect(Object.keys(activeDoc(state()).entities).length).toBeGreaterThan(10);
    expect(state().project.schema.entities.map((t) => t.name)).toEqual(["Person", "Place"]);
    expect(undoNames(state())).toEqual([]);
    expect(texts(state())).toEqual([]);
  });

  test("is readable before the model is there", async () => {
    const { state, fake } = openTab();
    fake.fail.open = new Error("no network");
    await vi.waitFor(() => expect(activeDoc(state()).text).toContain("Northgate"));
    await vi.waitFor(() =>
      expect(state().model).toEqual({ kind: "failed", message: "no network" }),
    );
    await state().openModel();
    await vi.waitFor(() => expect(Object.keys(activeDoc(state()).entities)).not.toEqual([]));
  });
});
