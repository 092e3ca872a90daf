import type { TypeLook } from "./looks.ts";

/** The options of a select of types; a type that the schema lacks is among them. */
export function typeOptions(
  looks: ReadonlyMap<string, TypeLook>,
  current: string,
  line = false,
): { id: string; name: string; hue?: number; line?: boolean }[] {
  const known = [...looks.values()].map(({ name, verbose, hue }) => ({
    id: name,
    name: verbose,
    hue,
    line,
  }));
  return looks.has(current) ? known : [...known, { id: current, name: current }];
}
