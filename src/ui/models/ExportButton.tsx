import { useState } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import type { ModelSource } from "../../core/lifecycle/openModel.ts";
import { t } from "../../language/words.ts";
import { useApp } from "../app/useApp.ts";

type Precision = "float16" | "float32";

const PRECISIONS: readonly { readonly id: Precision; readonly says: string }[] = [
  {
    id: "float16",
    get says() {
      return t("float16: half the size");
    },
  },
  {
    id: "float32",
    get says() {
      return t("float32: for programs that need it");
    },
  },
];

/** Takes a model away as a zip, in one precision or the other. */
export function ExportButton({ source, name }: { source: ModelSource; name: string }) {
  const exportStored = useApp((s) => s.exportStored);
  const [isExporting, setExporting] = useState(false);
  const exported = async (dtype: Precision) => {
    setExporting(true);
    await exportStored(source, { name, dtype });
    setExporting(false);
  };
  return (
    <MenuTrigger>
      <Button
        className="button small"
        aria-label={t("Export {name}", { name })}
        isDisabled={isExporting}
      >
        {isExporting ? t("Exporting…") : t("Export")}
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu
          className="menu"
          aria-label={t("Export {name} as", { name })}
          onAction={(id) => void exported(id as Precision)}
        >
          {PRECISIONS.map(({ id, says }) => (
            <MenuItem key={id} id={id} className="menu-item">
              {says}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
