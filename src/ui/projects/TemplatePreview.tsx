import { useMemo } from "react";
import { templateSchema } from "../../core/types/templateSchema.ts";
import { t } from "../../language/words.ts";
import { Arrow } from "../look/Arrow.tsx";
import { looksOf } from "../look/looks.ts";

/** The types of a template, and what its relations link. */
export function TemplatePreview({ id }: { id: string }) {
  const schema = useMemo(() => templateSchema(id), [id]);
  const looks = useMemo(() => looksOf(schema), [schema]);
  return (
    <section className="template-preview" aria-label={t("Types of the template")}>
      <ul className="template-types" aria-label={t("Entity types")}>
        {schema.entities.map(({ name, also }) => (
          <li key={name} title={also?.join(", ")}>
            <i className="swatch" data-hue={looks.entities.get(name)?.hue} aria-hidden="true" />{" "}
            {name}
          </li>
        ))}
      </ul>
      <ul className="template-relations" aria-label={t("Relation types")}>
        {schema.relations.map(({ name, heads, tails, symmetric }) => (
          <li key={name}>
            <b>{name}</b>
            <span className="quiet">
              {heads || tails ? (
                <>
                  <bdi>{ends(heads)}</bdi> <Arrow way={symmetric ? "both" : "forth"} />{" "}
                  <bdi>{ends(tails)}</bdi>
                </>
              ) : (
                t("any types")
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ends = (names: readonly string[] | undefined): string => names?.join(", ") ?? t("any type");
