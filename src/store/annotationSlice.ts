import { clearSuggestions } from "../core/annotate/clearSuggestions.ts";
import { findEntity, moveBorder, retypeEntity } from "../core/annotate/entityEdits.ts";
import { labelWords, moveAcross } from "../core/annotate/labelAcross.ts";
import { mergeEntities } from "../core/annotate/mergeEntities.ts";
import { retypeRelation, reverseRelation } from "../core/annotate/relationEdits.ts";
import { joinSentences, splitSentence } from "../core/annotate/sentenceBorders.ts";
import { splitEntity } from "../core/annotate/splitEntity.ts";
import {
  acceptSentence,
  finishSentence,
  removeEntity,
  removeRelation,
  reopenSentence,
  setEntityStatus,
  setRelationStatus,
} from "../core/annotate/statusEdits.ts";
import { bordersAt } from "../core/document/borders.ts";
import { sentenceById } from "../core/document/docIndex.ts";
import type { Doc, Entity } from "../core/document/document.ts";
import type { Context } from "./context.ts";
import { newId } from "./newId.ts";
import type { AppState } from "./state.ts";

type Actions = Pick<
  AppState,
  | "clearSuggestions"
  | "select"
  | "addEntity"
  | "retypeEntity"
  | "moveEntity"
  | "moveBorder"
  | "splitEntity"
  | "mergeEntity"
  | "retypeRelation"
  | "reverseRelation"
  | "setStatus"
  | "remove"
  | "acceptSentence"
  | "finishSentence"
  | "reopenSentence"
  | "joinSentences"
  | "splitSentence"
>;

/** What the user does to the annotations of the active document. */
export function annotationSlice({ get, set, commit }: Context): Actions {
  const active = (): Doc | undefined => get().project.docs[get().activeDoc ?? ""];
  /** Runs when the annotation is still there: a key may come after a prediction took it away. */
  const onEntity = (id: string, act: (doc: Doc, entity: Entity) => void) => {
    const doc = active();
    if (doc && Object.hasOwn(doc.entities, id)) act(doc, doc.entities[id]);
  };
  const onRelation = (id: string, act: (doc: Doc) => void) => {
    const doc = active();
    if (doc && Object.hasOwn(doc.relations, id)) act(doc);
  };
  const onSentence = (id: string, act: (doc: Doc) => void) => {
    const doc = active();
    if (doc && sentenceById(doc, id)) act(doc);
  };

  return {
    clearSuggestions: () => {
      const doc = active();
      const made = doc && clearSuggestions(doc, get().project.schema);
      if (made) commit(made);
    },
    select: (selection) => set({ selection }),
    addEntity: (start, end, type, by) => {
      const doc = active();
      if (!doc) return;
      const ids = { id: newId(), newId: newId() };
      const wanted = { start, end, type, ...(by && { by }), ...ids };
      commit(labelWords(doc, get().project.schema, wanted));
      const span = bordersAt(active()!, { start, end }, by);
      const made = span && findEntity(active()!, span, type);
      if (made) set({ selection: { kind: "entity", id: made.id } });
    },
    retypeEntity: (id, type) =>
      onEntity(id, (doc) => commit(retypeEntity(doc, get().project.schema, id, type))),
    moveEntity: (id, start, end, how) =>
      onEntity(id, (doc) => {
        const to = { id, start, end, ...how, newId: newId() };
        commit(moveAcross(doc, get().project.schema, to));
      }),
    moveBorder: (id, border, words) =>
      onEntity(id, (doc) => commit(moveBorder(doc, get().project.schema, { id, border, words }))),
    splitEntity: (id, offset) =>
      onEntity(id, (doc) =>
        commit(splitEntity(doc, get().project.schema, { id, offset, newId: newId() })),
      ),
    mergeEntity: (id, neighbour) =>
      onEntity(id, (doc) => commit(mergeEntities(doc, get().project.schema, id, neighbour))),
    retypeRelation: (id, type) =>
      onRelation(id, (doc) => commit(retypeRelation(doc, get().project.schema, id, type))),
    reverseRelation: (id) =>
      onRelation(id, (doc) => commit(reverseRelation(doc, get().project.schema, id))),
    setStatus: (selection, status) => {
      if (selection.kind === "entity") {
        onEntity(selection.id, (doc) => commit(setEntityStatus(doc, selection.id, status)));
      } else if (selection.kind === "relation") {
        onRelation(selection.id, (doc) =>
          commit(setRelationStatus(doc, get().project.schema, selection.id, status)),
        );
      }
    },
    remove: (selection) => {
      if (selection.kind === "entity") {
        onEntity(selection.id, (doc) => commit(removeEntity(doc, selection.id)));
      } else if (selection.kind === "relation") {
        onRelation(selection.id, (doc) =>
          commit(removeRelation(doc, get().project.schema, selection.id)),
        );
      }
    },
    acceptSentence: (id) =>
      onSentence(id, (doc) => commit(acceptSentence(doc, get().project.schema, id))),
    finishSentence: (id) =>
      onSentence(id, (doc) => commit(finishSentence(doc, get().project.schema, id))),
    joinSentences: (from, to) =>
      onSentence(from, (doc) => {
        const id = newId();
        const isDone = commit(joinSentences(doc, { from, to, newId: id }));
        if (isDone) set({ selection: { kind: "sentence", id } });
      }),
    splitSentence: (id, offset) =>
      onSentence(id, (doc) => {
        const newIds = [newId(), newId()] as const;
        const isDone = commit(splitSentence(doc, { id, offset, newIds }));
        if (isDone) set({ selection: { kind: "sentence", id: newIds[1] } });
      }),
    reopenSentence: (id) => onSentence(id, (doc) => commit(reopenSentence(doc, id))),
  };
}
