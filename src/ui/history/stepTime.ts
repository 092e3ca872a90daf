import { timeFormat } from "../../language/dates.ts";

const time = timeFormat({ timeStyle: "short" });
const dayAndTime = timeFormat({
  month: "short",
  day: "numeric",
  hour: "numeric",
  minute: "2-digit",
});

/** When a step was made: the time, and before today the day too. */
export function stepTime(at: number, now = Date.now()): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return (today ? time : dayAndTime)(at);
}
