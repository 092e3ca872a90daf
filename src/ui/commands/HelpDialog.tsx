import { t } from "../../language/words.ts";
import { DialogBox } from "../controls/DialogBox.tsx";
import { Trans } from "../look/Trans.tsx";
import { CommandButton } from "./CommandButton.tsx";
import { type Command, GROUPS, groupName } from "./command.ts";
import { COMMANDS, commandById } from "./commands.ts";
import { Keys } from "./Keys.tsx";
import { useKeyTable } from "./useKeyTable.ts";

/** All keys, from the command table. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const table = useKeyTable();
  const hasKey = ({ id, shown }: Command) => shown !== undefined || !!table.get(id)?.length;
  const commands = COMMANDS.filter(hasKey);
  return (
    <DialogBox title={t("Keyboard")} wide onClose={onClose}>
      <p className="dialog-text">
        <Trans
          id="Select words with the mouse, or move a caret with the arrow keys. Drag the dot of a span to another span to relate the two. Tab leaves the text when nothing is selected. <0/> lists everything that can be done."
          components={{ 0: <Keys command={commandById("palette")} first /> }}
        />
      </p>
      <div className="dialog-actions">
        <CommandButton command="faults">{t("Show the fault log…")}</CommandButton>
        <CommandButton command="keys">{t("Change the keys…")}</CommandButton>
      </div>
      <div className="help">
        {GROUPS.map((group) => (
          <section key={group} aria-label={groupName(group)}>
            <h3>{groupName(group)}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <div key={command.id}>
                    <dt>{command.name}</dt>
                    <dd>
                      <Keys command={command} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </DialogBox>
  );
}
