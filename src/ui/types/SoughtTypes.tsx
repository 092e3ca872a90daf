import { useState } from "react";
import type { Scope } from "../../core/document/document.ts";
import { TABLE, type TypeKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { activeDoc, useApp } from "../app/useApp.ts";
import { useLooks } from "../app/useLooks.ts";
import { lookOf } from "../look/looks.ts";
import { asSentence, typeList } from "../look/names.ts";

/** What is looked for since a type of this kind was added or named otherwise, and how much there is. */
export function SoughtTypes({ kind }: { kind: TypeKind }) {
  const sought = useApp(({ prediction }) =>
    prediction.kind === "running" ? prediction.sought : undefined,
  );
  const fault = useApp(({ prediction }) =>
    prediction.kind === "failed" ? prediction.message : undefined,
  );
  const doc = useApp(activeDoc);
  const looks = useLooks()[TABLE[kind]];
  const [last, setLast] = useState<Scope>();
  if (sought && sought !== last) setLast(sought);
  const types = (sought ?? last)?.[TABLE[kind]] ?? [];
  const there = types.filter((name) => looks.has(name));
  const names = typeList(there.map((name) => lookOf(looks, name).verbose));
  const found = doc
    ? Object.values<{ type: string; status: string }>(doc[TABLE[kind]]).filter(
        ({ type, status }) => status === "suggested" && there.includes(type),
      ).length
    : 0;
  // There from the start: screen readers hear only what comes into a place that they know.
  return (
    <p className="quiet sought" role="status">
      {there.length === 0
        ? ""
        : sought
          ? t("Looking for {names} by name…", { names })
          : fault !== undefined
            ? t("{names}: the prediction stopped. {fault}", { names, fault: asSentence(fault) })
            : found > 0
              ? t(
                  "{found, plural, one {# suggestion} other {# suggestions}} of {names} here, by name only.",
                  { found, names },
                )
              : t("No suggestion of {names} here. Other names may help, and examples do.", {
                  names,
                })}
    </p>
  );
}
