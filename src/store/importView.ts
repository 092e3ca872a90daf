import type { Doc, Schema } from "../core/document/document.ts";
import { withTypes } from "../core/types/schema.ts";
import type { TypeKind } from "../core/types/typeTables.ts";
import { chosenDocs } from "../io/import/chosenDoc.ts";
import { chosenName, chosenTypes } from "../io/import/chosenTypes.ts";
import type { ShownImport } from "./importState.ts";

/** The name under which a type of the files comes; null: it is left out. */
export const comesAs = ({ choices }: ShownImport, kind: TypeKind, name: string): string | null =>
  chosenName(choices.types[kind], name);

/** The types as they would be. */
export const comingSchema = (schema: Schema, { preview, choices }: ShownImport): Schema =>
  withTypes(schema, chosenTypes(preview.types, choices.types));

/** A document as it would come. */
export const comingDoc = (doc: Doc, { preview, choices }: ShownImport): Doc =>
  chosenDocs(preview.types, choices)(doc);
