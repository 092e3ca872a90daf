import { open } from "node:fs/promises";
import { join } from "node:path";
import type { DownloadPlace } from "../../hub/downloadPlace.ts";

/** A folder on disk that downloads come to. */
export const diskPlace = (folder: string): DownloadPlace => ({
  open: async (path) => {
    const file = await open(join(folder, path), "a+");
    let { size } = await file.stat();
    return {
      size: () => size,
      read: async (start, end) => {
        const bytes = new Uint8Array(end - start);
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      },
      append: async (bytes) => {
        for (let at = 0; at < bytes.length; ) {
          const { bytesWritten } = await file.write(bytes, at);
          at += bytesWritten;
          size += bytesWritten;
        }
      },
      empty: async () => {
        await file.truncate(0);
        size = 0;
      },
      close: async () => {
        await file.sync();
        await file.close();
      },
    };
  },
});
