import { useMemo } from "react";
import { type Addable, type LeftOut, leftOutNow } from "../../core/types/leftOut.ts";
import { activeDoc, useApp } from "../app/useApp.ts";

const NOTHING: readonly LeftOut[] = [];

/** What was predicted and is left out of the open document now. */
export function useLeftOut(): readonly Addable[] {
  const doc = useApp(activeDoc);
  const schema = useApp((s) => s.project.schema);
  const records = useApp((s) => s.leftOut[s.activeDoc ?? ""] ?? NOTHING);
  return useMemo(
    () => (doc && records.length > 0 ? leftOutNow(doc, schema, records) : []),
    [doc, schema, records],
  );
}
