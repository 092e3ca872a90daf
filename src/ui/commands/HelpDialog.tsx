import { DialogBox } from "../controls/DialogBox.tsx";
import { CommandButton } from "./CommandButton.tsx";
import { type Command, GROUPS } from "./command.ts";
import { COMMANDS, commandById } from "./commands.ts";
import { Keys } from "./Keys.tsx";
import { useKeyTable } from "./useKeyTable.ts";

/** All keys, from the command table. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const table = useKeyTable();
  const hasKey = ({ id, shown }: Command) => shown !== undefined || !!table.get(id)?.length;
  const commands = COMMANDS.filter(hasKey);
  return (
    <DialogBox title="Keyboard" wide onClose={onClose}>
      <p className="dialog-text">
        Select words with the mouse, or move a caret with the arrow keys. Drag the dot of a span to
        another span to relate the two. Tab leaves the text when nothing is selected.{" "}
        <Keys command={commandById("palette")} first /> lists everything that can be done.
      </p>
      <div className="dialog-actions">
        <CommandButton command="keys">Change the keys…</CommandButton>
      </div>
      <div className="help">
        {GROUPS.map((group) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
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
