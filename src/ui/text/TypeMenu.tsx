import { type KeyboardEvent, useRef } from "react";
import { Header, Menu, MenuItem, MenuSection, Popover } from "react-aria-components";
import { looksOf } from "../looks.ts";
import { useApp, useAppStore, useView, useViewStore } from "../useApp.ts";
import type { Choosing, ViewState } from "../viewState.ts";
import { chooseType } from "./chooseType.ts";

const TITLES: Record<Choosing["kind"], string> = {
  newEntity: "Type of the new span",
  retypeEntity: "Type of the span",
  retypeRelation: "Type of the relation",
  newRelation: "Type of the new relation",
};

/** The small menu of types: by pointer, by its key, by the first letters of a name. */
export function TypeMenu() {
  const choosing = useView((s) => s.choosing);
  return choosing && <OpenTypeMenu choosing={choosing} />;
}

function OpenTypeMenu({ choosing }: { choosing: NonNullable<ViewState["choosing"]> }) {
  const { what, at } = choosing;
  const app = useAppStore();
  const view = useViewStore();
  const anchor = useRef<HTMLSpanElement>(null);
  const looks = looksOf(useApp((s) => s.project.schema));
  const isEntity = what.kind === "newEntity" || what.kind === "retypeEntity";
  const types = [...(isEntity ? looks.entities : looks.relations).values()];

  const close = () => {
    view.setState({ choosing: null, caret: null });
    if (app.getState().linking) app.getState().cancelLink();
  };
  const addTypes = () => {
    close();
    view.setState({ dialog: { kind: "types" } });
  };
  const choose = (type: string) => {
    view.setState({ choosing: null, caret: null });
    getSelection()?.removeAllRanges();
    chooseType(app.getState(), what, type);
  };
  const chooseByKey = (event: KeyboardEvent) => {
    const type = types.find(({ key }) => key === event.key);
    if (!type) return;
    event.preventDefault();
    event.stopPropagation();
    choose(type.name);
  };
  return (
    <>
      <span ref={anchor} className="anchor" style={{ ...box(at) }} />
      <Popover
        className="popover"
        aria-label={TITLES[what.kind]}
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        offset={8}
        onOpenChange={(open) => !open && close()}
      >
        <div onKeyDownCapture={chooseByKey}>
          <Menu className="menu" aria-label={TITLES[what.kind]} autoFocus="first">
            <MenuSection>
              <Header className="menu-title">{TITLES[what.kind]}</Header>
              {types.length === 0 && (
                <MenuItem className="menu-item" onAction={addTypes}>
                  Add a type first…
                </MenuItem>
              )}
              {types.map(({ name, verbose, hue, key }) => (
                <MenuItem
                  key={name}
                  textValue={verbose}
                  className="menu-item"
                  onAction={() => choose(name)}
                >
                  <i className={isEntity ? "swatch" : "swatch line"} data-hue={hue} />
                  <span>{verbose}</span>
                  {key && <kbd>{key.toUpperCase()}</kbd>}
                </MenuItem>
              ))}
            </MenuSection>
          </Menu>
        </div>
      </Popover>
    </>
  );
}

const box = ({
  left,
  top,
  width,
  height,
}: {
  left: number;
  top: number;
  width: number;
  height: number;
}) => ({
  left,
  top,
  width,
  height,
});
