import { CommandButton } from "../commands/CommandButton.tsx";
import { commandById } from "../commands/commands.ts";

const SIDES = [
  { name: "Start", earlier: "growStart", later: "shrinkStart" },
  { name: "End", earlier: "shrinkEnd", later: "growEnd" },
] as const;

/** Moves the borders of an entity by words. */
export function BorderButtons({ id }: { id: string }) {
  const button = (command: string, sign: string) => (
    <CommandButton
      command={command}
      subject={{ kind: "entity", id }}
      className="button small"
      aria-label={commandById(command).name}
    >
      {sign}
    </CommandButton>
  );
  return (
    <fieldset className="borders">
      <legend>Borders</legend>
      {SIDES.map(({ name, earlier, later }) => (
        <div key={name} className="border-pair">
          <span aria-hidden="true">{name}</span>
          {button(earlier, "←")}
          {button(later, "→")}
        </div>
      ))}
    </fieldset>
  );
}
