import { useDeferredValue, useMemo } from "react";
import { withoutExample } from "../../core/learn/withoutExample.ts";
import type { ModelTypes } from "../../core/types/modelTypes.ts";
import { modelTypes, renamedSince } from "../../core/types/schema.ts";
import { t } from "../../language/words.ts";
import { exampleSplit } from "../../store/exampleSplit.ts";
import { useApp } from "../app/useApp.ts";
import { lookOf, looksOf } from "../look/looks.ts";

/** So many types are named. */
const MOST_NAMED = 8;

/** What a training does for what the model knows, and of which types it sees no example. */
export function WhatStays() {
  const learnt = useApp(({ model }) => (model.kind === "ready" ? model.model.types : null));
  return (
    <>
      <p className="quiet">
        {t(
          "While it learns, the model rehearses what it suggests now, on your sentences that nobody has reviewed and on sentences of many domains that come with the app: so it keeps that.",
        )}
      </p>
      {learnt && <WithoutExample learnt={learnt} />}
    </>
  );
}

/** The types that the model knows and no sentence to train on shows, and what that means. */
function WithoutExample({ learnt }: { learnt: ModelTypes }) {
  const schema = useDeferredValue(useApp((s) => s.project.schema));
  const examples = useDeferredValue(useApp((s) => exampleSplit(s).training));
  const names = useMemo(() => {
    const types = modelTypes(schema);
    const shown = { examples, types, learnt, renamed: renamedSince(schema, learnt) };
    const looks = looksOf(schema);
    return (["entities", "relations"] as const).flatMap((kind) =>
      withoutExample(kind, shown).map((type) => lookOf(looks[kind], type).verbose),
    );
  }, [examples, schema, learnt]);
  if (names.length === 0) return null;
  const more =
    names.length > MOST_NAMED
      ? t(" and {names, number} more", { names: names.length - MOST_NAMED })
      : "";
  return (
    <p className="quiet">
      {t(
        "No confirmed sentence shows these types, which the model knows: {names}{more}. It keeps what it can rehearse of them, and gets no better at them.",
        { names: names.slice(0, MOST_NAMED).join(", "), more },
      )}
    </p>
  );
}
