// @vitest-environment happy-dom
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyTypeName } from "../../core/types/anyTypeName.ts";
import { entityBox, sentenceText } from "./dom.ts";
import { runAttribute, runIds, runIdsAt } from "./runIds.ts";

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
