import { Button } from "react-aria-components";
import { t } from "../../../language/words.ts";
import type { Command } from "../command.ts";
import { shownKey } from "../keys.ts";
import { isMac, useKeyTable } from "../useKeyTable.ts";
import { type KeyChanges, swappedKeys, takenKeys } from "./changedKeys.ts";
import type { AskedKeys } from "./useRecording.ts";

interface Props {
  readonly command: Command;
  readonly asked: AskedKeys;
  /** Null: nothing is changed. */
  readonly onAnswer: (changes: KeyChanges | null) => void;
}

/** Asks what becomes of the other command that has the key. */
export function KeyQuestion({ command, asked, onAnswer }: Props) {
  const table = useKeyTable();
  const { keys, conflicts } = asked;
  const [{ key }] = conflicts;
  const others = conflicts.map(({ other }) => `“${other.name}”`).join(" and ");
  const givesUp = (table.get(command.id) ?? []).some((one) => !keys.includes(one));
  return (
    <div className="keys-question" role="alert">
      <p>{t("{key} is the key of {others}.", { key: shownKey(key, isMac()), others })}</p>
      {givesUp && (
        <Button
          className="button small"
          autoFocus
          onPress={() => onAnswer(swappedKeys(table, command, keys, conflicts))}
        >
          {t("Swap")}
        </Button>
      )}
      <Button
        className="button small"
        autoFocus={!givesUp}
        onPress={() => onAnswer(takenKeys(table, command, keys, conflicts))}
      >
        {t("Take it")}
      </Button>
      <Button className="button small" onPress={() => onAnswer(null)}>
        {t("Cancel")}
      </Button>
    </div>
  );
}
