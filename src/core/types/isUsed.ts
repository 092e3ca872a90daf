import type { Entity, Project, Relation } from "../document/document.ts";
import { TABLE, type TypeKind } from "./typeTables.ts";

/** Whether somebody has put something under a type: the model's suggestions are nobody's. */
export const isUsed = ({ docs, schema }: Project, kind: TypeKind, name: string): boolean =>
  Object.values(docs).some((doc) =>
    Object.values<Entity | Relation>(doc[TABLE[kind]]).some(
      ({ type, by, status }) => type === name && (by !== "model" || status !== "suggested"),
    ),
  ) ||
  (kind === "entity" &&
    schema.relations.some(({ heads = [], tails = [] }) => [...heads, ...tails].includes(name)));
