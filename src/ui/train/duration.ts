import { t } from "../../language/words.ts";

/** A duration as one says it: "40 s", "6 min", "1 h 20 min". */
export function duration(seconds: number): string {
  if (seconds < 90) return t("{seconds, number} s", { seconds: Math.max(1, Math.round(seconds)) });
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return t("{minutes, number} min", { minutes });
  return t("{hours, number} h {minutes, number} min", {
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
  });
}
