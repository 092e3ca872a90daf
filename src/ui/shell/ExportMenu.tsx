import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { t } from "../../language/words.ts";
import { useCanRun, useRunCommand } from "../commands/useRunCommand.ts";
import { Icon } from "../look/Icon.tsx";

/** Everything that can be taken away. */
export function ExportMenu() {
  const run = useRunCommand();
  const hasModel = useCanRun("exportModel");
  const hasText = useCanRun("figure");
  const disabled = [...(hasModel ? [] : ["exportModel"]), ...(hasText ? [] : ["figure"])];
  return (
    <MenuTrigger>
      <Button className="button">
        <Icon name="export" /> {t("Export")}
      </Button>
      <Popover className="popover" placement="bottom end" offset={6}>
        <Menu
          className="menu"
          aria-label={t("Export")}
          disabledKeys={disabled}
          onAction={(id) => run(String(id))}
        >
          <MenuItem id="exportAnnotations" className="menu-item">
            {t("Annotations…")}
          </MenuItem>
          <MenuItem id="figure" className="menu-item">
            {t("Figure…")}
          </MenuItem>
          <MenuItem id="exportProject" className="menu-item">
            {t("Project (.spanloom)…")}
          </MenuItem>
          <MenuItem id="exportModel" className="menu-item">
            {t("Model folder (zip)")}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
