import type { NotRead } from "../io/reading.ts";
import type { ImportFile } from "../worker/textProtocol.ts";
import { messageOf } from "./context.ts";
import type { PickedFile } from "./importState.ts";

/** The bytes of files; one that was moved or forbidden since it was dropped cannot be read. */
export async function pickedBytes(picked: readonly PickedFile[], isWanted: () => boolean) {
  const files: ImportFile[] = [];
  const lost: NotRead[] = [];
  for (const file of picked) {
    if (!isWanted()) break;
    try {
      files.push({ path: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch (error) {
      lost.push({ file: file.name, reason: messageOf(error) });
    }
  }
  return { files, lost };
}
