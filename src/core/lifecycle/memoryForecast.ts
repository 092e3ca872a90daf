import { shownFixed } from "../../language/numbers.ts";
import { t } from "../../language/words.ts";

/** What a model takes here, in bytes, as far as it is known before anything is loaded. */
export interface MemoryForecast {
  /** To predict. */
  readonly predict: number;
  /** To train it, with what stays open beside that. */
  readonly train: number;
  /** Whether there is room for each. */
  readonly room: { readonly predict: Room; readonly train: Room };
}

/** "hardly": it is more than is likely to be there; "no": it cannot be. */
export type Room = "yes" | "hardly" | "no";

/** What there is, in bytes; null: nothing says so. */
export interface Available {
  /** More than this cannot be had. */
  readonly most: number | null;
  /** About so much is likely to be there. */
  readonly likely: number | null;
}

/** "420 MB", "1.3 GB": about, as it is told before. */
export function aboutBytes(bytes: number): string {
  if (bytes < 1e7) return t("{count, number} MB", { count: Math.max(1, Math.round(bytes / 1e6)) });
  const tens = Math.round(bytes / 1e7) * 10;
  return tens < 1000
    ? t("{count, number} MB", { count: tens })
    : t("{bytes} GB", { bytes: shownFixed(bytes / 1e9, 1) });
}

/** What spares memory in a training. */
export const SPARING = () =>
  t(
    "freeze the lower layers or the embeddings, take fewer sentences a step, or compute each step in parts",
  );

/** A line about a model. */
export const memoryLine = ({ predict, train }: MemoryForecast): string =>
  t("Needs about {predict} of memory to predict, {train} to train here.", {
    predict: aboutBytes(predict),
    train: aboutBytes(train),
  });

/** What is told before a training; the second part, what to do, only where there may be no room. */
export function trainingMemory({ train, room }: MemoryForecast): {
  line: string;
  advice: string | null;
} {
  const line = t("Training needs about {aboutBytes} of memory.", { aboutBytes: aboutBytes(train) });
  if (room.train === "yes") return { line, advice: null };
  const why =
    room.train === "no"
      ? t("This is more than this device can give")
      : t("This is more than is likely to be free here");
  return { line, advice: `${why}: ${SPARING()}.` };
}

/** Whether so many bytes can be had. */
export function roomFor(bytes: number, { most, likely }: Available): Room {
  if (most !== null && bytes > most) return "no";
  return likely !== null && bytes > likely ? "hardly" : "yes";
}
