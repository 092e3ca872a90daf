// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { clearSuggestions } from "../../core/annotate/clearSuggestions.ts";
import { applyEdit } from "../../core/document/applyEdit.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import type { AppState } from "../../store/state.ts";
import { SCHEMA } from "../commands/fixture.ts";
import { mounted, press } from "../fixtures/mounted.tsx";
import { BareBar } from "./BareBar.tsx";

const bare = {
  kind: "ready",
  model: { name: "<b>My encoder</b>", types: { entities: {}, relations: {} }, readsNames: false },
} as unknown as AppState["model"];
const project = { docs: { [DOC.id]: DOC }, schema: SCHEMA };

test("clearing takes what a model suggested, leaves what somebody decided, and can be undone", () => {
  const made = clearSuggestions(DOC, SCHEMA)!;
  const { project: after, inverse } = applyEdit(project, made.edit);
  const doc = after.docs[DOC.id];
  const left = (of: typeof DOC) => [...Object.values(of.entities), ...Object.values(of.relations)];
  expect(made.count).toBeGreaterThan(0);
  expect(left(doc)).toHaveLength(left(DOC).length - made.count);
  for (const entity of Object.values(DOC.entities))
    if (entity.status !== "suggested") expect(doc.entities[entity.id]).toEqual(entity);
  expect(clearSuggestions(doc, SCHEMA)).toBeNull();
  expect(applyEdit(after, inverse).project).toEqual(project);
});

test("whose suggestions a bare encoder found is told, and they can be cleared", async () => {
  const { page, done, setApp } = await mounted(<BareBar doc={DOC} />, {
    app: { project, model: bare, suggestedBy: "General (bundled)" },
  });
  const { count } = clearSuggestions(DOC, SCHEMA)!;
  expect(page.textContent).toContain(
    "<b>My encoder</b> suggests nothing yet: it learns your types when you train it.",
  );
  const told = count === 1 ? "1 suggestion here is" : `${count} suggestions here are`;
  expect(page.textContent).toContain(`${told} of “General (bundled)”.`);
  await press(count === 1 ? "Clear it" : "Clear them");
  expect(done).toContain("clearSuggestions");
  await setApp({ project, model: bare, suggestedBy: null });
  expect(page.textContent).toContain("of the model that was open before.");
});

test("of a model that has types nothing is said", async () => {
  const model = { ...bare, model: { ...(bare as { model: object }).model, readsNames: true } };
  const { page } = await mounted(<BareBar doc={DOC} />, {
    app: { model: model as AppState["model"], suggestedBy: null },
  });
  expect(page.textContent).toBe("");
});
