import { useEffect, useRef } from "react";
import type { Entity } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { type Looks, lookOf } from "../look/looks.ts";
import { entityName, shortScore } from "../look/names.ts";
import { takeFocus } from "../places/focus.ts";

interface Props {
  readonly entity: Entity;
  readonly text: string;
  readonly looks: Looks;
  readonly selected: boolean;
  /** The letters that pick this entity as the tail of a relation. */
  readonly hint: string | null;
  /** Of a draft it is only looked at; whether what is stored has it, too. */
  readonly draft: "kept" | "fresh" | null;
}

const IN_DRAFT = {
  get kept() {
    return t("in the draft");
  },
  get fresh() {
    return t("new in the draft");
  },
};

/**
 * The type tag below the start of an entity: what the keyboard and screen readers hold on to. What
 * it shows comes from CSS, so that selecting, finding and copying see nothing but the text.
 */
export function EntityTag({ entity, text, looks, selected, hint, draft }: Props) {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (selected && ref.current) takeFocus(ref.current);
  }, [selected]);
  const look = lookOf(looks.entities, entity.type);
  const name = entityName(text, entity, looks);
  const shown = {
    className: "tag",
    "data-tag": entity.id,
    "data-hue": look.hue,
    "data-status": entity.status,
    "data-label": look.short,
    "data-score": shortScore(look, entity),
  };
  if (draft)
    return (
      <span {...shown} role="img" aria-label={`${name}, ${IN_DRAFT[draft]}`} data-draft={draft} />
    );
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a button element would break the text's flow */}
      <span
        {...shown}
        ref={ref}
        role="button"
        tabIndex={selected ? 0 : -1}
        aria-label={name}
        aria-pressed={selected}
      />
      {hint ? (
        <span className="hint" data-hint={hint} aria-hidden="true" />
      ) : (
        <span className="grip" data-grip={entity.id} data-hue={look.hue} aria-hidden="true" />
      )}
    </>
  );
}
