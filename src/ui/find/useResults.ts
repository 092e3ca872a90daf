import { useDeferredValue, useMemo } from "react";
import { find } from "../../core/review/find.ts";
import { queryOf } from "../app/findForm.ts";
import { useApp, useView } from "../app/useApp.ts";
import type { Results } from "./results.ts";

/** More than anyone goes through; all are counted. */
const LISTED = 10_000;

/** What the form finds. It follows the project and the form when there is time: typing goes first. */
export function useResults(): Results {
  const form = useView((s) => s.find);
  const project = useApp((s) => s.project);
  const openDoc = useApp((s) => s.activeDoc);
  const { everywhere } = form;
  const doc = everywhere ? null : openDoc;
  const asked = useMemo(() => ({ project, query: queryOf(form, doc) }), [project, form, doc]);
  const deferred = useDeferredValue(asked);
  return useMemo(
    () => ({ ...deferred, ...find(deferred.project, deferred.query, LISTED) }),
    [deferred],
  );
}
