import { liveDocs } from "../../../core/document/liveDocs.ts";
import { t } from "../../../language/words.ts";
import { giveType, typesNow } from "../annotate.ts";
import {
  type Command,
  type CommandContext,
  canRun,
  editable,
  groupName,
  type KeyTable,
  situationOf,
  whyNot,
} from "../command.ts";
import { COMMANDS } from "../commands.ts";
import { openDocument } from "../documents.ts";
import { shownKey } from "../keys.ts";
import { runCommand } from "../runCommand.ts";
import { rank } from "./rank.ts";

/** A line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly name: string;
  readonly also?: string;
  readonly group: string;
  readonly keys: readonly string[];
  readonly enabled: boolean;
  /** Why it cannot be done now, where that is not plain to see. */
  readonly why: string | null;
  run(context: CommandContext): void;
}

/** More lines than these nobody reads. */
const MOST = 80;

/** The lines for a query: what can be done now before what cannot, the best first. */
export function paletteItems(
  context: CommandContext,
  keys: KeyTable,
  query: string,
  mac = false,
): PaletteItem[] {
  const { recent } = context.view();
  const commands = COMMANDS.filter(({ hidden }) => !hidden).map(lineOf(context, keys, mac));
  const items =
    query.trim() === "" ? commands : [...commands, ...typeLines(context), ...docLines(context)];
  const age = ({ id }: PaletteItem) => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  return items
    .map((item) => ({ item, rank: rankOf(query, item) }))
    .filter((found) => found.rank !== null)
    .sort(
      (a, b) =>
        Number(b.item.enabled) - Number(a.item.enabled) ||
        a.rank! - b.rank! ||
        age(a.item) - age(b.item),
    )
    .map(({ item }) => item)
    .slice(0, MOST);
}

/** By its name, else by its key, else by what else it is called, else by its group. */
function rankOf(query: string, { name, also, group, keys }: PaletteItem): number | null {
  const byName = rank(query, name);
  if (byName !== null && byName < 4) return byName;
  if (keys.some((key) => key.toLowerCase() === query.trim().toLowerCase())) return 0;
  const byOther = also === undefined ? null : rank(query, also);
  if (byOther !== null && byOther < 4) return byOther;
  const byGroup = rank(query, `${group} ${name}`);
  return byGroup === null ? byName : 4 + byGroup;
}

const lineOf =
  (context: CommandContext, keys: KeyTable, mac: boolean) =>
  (command: Command): PaletteItem => {
    const enabled = canRun(command, context);
    return {
      id: command.id,
      name: command.name,
      ...(command.also && { also: command.also }),
      group: groupName(command.group),
      keys: (keys.get(command.id) ?? []).map((key) => shownKey(key, mac)),
      enabled,
      why: enabled ? null : whyNot(command, context),
      run: (now) => runCommand(now, command.id),
    };
  };

/** "Label as Person": for the caret's words, or for what is selected. */
function typeLines(context: CommandContext): PaletteItem[] {
  const situation = situationOf(context);
  const isTyped = ["caret", "entity", "relation"].includes(situation);
  if (!isTyped || !editable(context)) return [];
  return typesNow(context).map((look) => ({
    id: `type ${look.name}`,
    name: t("Label as {verbose}", { verbose: look.verbose }),
    group: t("Types"),
    keys: look.key === null ? [] : [look.key.toUpperCase()],
    enabled: true,
    why: null,
    run: (now) => giveType(now, look.name),
  }));
}

function docLines(context: CommandContext): PaletteItem[] {
  const { project, activeDoc } = context.app();
  const others = liveDocs(project).filter(({ id }) => id !== activeDoc);
  return others.map(({ id, name }) => ({
    id: `open ${id}`,
    name: t("Open {name}", { name }),
    group: "Documents",
    keys: [],
    enabled: true,
    why: null,
    run: (now) => openDocument(now, id),
  }));
}
