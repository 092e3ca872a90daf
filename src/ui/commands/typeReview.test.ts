import { expect, test } from "vitest";
import { knowType } from "../../core/annotate/knowType.ts";
import { applyEdit } from "../../core/document/applyEdit.ts";
import type { Project } from "../../core/document/document.ts";
import { isRefusal } from "../../core/document/edit.ts";
import type { Selection } from "../../core/document/selection.ts";
import { testDoc, testSchema, testScope } from "../../core/fixtures/project.ts";
import { addType } from "../../core/types/typeEdits.ts";
import type { AppState } from "../../store/state.ts";
import { INITIAL_VIEW, type ViewState } from "../app/viewState.ts";
import { type CommandContext, canRun } from "./command.ts";
import { commandById } from "./commands.ts";

/** Two documents, three of whose four sentences were confirmed before a type came. */
function newerType(): Project {
  const [a, b] = [testDoc("a", "Ada met Bob. Eve left."), testDoc("b", "Acme hired Zoe. Bob ran.")];
  const docs = {
    a: { ...a, confirmed: { "a:0": testScope, "a:1": testScope } },
    b: { ...b, createdAt: 1, confirmed: { "b:1": testScope } },
  };
  const made = addType(testSchema, "entity", "Drug");
  if (isRefusal(made)) throw new Error(made.refused);
  return applyEdit({ docs, schema: testSchema }, made.edit).project;
}

/** A store that opens, selects and marks as the real one does. */
function pageOf(start: Project) {
  let [project, activeDoc, view]: [Project, string, ViewState] = [start, "a", INITIAL_VIEW];
  let selection: Selection = { kind: "none" };
  const context: CommandContext = {
    key: "",
    app: () =>
      ({
        project,
        activeDoc,
        selection,
        linking: null,
        storage: { kind: "saved", at: 0 },
        select: (next: Selection) => {
          selection = next;
        },
        openDoc: (id: string) => {
          activeDoc = id;
        },
        knowType: (kind: "entity", name: string, sentence: string) => {
          const type = project.schema.entities.find((t) => t.name === name)!;
          const made = knowType(project.docs[activeDoc], sentence, kind, type);
          if (!isRefusal(made)) project = applyEdit(project, made.edit).project;
        },
      }) as unknown as AppState,
    view: () => view,
    setView: (change) => {
      view = { ...view, ...change };
    },
  };
  const can = (id: string) => canRun(commandById(id), context);
  const run = (id: string) => {
    if (can(id)) commandById(id).run(context);
    return selection.kind === "sentence" ? selection.id : null;
  };
  return { run, can, view: () => view, project: () => project };
}

test("goes through the sentences that do not know the type, over all documents", () => {
  const { run, can, project, view } = pageOf(newerType());
  expect(run("reviewType")).toBe("a:0");
  expect(run("nextLacking")).toBe("a:1");
  expect(run("typeDone")).toBe("b:1");
  expect(run("typeDone")).toBe("a:0");
  expect(run("typeDone")).toBe("a:0");
  expect(view().announcement).toBe("All confirmed sentences know Drug");
  expect([can("typeDone"), can("reviewType")]).toEqual([false, false]);
  const scopes = Object.values(project().docs).flatMap((doc) => Object.values(doc.confirmed));
  expect(scopes.map(({ entities }) => entities.includes("Drug"))).toEqual([true, true, true]);
});

test("is left and gone on with", () => {
  const { run, can, view } = pageOf(newerType());
  run("reviewType");
  run("typeDone");
  run("leaveTypeReview");
  expect(view().typeReview).toBeNull();
  expect([can("typeDone"), can("nextLacking"), can("leaveTypeReview")]).toEqual([
    false,
    false,
    false,
  ]);
  expect(run("reviewType")).toBe("a:1");
});

test("passes over documents in which the type is switched off", () => {
  const project = newerType();
  const off = { entities: ["Drug"], relations: [] };
  const docs = { ...project.docs, a: { ...project.docs.a, notAnnotated: off } };
  expect(pageOf({ ...project, docs }).run("reviewType")).toBe("b:1");
});
