import { useState } from "react";
import { Button } from "react-aria-components";
import { t } from "../../../language/words.ts";
import { useApp, useAppStore } from "../../app/useApp.ts";
import type { Command } from "../command.ts";
import { COMMANDS } from "../commands.ts";
import { Keys } from "../Keys.tsx";
import { shownKey } from "../keys.ts";
import { isMac, useKeyTable } from "../useKeyTable.ts";
import { type KeyChanges, withKeys } from "./changedKeys.ts";
import { conflictsOf } from "./conflicts.ts";
import { KeyQuestion } from "./KeyQuestion.tsx";
import { useRecording } from "./useRecording.ts";

/** A command with its keys, and what changes them. */
export function KeysRow({ command }: { command: Command }) {
  const app = useAppStore();
  const table = useKeyTable();
  const isOwn = useApp((s) => Object.hasOwn(s.keys, command.id));
  const [note, setNote] = useState("");
  const store = (changes: KeyChanges) => {
    for (const [id, keys] of changes) app.getState().setKeys(id, keys);
    setNote("");
  };
  const recording = useRecording(command, store, setNote);
  const keys = table.get(command.id) ?? [];
  const clashes = conflictsOf(COMMANDS, table, command, keys);
  return (
    <li className="keys-row" data-recording={recording.kind === "listening"}>
      <span className="keys-name">{command.name}</span>
      <span className="keys">
        {recording.kind === "listening" ? (
          <em role="status">{t("Press a key: Esc cancels, ⌫ clears")}</em>
        ) : (
          <Keys command={command} />
        )}
      </span>
      <span className="keys-tools">
        <Tool name={t("Change")} command={command} onPress={() => recording.listen("change")} />
        <Tool name={t("Add")} command={command} onPress={() => recording.listen("add")} />
        {isOwn && (
          <Tool
            name={t("Reset")}
            command={command}
            onPress={() => store(withKeys(command, command.keys))}
          />
        )}
      </span>
      {recording.kind === "asking" ? (
        <KeyQuestion
          command={command}
          asked={recording.asked}
          onAnswer={(changes) => {
            if (changes) store(changes);
            recording.stop();
          }}
        />
      ) : (
        <p className="keys-note" role="status">
          {note}
          {clashes.map(({ key, other }) => (
            <span key={`${key} ${other.id}`}>
              {t("{key} is also the key of “{name}”.", {
                key: shownKey(key, isMac()),
                name: other.name,
              })}{" "}
            </span>
          ))}
        </p>
      )}
    </li>
  );
}

interface ToolProps {
  readonly name: string;
  readonly command: Command;
  readonly onPress: () => void;
}

const Tool = ({ name, command, onPress }: ToolProps) => (
  <Button
    className="button small"
    aria-label={t("{name} keys: {name2}", { name, name2: command.name })}
    onPress={onPress}
  >
    {name}
  </Button>
);
