import { useState } from "react";
import { Button, Input, Label, SearchField } from "react-aria-components";
import { t } from "../../../language/words.ts";
import { useApp } from "../../app/useApp.ts";
import { DialogBox } from "../../controls/DialogBox.tsx";
import { type Command, GROUPS, groupName, type KeyTable } from "../command.ts";
import { COMMANDS } from "../commands.ts";
import { shownKey } from "../keys.ts";
import { rank } from "../palette/rank.ts";
import { isMac, useKeyTable } from "../useKeyTable.ts";
import { KeysRow } from "./KeysRow.tsx";
import { isChangeable } from "./keyTable.ts";

/** Gives commands other keys. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const own = useApp((s) => s.keys);
  const setKeys = useApp((s) => s.setKeys);
  const table = useKeyTable();
  const [query, setQuery] = useState("");
  const found = COMMANDS.filter(
    (command) => isChangeable(command) && answers(command, table, query),
  );
  const resetAll = () => {
    for (const id of Object.keys(own)) setKeys(id, null);
  };
  return (
    <DialogBox title={t("Keys")} wide onClose={onClose}>
      <div className="keys-head">
        <SearchField className="field" value={query} onChange={setQuery}>
          <Label>{t("Search commands or keys")}</Label>
          <Input />
        </SearchField>
        <Button className="button" isDisabled={Object.keys(own).length === 0} onPress={resetAll}>
          {t("Reset all")}
        </Button>
      </div>
      <div className="keys-list">
        {GROUPS.map((group) => (
          <Group
            key={group}
            name={groupName(group)}
            commands={found.filter((c) => c.group === group)}
          />
        ))}
        {found.length === 0 && <p className="quiet">{t("No command is called that.")}</p>}
      </div>
    </DialogBox>
  );
}

function Group({ name, commands }: { name: string; commands: readonly Command[] }) {
  if (commands.length === 0) return null;
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <ul>
        {commands.map((command) => (
          <KeysRow key={command.id} command={command} />
        ))}
      </ul>
    </section>
  );
}

function answers({ id, name, group }: Command, table: KeyTable, query: string): boolean {
  const keys = (table.get(id) ?? []).map((key) => shownKey(key, isMac()).toLowerCase());
  return keys.includes(query.trim().toLowerCase()) || rank(query, `${group} ${name}`) !== null;
}
