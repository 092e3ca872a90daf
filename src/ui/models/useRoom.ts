import { useEffect, useState } from "react";
import { useApp } from "../app/useApp.ts";

/** Bytes that the browser has room for, asked again when `stored` changes; null where it is not known. */
export function useRoom(stored: unknown): number | null {
  const modelRoom = useApp((s) => s.modelRoom);
  const [room, setRoom] = useState<number | null>(null);
  useEffect(() => {
    let isWanted = true;
    // What cannot be asked is not told.
    modelRoom().then(
      (left) => isWanted && setRoom(left),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [modelRoom, stored]); // room changes with what is stored
  return room;
}
