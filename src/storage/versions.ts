import type { Dexie } from "dexie";
import { giveScopes } from "./giveScopes.ts";
import { nameMakers } from "./nameMakers.ts";
import { splitAnnotations } from "./splitAnnotations.ts";

/** Says which tables each version of the database has, and how the next is made from it. */
export function defineVersions(db: Dexie): void {
  db.version(1).stores({
    documents: "id",
    annotations: "id",
    schema: "id",
    history: "seq",
    settings: "key",
  });
  db.version(2)
    .stores({
      annotations: null,
      names: "id",
      entities: "[doc+id]",
      relations: "[doc+id]",
      confirmed: "[doc+id]",
    })
    .upgrade(splitAnnotations);
  // Annotations have opaque ids and say who made them.
  db.version(3).upgrade(nameMakers);
  // A confirmed sentence says for which types.
  db.version(4).upgrade(giveScopes);
  // A document that comes whole has packed sentences, and one record of what they know; those that a
  // step brings back are rows. What was written before is read as it is.
  db.version(5).stores({ known: "doc", stepDocs: "[seq+id]" });
}
