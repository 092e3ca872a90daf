import { beforeEach, describe, expect, test } from "vitest";
import type { Doc } from "../../core/document/document.ts";
import { DOC } from "../../core/fixtures/smallDoc.ts";
import { find } from "../../core/review/find.ts";
import type { AppState } from "../../store/state.ts";
import { INITIAL_FORM, queryOf } from "../app/findForm.ts";
import { INITIAL_VIEW, type ViewState } from "../app/viewState.ts";
import type { CommandContext } from "../commands/command.ts";
import { decideInList, isThere, showHit } from "./walk.ts";

const OTHER: Doc = { ...DOC, id: "e", name: "Other", createdAt: 1 };
const type = (name: string) => ({ name, short: name, verbose: name, formerNames: [] });

let app: AppState;
let view: ViewState;
const context: CommandContext = {
  app: () => app,
  view: () => view,
  setView: (change) => {
    view = { ...view, ...change };
  },
  key: "",
};

/** Changes the open document as the store would. */
function change(make: (doc: Doc) => Partial<Doc>): void {
  const doc = app.project.docs[app.activeDoc!];
  const docs = { ...app.project.docs, [doc.id]: { ...doc, ...make(doc) } };
  app = { ...app, project: { ...app.project, docs } };
}

beforeEach(() => {
  view = INITIAL_VIEW;
  const state: Partial<AppState> = {
    project: {
      docs: { d: DOC, e: OTHER },
      schema: {
        entities: [type("Person"), type("Firm"), type("Place")],
        relations: [{ ...type("Works"), symmetric: false }],
      },
    },
    activeDoc: "d",
    selection: { kind: "none" },
    linking: null,
    keys: {},
    storage: { kind: "saved", at: 0 },
    openDoc: (id) => {
      app = { ...app, activeDoc: id, selection: { kind: "none" } };
    },
    select: (selection) => {
      app = { ...app, selection };
    },
    setStatus: (selection, status) => {
      if (selection.kind !== "entity") return;
      const { id } = selection;
      change(({ entities }) => ({ entities: { ...entities, [id]: { ...entities[id], status } } }));
    },
    remove: (selection) => {
      if (selection.kind !== "entity") return;
      change(({ entities: { [selection.id]: _, ...entities } }) => ({ entities }));
    },
  };
  app = state as AppState;
});

const hitsOf = (form: Partial<typeof INITIAL_FORM>) =>
  find(app.project, queryOf({ ...INITIAL_FORM, everywhere: true, ...form }, "d"), 100).hits;
const spans = (form: Partial<typeof INITIAL_FORM> = {}) => hitsOf({ what: "entities", ...form });

describe("a result", () => {
  test("that is a span is selected", () => {
    const [ann] = spans();
    showHit(context, ann);
    expect(app).toMatchObject({ activeDoc: "d", selection: { kind: "entity", id: "ann" } });
  });

  test("of another document opens it", () => {
    const hit = hitsOf({ what: "relations" }).findLast(({ doc }) => doc === "e")!;
    showHit(context, hit);
    expect(app).toMatchObject({ activeDoc: "e", selection: { kind: "relation", id: hit.id } });
  });

  test("that is hidden is shown, as a rejected one would be", () => {
    const [lee] = spans({ statuses: ["rejected"] });
    showHit(context, lee);
    expect(view.showRejected).toBe(true);
  });

  test("that is text is where the page goes, with the caret on its words", () => {
    const [hit] = hitsOf({ text: "in osl" });
    showHit(context, hit);
    const offset = DOC.text.indexOf("in Oslo");
    expect(view.reveal).toEqual({ doc: "d", offset });
    expect(view.caret).toEqual({ sentence: "d:1", anchor: 2, focus: 3 });
    expect(app.selection).toEqual({ kind: "sentence", id: "d:1" });
  });

  test("that is gone by now changes nothing", () => {
    const [ann] = spans();
    change(({ entities: { ann: _, ...entities } }) => ({ entities }));
    expect(isThere(context, ann)).toBe(false);
    showHit(context, ann);
    expect(app.selection).toEqual({ kind: "none" });
  });

  test("of a document that is in the trash by now does not open it", () => {
    change(() => ({ trashedAt: 1 }));
    const before = app;
    showHit({ ...context, app: () => ({ ...app, activeDoc: null }) }, { ...spans()[0], doc: "d" });
    expect(app).toBe(before);
  });
});

describe("in the list", () => {
  const press = (key: string, index: number, hits = spans()) => {
    showHit(context, hits[index]);
    return decideInList({ ...context, key }, hits, index);
  };

  test("a decision leads to the next result, not to the next suggestion of the text", () => {
    const oslo = spans({ text: "o" }); // Oslo of both documents.
    expect(press("x", 0, oslo)).toBe(1);
    expect(app.project.docs.d.entities.oslo.status).toBe("rejected");
    expect(press("Enter", 0)).toBe(1);
    expect(app.project.docs.d.entities.ann.status).toBe("confirmed");
  });

  test("results that went with it are passed over", () => {
    const hits = spans();
    showHit(context, hits[0]);
    const [, second] = hits;
    const gone = hits.map((hit) => (hit === second ? { ...hit, id: "gone" } : hit));
    expect(decideInList({ ...context, key: "Delete" }, gone, 0)).toBe(2);
    expect(app.project.docs.d.entities.ann).toBeUndefined();
  });

  test("after the last one nothing is selected, and that is said", () => {
    const hits = spans();
    const last = hits.length - 1;
    expect(press("Enter", last)).toBe(last);
    expect(app.selection).toEqual({ kind: "none" });
    expect(view.announcement).toBe("No more results");
  });

  test("the keys of suggestions go through the results", () => {
    expect(press("j", 1)).toBe(2);
    expect(press("k", 1)).toBe(0);
    expect(press("k", 0)).toBe(0);
  });

  test("keys that the user chose for it are followed", () => {
    app = { ...app, keys: { accept: ["q"] } };
    expect(press("q", 0)).toBe(1);
    expect(app.project.docs.d.entities.ann.status).toBe("confirmed");
  });

  test("every key is left to the page while there are no results", () =>
    expect(decideInList({ ...context, key: "j" }, [], -1)).toBeNull());

  test("other keys are left to the page", () => {
    expect(press("1", 0)).toBeNull();
    expect(press("Enter", 0, spans({ statuses: ["confirmed"] }))).toBeNull();
    expect(app.project.docs.d).toBe(DOC);
  });
});
