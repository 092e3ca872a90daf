import { useEffect } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { useApp } from "../app/useApp.ts";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { Icon } from "../look/Icon.tsx";

const THEMES = [
  { theme: "system", command: "themeSystem", name: "As the system" },
  { theme: "light", command: "themeLight", name: "Light" },
  { theme: "dark", command: "themeDark", name: "Dark" },
] as const;

/** Chooses light or dark, and sets it on the page. */
export function ThemeMenu() {
  const theme = useApp((s) => s.theme);
  const run = useRunCommand();
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
          selectedKeys={THEMES.filter((one) => one.theme === theme).map(({ command }) => command)}
          onAction={(id) => run(String(id))}
        >
          {THEMES.map(({ command, name }) => (
            <MenuItem key={command} id={command} className="menu-item">
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
