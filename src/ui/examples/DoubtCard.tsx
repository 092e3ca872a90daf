import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { visibly } from "../../language/unseen.ts";
import { isEditable, useApp } from "../app/useApp.ts";

/** Something that can be done about a doubt. */
export interface DoubtAction {
  readonly name: string;
  /** What it does, for who does not see what it stands beside. */
  readonly label?: string;
  readonly onPress: () => void;
}

interface Props {
  /** What it is about, in a few words. */
  readonly name: string;
  readonly actions: readonly DoubtAction[];
  readonly children: ReactNode;
}

/** One doubt: what is doubtful, and what can be decided. */
export function DoubtCard({ name, actions, children }: Props) {
  const canEdit = useApp(isEditable);
  return (
    <li className="doubt">
      <div className="doubt-body">{children}</div>
      <div className="doubt-actions">
        {actions.map((action) => (
          <Button
            key={action.name}
            className="button small"
            aria-label={action.label ?? `${action.name}: ${visibly(name)}`}
            isDisabled={!canEdit}
            onPress={action.onPress}
          >
            {action.name}
          </Button>
        ))}
      </div>
    </li>
  );
}
