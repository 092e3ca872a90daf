import { Command } from "commander";
import { megabytes } from "../../core/lifecycle/megabytes.ts";
import { formatHubName, parseHubName } from "../../hub/hubName.ts";
import { lookUp } from "../../hub/lookUp.ts";
import type { HubOffer } from "../../hub/offer.ts";
import { RECOMMENDED } from "../../hub/recommended.ts";
import { UserError } from "../userError.ts";
import { getModel, inWords, offerLine } from "./getModel.ts";
import { type Cached, cachedAs, cacheFolder, listCache, removeFrom } from "./hubCache.ts";
import { nodeHub } from "./nodeHub.ts";

const tell = (line: string) => void process.stderr.write(`${line}\n`);
const print = (line: string) => void process.stdout.write(`${line}\n`);

/** Models of the Hugging Face Hub: what there is, and what of it is kept here. @param program that it is a command of */
export function hubCommand(program: Command): Command {
  const command = new Command("hub")
    .description(
      "models of the Hugging Face Hub: NAME is org/name, org/name@revision, or the address of its page",
    )
    .copyInheritedSettings(program);
  const sub = (usage: string, description: string) =>
    command.command(usage).description(description);
  sub("list", "what is kept here, with sizes; asks nobody").action(list);
  sub("suggest", "encoders worth trying, by field and language; asks nobody").action(suggest);
  sub("show <name>", "ask the Hub what it has under a name; downloads nothing of it")
    .option("--json", "one JSON object on one line", false)
    .action(show);
  sub(
    "get <name>",
    "ask the Hub for a model's newest commit, and download it; its folder on stdout",
  ).action(async (text: string) => {
    const name = await inWords(async () => parseHubName(text));
    print(await getModel({ hub: nodeHub(), cache: cacheFolder(), tell }, name));
  });
  sub("remove <name>", "delete what is kept of a model: of all its commits, or of one").action(
    remove,
  );
  return command;
}

function list(): void {
  const cache = cacheFolder();
  const models = listCache(cache);
  for (const model of models) print(cachedLine(model));
  const bytes = models.reduce((sum, one) => sum + one.bytes, 0);
  tell(
    models.length === 0
      ? `nothing is kept in ${cache}`
      : `${models.length === 1 ? "1 model" : `${models.length} models`}, ${megabytes(bytes)} in ${cache}`,
  );
}

function cachedLine({ offer, asked, at, bytes, isWhole }: Cached): string {
  const names = [...new Set(asked.map(({ revision }) => revision))].join(", ");
  const part = isWhole ? "" : ` (${megabytes(bytes)} of it are here)`;
  return `${offerLine(offer)}${part}; asked for as ${names} on ${new Date(at).toISOString().slice(0, 10)}`;
}

function suggest(): void {
  for (const { name, field, languages, megabytes, licence, kind, says, measured } of RECOMMENDED)
    print(
      `${name}: ${field}, ${languages}; ${kind}, ${megabytes} MB, licence ${licence ?? "not stated"}. ${says} ${measured ?? "Not measured here."}`,
    );
}

async function show(text: string, { json }: { readonly json: boolean }): Promise<void> {
  const offer = await inWords(() => lookUp(nodeHub(), text));
  if (json) return print(JSON.stringify(offer));
  print(offerLine(offer));
  print(offer.address);
  for (const { path, bytes } of offer.files) print(`${megabytes(bytes).padStart(12)}  ${path}`);
  if (offer.refusal !== null) print(`cannot be used: ${offer.refusal}`);
  print(isKept(offer) ? `kept in ${cacheFolder()}` : "not kept here");
}

const isKept = ({ id }: HubOffer): boolean =>
  listCache(cacheFolder()).some(({ offer, isWhole }) => offer.id === id && isWhole);

async function remove(text: string): Promise<void> {
  const name = await inWords(async () => parseHubName(text));
  const cache = cacheFolder();
  const meant =
    name.revision === null
      ? listCache(cache).filter(
          ({ offer, asked }) =>
            offer.repo === name.repo || asked.some(({ repo }) => repo === name.repo),
        )
      : cachedAs(cache, name);
  if (meant.length === 0) throw new UserError(`${formatHubName(name)} is not kept in ${cache}`);
  for (const one of meant) {
    removeFrom(one);
    tell(`deleted ${offerLine(one.offer)}`);
  }
}
