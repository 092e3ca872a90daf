import { t } from "../../../language/words.ts";
import { CommandButton } from "../../commands/CommandButton.tsx";
import { type Command, GROUPS, groupName } from "../../commands/command.ts";
import { COMMANDS, commandById } from "../../commands/commands.ts";
import { Keys } from "../../commands/Keys.tsx";
import { useKeyTable } from "../../commands/useKeyTable.ts";
import { Trans } from "../../look/Trans.tsx";

/** All keys, from the command table. */
export function KeysPage() {
  const table = useKeyTable();
  const hasKey = ({ id, shown }: Command) => shown !== undefined || !!table.get(id)?.length;
  const commands = COMMANDS.filter(hasKey);
  return (
    <>
      <p>
        <Trans
          id="Select words with the mouse, or move a caret with the arrow keys. Drag the dot of a span to another span to relate the two. Tab leaves the text when nothing is selected. <0/> lists everything that can be done."
          components={{ 0: <Keys command={commandById("palette")} first /> }}
        />
      </p>
      <div>
        <CommandButton command="keys">{t("Change the keys…")}</CommandButton>
      </div>
      <div className="help-keys">
        {GROUPS.map((group) => (
          <section key={group} aria-label={groupName(group)}>
            <h4>{groupName(group)}</h4>
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
    </>
  );
}
