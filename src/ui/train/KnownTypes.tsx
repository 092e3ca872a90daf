import { useDeferredValue, useMemo } from "react";
import { knowledgeOf, type TypeRef } from "../../core/review/knowledge.ts";
import { TABLE, type TypeKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { looksOf } from "../look/looks.ts";
import { Trans } from "../look/Trans.tsx";
import { TypeText } from "../look/TypeText.tsx";

/** How many confirmed sentences know each of the types that not all of them know. */
export function KnownTypes() {
  const project = useDeferredValue(useApp((s) => s.project));
  const looks = looksOf(project.schema);
  const types = useMemo(() => {
    const kinds: readonly TypeKind[] = ["entity", "relation"];
    return kinds.flatMap((kind) =>
      project.schema[TABLE[kind]]
        .map(({ name }): TypeRef => ({ kind, name }))
        .map((type) => ({ type, ...knowledgeOf(project, type) }))
        .filter(({ known, all }) => known < all),
    );
  }, [project]);
  if (types.length === 0) return null;
  return (
    <>
      <p className="quiet">
        {t(
          "Some sentences were confirmed without these types. They say nothing of them, but where something is labelled so:",
        )}
      </p>
      <ul className="known-types" aria-label={t("Types that not all sentences know")}>
        {types.map(({ type, known, open, all }) => {
          const { verbose } = looks[TABLE[type.kind]].get(type.name)!;
          return (
            <li key={JSON.stringify(type)}>
              <span className="known-type">
                <Trans
                  id="<0/> {known, number} of {all, number}"
                  values={{ known, all }}
                  components={{ 0: <TypeText name={verbose} after=":" /> }}
                />
              </span>
              {open > 0 && (
                <CommandButton
                  command="reviewType"
                  subject={{ kind: "type", type }}
                  className="button small"
                  aria-label={t("Go through the sentences that do not know {verbose}", { verbose })}
                >
                  {t("Go through {open, number}", { open })}
                </CommandButton>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
