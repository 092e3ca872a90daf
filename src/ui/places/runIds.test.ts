// @vitest-environment happy-dom
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTypeName } from "../../core/types/anyTypeName.ts";
import { entityBox, sentenceText } from "./dom.ts";
import { runAttribute, runIds, runIdsAt, selectableAt } from "./runIds.ts";

const anyId = fc.oneof(anyTypeName, fc.string(), fc.string({ unit: "binary" }));

test("a run's element gives back the ids that it was given, whatever they hold", () => {
  fc.assert(
    fc.property(fc.array(anyId, { maxLength: 4 }), (ids) => {
      const run = document.createElement("span");
      run.setAttribute("data-run", runAttribute(ids));
      const inner = run.appendChild(document.createElement("i"));
      expect(runIds(run)).toEqual(ids);
      expect(runIdsAt(inner)).toEqual(ids);
    }),
  );
  expect(runIdsAt(document.createElement("p"))).toEqual([]);
});

test("elements are found by ids of any kind", () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyId, { minLength: 2, maxLength: 5 }), (ids) => {
      const page = document.body.appendChild(document.createElement("div"));
      for (const id of ids) {
        const row = page.appendChild(document.createElement("div"));
        row.setAttribute("data-sentence", id);
        const text = row.appendChild(document.createElement("p"));
        text.setAttribute("data-start", "0");
        text.title = id;
        const tag = text.appendChild(document.createElement("b"));
        tag.setAttribute("data-tag", id);
      }
      for (const id of ids) {
        expect(sentenceText(id)?.title).toBe(id);
        expect(() => entityBox(id)).not.toThrow();
      }
      page.remove();
    }),
  );
});

test("marks of a draft are there, and cannot be selected", () => {
  const run = document.createElement("span");
  run.setAttribute("data-run", runAttribute(["draft:0", "firm", "kept"]));
  run.setAttribute("data-draft", runAttribute(["draft:0", "kept"]));
  const tagOf = (id: string) => {
    const tag = run.appendChild(document.createElement("span"));
    tag.setAttribute("data-tag", id);
    return tag;
  };
  const [drafted, firm] = [tagOf("draft:0"), tagOf("firm")];
  drafted.setAttribute("data-draft", "fresh");
  expect(runIdsAt(drafted)).toEqual(["draft:0", "firm", "kept"]);
  expect(selectableAt(drafted)).toEqual({ tag: undefined, run: ["firm"] });
  expect(selectableAt(firm)).toEqual({ tag: "firm", run: ["firm"] });
  expect(selectableAt(document.createElement("p"))).toEqual({ tag: undefined, run: [] });
});
