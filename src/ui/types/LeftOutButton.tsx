import { CommandButton } from "../commands/CommandButton.tsx";
import { useLeftOut } from "./useLeftOut.ts";

/** Says how many predicted relations the rules leave out of the open document, and lists them. */
export function LeftOutButton() {
  const { length } = useLeftOut();
  if (length === 0) return null;
  return (
    <CommandButton command="leftOut" className="button plain">
      {length.toLocaleString("en")} left out by rules
    </CommandButton>
  );
}
