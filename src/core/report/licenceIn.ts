/**
 * The licence that the head of a model card names (`license: apache-2.0` between two lines of `---`);
 * null where it names none.
 */
export function licenceIn(card: string): string | null {
  const [, head] = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---/.exec(card) ?? [];
  const named = (key: string) =>
    new RegExp(`^${key}:[ \\t]*["']?([^"'\\r\\n#]+?)["']?[ \\t]*(?:#.*)?$`, "m").exec(
      head ?? "",
    )?.[1];
  const licence = named("license");
  return (licence === "other" ? named("license_name") : undefined) ?? licence ?? null;
}
