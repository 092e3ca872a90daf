import { useEffect } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { AppState } from "../../store/state.ts";
import { useApp } from "../app/useApp.ts";
import { Icon } from "../look/Icon.tsx";

const THEMES: readonly { id: AppState["theme"]; name: string }[] = [
  { id: "system", name: "As the system" },
  { id: "light", name: "Light" },
  { id: "dark", name: "Dark" },
];

/** Chooses light or dark, and sets it on the page. */
export function ThemeMenu() {
  const theme = useApp((s) => s.theme);
  const setTheme = useApp((s) => s.setTheme);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="Theme">
        <Icon name="theme" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Menu
          className="menu"
          aria-label="Theme"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[theme]}
          onAction={(id) => setTheme(id as AppState["theme"])}
        >
          {THEMES.map(({ id, name }) => (
            <MenuItem key={id} id={id} className="menu-item">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
