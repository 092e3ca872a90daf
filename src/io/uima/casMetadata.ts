import type { Metadata } from "../metadata.ts";
import { type CasStructure, shortType } from "./cas.ts";

/** The type in which what else is said of a document is written here. */
export const METADATA = "custom.Metadata";

/** What DKPro's metadata say of a document beside its title. */
export const DOCUMENT_FIELDS = [
  "documentId",
  "documentUri",
  "collectionId",
  "documentBaseUri",
  "language",
] as const;

/** The name of a document, and what else its file says of it. */
export function metadataOfCas(structures: readonly CasStructure[]): {
  readonly name?: string;
  readonly metadata?: Metadata;
} {
  const said = structures.find(({ type }) => shortType(type) === "DocumentMetaData");
  const value = (field: string) => (said?.values.get(field) ?? "").replace(/\s+/g, " ").trim();
  const name = value("documentTitle") || value("documentId");
  const metadata = new Map<string, string>();
  for (const field of DOCUMENT_FIELDS) {
    const text = said?.values.get(field) ?? "";
    const isSaid = field === "language" ? text !== "x-unspecified" : text.trim() !== name;
    if (text !== "" && isSaid) metadata.set(field, text);
  }
  for (const { type, values } of structures)
    if (type === METADATA && values.has("key"))
      metadata.set(values.get("key")!, values.get("value") ?? "");
  return {
    ...(name && { name }),
    ...(metadata.size > 0 && { metadata: Object.fromEntries(metadata) }),
  };
}
