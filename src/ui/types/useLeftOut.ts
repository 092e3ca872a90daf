import { useMemo } from "react";
import { type Addable, type LeftOut, leftOutNow } from "../../core/types/leftOut.ts";
import { activeDoc, useApp } from "../app/useApp.ts";

const NOTHING: readonly LeftOut[] = [];

/** The predicted relations that the rules leave out of the open document now. */
export function useLeftOut(): readonly Addable[] {
  const doc = useApp(activeDoc);
  const schema = useApp((s) => s.project.schema);
  const records = useApp((s) => s.leftOut[s.activeDoc ?? ""] ?? NOTHING);
  return useMemo(
    () => (doc && records.length > 0 ? leftOutNow(doc, schema, records) : []),
    [doc, schema, records],
  );
}
