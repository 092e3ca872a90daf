import { useEffect } from "react";
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from "react-aria-components";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";
import { useRunCommand } from "../commands/useRunCommand.ts";
import { Icon } from "../look/Icon.tsx";

const THEMES = [
  {
    theme: "system",
    command: "themeSystem",
    get name() {
      return t("As the system");
    },
  },
  {
    theme: "light",
    command: "themeLight",
    get name() {
      return t("Light");
    },
  },
  {
    theme: "dark",
    command: "themeDark",
    get name() {
      return t("Dark");
    },
  },
] as const;

const LANGUAGES = [
  {
    language: "auto",
    command: "languageAuto",
    get name() {
      return t("As the browser");
    },
  },
  {
    language: "en",
    command: "languageEnglish",
    name: "English",
  },
  {
    language: "de",
    command: "languageGerman",
    name: "Deutsch",
  },
] as const;

/** Chooses light or dark, which it sets on the page, and the language. */
export function ThemeMenu() {
  const theme = useApp((s) => s.theme);
  const language = useApp((s) => s.language);
  const run = useRunCommand();
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={t("Theme and language")}>
        <Icon name="theme" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Menu
          className="menu"
          aria-label={t("Theme and language")}
          onAction={(id) => run(String(id))}
        >
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={THEMES.filter((one) => one.theme === theme).map((one) => one.command)}
          >
            <Header className="menu-title">{t("Theme")}</Header>
            {THEMES.map(({ command, name }) => (
              <MenuItem key={command} id={command} className="menu-item">
                {name}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={LANGUAGES.filter((one) => one.language === language).map(
              (one) => one.command,
            )}
          >
            <Header className="menu-title">{t("Language")}</Header>
            {LANGUAGES.map(({ command, name }) => (
              <MenuItem key={command} id={command} className="menu-item">
                {name}
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
