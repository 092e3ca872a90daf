import { useRef, useState } from "react";
import { Button, Dialog, DialogTrigger, Popover, Radio, RadioGroup } from "react-aria-components";
import { type TypeKind, typesOfKind } from "../../core/types/typeTables.ts";
import { t } from "../../language/words.ts";
import { isEditable, useApp } from "../app/useApp.ts";
import type { TypeLook } from "../look/looks.ts";
import { MARKS, PALETTE } from "../look/palette.ts";

const BY_PLACE = "place";

/**
 * A type's colour, and a grid to choose another. By keyboard one walks through the colours, and the
 * last takes effect when the grid closes, as one step; a click takes effect at once.
 */
export function ColorButton({ kind, look }: { kind: TypeKind; look: TypeLook }) {
  const changeType = useApp((s) => s.changeType);
  const editable = useApp(isEditable);
  const own = useApp(
    (s) => typesOfKind(s.project.schema, kind).find(({ name }) => name === look.name)?.hue,
  );
  const now = own === undefined ? BY_PLACE : `${own}`;
  const [draft, setDraft] = useState<string | null>(null);
  const isPointed = useRef(false);
  const open = () => {
    isPointed.current = false;
    setDraft(now);
  };
  const choose = (value: string | null) => {
    setDraft(null);
    if (value === null || value === now) return;
    changeType(kind, look.name, { hue: value === BY_PLACE ? null : Number(value) });
  };
  return (
    <DialogTrigger
      isOpen={draft !== null}
      onOpenChange={(isOpen) => (isOpen ? open() : choose(draft))}
    >
      <Button
        className="icon-button"
        aria-label={t("Colour of {verbose}: {name}", {
          verbose: look.verbose,
          name: PALETTE[look.hue].name,
        })}
        isDisabled={!editable}
      >
        <i className={kind === "relation" ? "swatch line" : "swatch"} data-hue={look.hue} />
      </Button>
      <Popover className="popover" placement="bottom start">
        <Dialog
          className="color-box"
          aria-label={t("Colour of {verbose}", { verbose: look.verbose })}
        >
          <RadioGroup
            className="colors"
            aria-label={t("Colour of {verbose}", { verbose: look.verbose })}
            value={draft ?? now}
            onChange={(value) => (isPointed.current ? choose(value) : setDraft(value))}
            onPointerDownCapture={() => {
              isPointed.current = true;
            }}
          >
            <Radio value={BY_PLACE} className="color by-place">
              {t("Its own")}
            </Radio>
            {PALETTE.map(({ name, pattern }, hue) => (
              <Radio
                key={name}
                value={`${hue}`}
                className="color"
                aria-label={`${name} ${MARKS[pattern]}`}
              >
                <i className="swatch" data-hue={hue} title={name} />
              </Radio>
            ))}
          </RadioGroup>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
