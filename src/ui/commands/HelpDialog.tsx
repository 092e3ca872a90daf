import { DialogBox } from "../controls/DialogBox.tsx";
import type { Command } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { shownKey } from "./keys.ts";

const GROUPS = ["Review", "Spans", "Relations", "Sentences", "General"] as const;

/** All keys, from the command table. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <DialogBox title="Keyboard" wide onClose={onClose}>
      <p className="dialog-text">
        Select words with the mouse, or move a caret with the arrow keys. Drag the dot of a span to
        another span to relate the two. Tab leaves the text when nothing is selected.
      </p>
      <div className="help">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {COMMANDS.filter((command) => command.group === group).map((command) => (
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

function Keys({ command }: { command: Command }) {
  const mac = navigator.platform.startsWith("Mac");
  const keys = command.shown ? [command.shown] : command.keys.map((key) => shownKey(key, mac));
  return keys.map((key) => <kbd key={key}>{key}</kbd>);
}
