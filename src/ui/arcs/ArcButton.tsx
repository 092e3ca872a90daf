// An arc is a button in a list. SVG has elements for neither, so that roles have to say it.
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import type { Relation } from "../../core/document/document.ts";
import { takeFocus } from "../places/focus.ts";

interface Props {
  readonly kind: "arc" | "stub" | "bundle" | "more";
  readonly name: string;
  readonly hue: number;
  /** It, or a span at its ends, is selected or under the pointer. */
  readonly strong: boolean;
  readonly selected: boolean;
  /** It is of a draft, and only looked at. */
  readonly draft?: boolean;
  /** Null: many relations in one. */
  readonly relation: Relation | null;
  /** What pressing does besides selecting the relation. */
  readonly onPress?: (element: SVGGElement) => void;
  readonly children: ReactNode;
}

/** What is common to single arcs, those that leave the window, and bundles. */
export function ArcButton({
  kind,
  name,
  hue,
  strong,
  selected,
  draft = false,
  relation,
  onPress,
  children,
}: Props) {
  const ref = useRef<SVGGElement>(null);
  useEffect(() => {
    if (selected && ref.current) takeFocus(ref.current);
  }, [selected]);
  const press = (event: MouseEvent | KeyboardEvent) => {
    if (!onPress || !ref.current) return;
    event.stopPropagation();
    event.preventDefault();
    onPress(ref.current);
  };
  const className = kind === "arc" ? "arc" : `arc ${kind}`;
  if (draft)
    return (
      // biome-ignore lint/a11y/useSemanticElements: there is no list item inside of SVG
      // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is a group, which does nothing
      <g
        className={className}
        role="listitem"
        aria-label={name}
        data-hue={hue}
        data-status="suggested"
        data-strong={strong}
        data-draft
      >
        {children}
      </g>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no list item inside of SVG
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it is a group, which does nothing
    <g role="listitem">
      {/* biome-ignore lint/a11y/useSemanticElements: there is no button element inside of SVG */}
      <g
        ref={ref}
        className={className}
        role="button"
        tabIndex={selected || relation === null ? 0 : -1}
        aria-label={name}
        aria-pressed={relation ? selected : undefined}
        aria-haspopup={relation ? undefined : "menu"}
        data-arc={relation?.id}
        data-hue={hue}
        data-status={relation?.status}
        data-strong={strong}
        onClick={press}
        onKeyDown={(event) => {
          if (!relation && (event.key === "Enter" || event.key === " ")) press(event);
        }}
      >
        {children}
      </g>
    </g>
  );
}
