import { useRef } from "react";
import { Menu, MenuItem, MenuSection, Popover } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp, useView, useViewStore } from "../app/useApp.ts";
import type { WindowBox } from "../places/dom.ts";
import { afterOverlay } from "../places/focus.ts";
import { Keys } from "./Keys.tsx";
import { menuCommands } from "./menu/menuCommands.ts";
import { useContextMenu } from "./menu/useContextMenu.ts";
import { runCommand } from "./runCommand.ts";
import { useCommandContext } from "./useCommandContext.ts";

/** The menu of what can be done with what is selected. */
export function CommandMenu() {
  useContextMenu();
  const at = useView((s) => s.menu);
  return at && <OpenMenu at={at} />;
}

function OpenMenu({ at }: { at: WindowBox }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const context = useCommandContext();
  const view = useViewStore();
  useApp((s) => s.project); // a prediction may decide what applies
  const groups = menuCommands(context);
  const close = () => view.setState({ menu: null });
  const run = (id: string) => {
    close();
    afterOverlay(() => runCommand(context, id));
  };
  const { left, top, width, height } = at;
  return (
    <>
      <span ref={anchor} className="anchor" style={{ left, top, width, height }} />
      <Popover
        className="popover"
        aria-label={t("Commands for what is selected")}
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        offset={4}
        onOpenChange={(open) => !open && close()}
      >
        <Menu
          className="menu command-menu"
          aria-label={t("Commands for what is selected")}
          autoFocus="first"
          onAction={(id) => run(String(id))}
        >
          {groups.map(({ name, commands }) => (
            <MenuSection key={name} aria-label={name}>
              {commands.map((command) => (
                <MenuItem
                  key={command.id}
                  id={command.id}
                  textValue={command.name}
                  className={command.id === "delete" ? "menu-item danger" : "menu-item"}
                >
                  <span>{command.name}</span>
                  <span className="keys" aria-hidden="true">
                    <Keys command={command} first />
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
