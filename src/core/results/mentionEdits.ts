import { listed as joined } from "../../language/lists.ts";
import { quoted } from "../../language/quoted.ts";
import { t } from "../../language/words.ts";
import type { Project } from "../document/document.ts";
import type { NamedEdit, Refusal } from "../document/edit.ts";
import {
  type MentionChoices,
  type MergedMentions,
  NO_CHOICES,
} from "../document/mentionChoices.ts";
import { singularOf } from "./mentionKey.ts";
import type { Thing } from "./mentions.ts";

/** Makes several things of one type one, under one of their names. */
export function mergeThings(
  { mentions = NO_CHOICES }: Project,
  things: readonly Thing[],
  name: string,
): NamedEdit | Refusal {
  const [first, ...others] = things;
  if (!first || others.length === 0) return { refused: t("One mention is one thing already.") };
  const { type } = first;
  if (others.some((thing) => thing.type !== type))
    return { refused: t("Only mentions of the same type can be one thing.") };
  const shown = new Set(things.flatMap(({ key, parts }) => [key, ...parts.map((p) => p.key)]));
  const touches = ofType(type, (group: MergedMentions) => group.keys.some((key) => shown.has(key)));
  const before = mentions.merged.filter(touches).flatMap((group) => group.keys);
  const keys = [...new Set([first.key, ...shown, ...before])];
  const all = new Set(keys);
  const next: MentionChoices = {
    ...mentions,
    merged: [...mentions.merged.filter((group) => !touches(group)), { type, keys, name }],
    noPlurals: mentions.noPlurals.filter((one) => one.type !== type || !all.has(one.key)),
    dismissed: mentions.dismissed.filter(
      (one) => one.type !== type || !one.keys.every((key) => all.has(key)),
    ),
  };
  return {
    name: t("Merge {listed}", { listed: listed(things.map((one) => one.name)) }),
    edit: { mentions: next },
  };
}

/** Makes some of the ways in which a thing is written a thing of their own. */
export function splitThing(
  { mentions = NO_CHOICES }: Project,
  thing: Thing,
  forms: readonly string[],
): NamedEdit | Refusal {
  const { type } = thing;
  const taken = new Set(thing.forms.filter((form) => forms.includes(form)));
  if (taken.size === 0) return { refused: t("Choose what is something else.") };
  if (taken.size === thing.forms.length)
    return { refused: t("Something has to stay: choose fewer ways to write it.") };
  const isWhole = (part: Thing["parts"][number]) => part.forms.every((form) => taken.has(form));
  const whole = new Set(thing.parts.filter(isWhole).map(({ key }) => key));
  const staying = thing.parts.filter((part) => !isWhole(part));
  // Of a key that stays some ways to write it go: those have a key of their own from now on.
  const partly = staying.flatMap((part) => part.forms.filter((form) => taken.has(form)));
  const own = partly.length > 0 ? freeKey(mentions, partly[0]) : null;
  const going = own === null ? [...whole] : [...whole, own];
  const groups = mentions.merged.flatMap((group) => {
    if (group.type !== type || !group.keys.some((key) => whole.has(key))) return [group];
    const keys = group.keys.filter((key) => !whole.has(key));
    const { name } = group;
    const kept = name !== undefined && !taken.has(name) && { name };
    return keys.length > 1 ? [{ type, keys, ...kept }] : [];
  });
  const next: MentionChoices = {
    merged: (going.length > 1 ? [...groups, { type, keys: going }] : groups).map(
      unnamed(type, taken),
    ),
    apart: [
      ...mentions.apart.flatMap((one) => {
        const rest = one.forms.filter((form) => !partly.includes(form));
        if (one.type !== type || rest.length === one.forms.length) return [one];
        return rest.length > 0 ? [{ ...one, forms: rest }] : [];
      }),
      ...(own === null ? [] : [{ type, key: own, forms: partly }]),
    ],
    noPlurals: [
      ...mentions.noPlurals,
      ...pluralsBetween(
        [...whole],
        staying.map(({ key }) => key),
      ).map((key) => ({ type, key })),
    ],
    dismissed: mentions.dismissed,
  };
  return {
    name: t("Split {listed} from “{name}”", { listed: listed([...taken]), name: thing.name }),
    edit: { mentions: next },
  };
}

/** Remembers that things that may be one are several: it is not offered again. */
export function keepApart({ mentions = NO_CHOICES }: Project, things: readonly Thing[]): NamedEdit {
  const [{ type }] = things;
  const keys = [...new Set(things.flatMap(({ parts }) => parts.map(({ key }) => key)))];
  const dismissed = [...mentions.dismissed, { type, keys }];
  return {
    name: t("Keep {listed} apart", { listed: listed(things.map(({ name }) => name)) }),
    edit: { mentions: { ...mentions, dismissed } },
  };
}

const ofType =
  <T extends { readonly type: string }>(type: string, holds: (one: T) => boolean) =>
  (one: T): boolean =>
    one.type === type && holds(one);

/** A group that stays under the name of what went is shown as it is written. */
const unnamed =
  (type: string, taken: ReadonlySet<string>) =>
  (group: MergedMentions): MergedMentions => {
    if (group.type !== type || group.name === undefined || !taken.has(group.name)) return group;
    const { name: _, ...rest } = group;
    return rest;
  };

/** Those of two lists of keys that are the plurals of one of the other. */
function pluralsBetween(some: readonly string[], others: readonly string[]): string[] {
  const of = (keys: readonly string[], ones: readonly string[]) =>
    keys.filter((key) => ones.includes(singularOf(key) ?? ""));
  return [...of(some, others), ...of(others, some)];
}

/** A key that no words have, as those hold no line end, and nothing else that was set apart. */
function freeKey({ apart }: MentionChoices, form: string): string {
  const taken = new Set(apart.map(({ key }) => key));
  let key = `\n${form}`;
  while (taken.has(key)) key = `\n${key}`;
  return key;
}

const LISTED = 3;

function listed(names: readonly string[]): string {
  const named = names.slice(0, LISTED).map(quoted);
  const more = names.length - LISTED;
  const all = more > 0 ? [...named, t("{more, number} more", { more })] : named;
  return joined(all, "and");
}
