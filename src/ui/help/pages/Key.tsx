import { commandById } from "../../commands/commands.ts";
import { Keys } from "../../commands/Keys.tsx";

/** The key of a command, as it is now. */
export const Key = ({ of }: { of: string }) => <Keys command={commandById(of)} first />;
