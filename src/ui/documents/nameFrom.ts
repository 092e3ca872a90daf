/** A name for a text: its first few words. */
export function nameFrom(text: string): string {
  const words = text.trim().split(/\s+/).slice(0, 6).join(" ");
  return words.length > 40 ? `${[...words].slice(0, 40).join("")}…` : words || "Untitled";
}
