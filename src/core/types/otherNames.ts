import { isVisible, nameKey, typedName } from "./shownNames.ts";

/**
 * Other names of a type as somebody typed them or a file has them: what lies between commas, each
 * once, without those of which there is nothing to see.
 */
export function otherNames(typed: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const name of typed.flatMap((text) => text.split(/[,;、،，；\n]/)).map(typedName))
    if (isVisible(name) && !names.has(nameKey(name))) names.set(nameKey(name), name);
  return [...names.values()];
}

/** Those fields that say so; none without another name. */
export const withOthers = (also: readonly string[]): { readonly also?: readonly string[] } =>
  also.length > 0 ? { also } : {};
