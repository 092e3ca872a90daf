import type { Checkpoints } from "../training/checkpoints.ts";
import type { StoredTraining } from "./opfsCheckpoints.ts";

/** Checkpoints of a training that tell when a reload would lose it, and when no longer. */
export function tellingCheckpoints(
  stored: StoredTraining,
  onChange: (isStored: boolean) => void,
): { readonly checkpoints: Checkpoints; readonly look: () => void } {
  let was = stored.isStored();
  const look = () => {
    const is = stored.isStored();
    if (is !== was) onChange(is);
    was = is;
  };
  const save: Checkpoints["save"] = async (checkpoint) => {
    await stored.checkpoints.save(checkpoint);
    look();
  };
  return { checkpoints: { ...stored.checkpoints, save }, look };
}
