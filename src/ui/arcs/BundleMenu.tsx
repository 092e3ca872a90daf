import { useRef } from "react";
import { Menu, MenuItem, Popover } from "react-aria-components";
import type { Doc } from "../../core/document/document.ts";
import { t } from "../../language/words.ts";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import { useLooks } from "../app/useLooks.ts";
import { RelationNamed } from "../look/AnnotationNamed.tsx";
import { lookOf } from "../look/looks.ts";

/** The relations of an opened bundle; choosing one selects it. */
export function BundleMenu({ doc }: { doc: Doc }) {
  const bundle = useView((s) => s.bundle);
  const view = useViewStore();
  const looks = useLooks();
  const select = useApp((s) => s.select);
  const anchor = useRef<HTMLSpanElement>(null);
  // Those of a draft are only looked at.
  const relations = bundle?.ids.flatMap((id) => doc.relations[id] ?? []) ?? [];
  if (!bundle || relations.length === 0) return null;
  const close = () => view.setState({ bundle: null });
  const { left, top, width, height } = bundle.at;
  return (
    <>
      <span ref={anchor} className="anchor" style={{ left, top, width, height }} />
      <Popover
        className="popover"
        aria-label={t("Relations of the bundle")}
        isOpen
        triggerRef={anchor}
        placement="bottom"
        onOpenChange={(open) => !open && close()}
      >
        <Menu className="menu" aria-label={t("Relations of the bundle")} autoFocus="first">
          {relations.map((relation) => (
            <MenuItem
              key={relation.id}
              className="menu-item"
              onAction={() => {
                close();
                select({ kind: "relation", id: relation.id });
              }}
            >
              <i className="swatch line" data-hue={lookOf(looks.relations, relation.type).hue} />
              <span>
                <RelationNamed doc={doc} relation={relation} looks={looks} />
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
