import { t } from "../../language/words.ts";
import { CommandButton } from "../commands/CommandButton.tsx";
import { useLeftOut } from "./useLeftOut.ts";

/** Says how much of what was predicted is left out of the open document, and lists it. */
export function LeftOutButton() {
  const { length } = useLeftOut();
  if (length === 0) return null;
  return (
    <CommandButton command="leftOut" className="button plain">
      {t("{length, number} left out by rules", { length })}
    </CommandButton>
  );
}
