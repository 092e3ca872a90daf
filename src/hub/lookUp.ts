import { parseJson } from "../io/readJson.ts";
import { t } from "../language/words.ts";
import { kindOf } from "../model/encoders/encoderKinds.ts";
import { partsOf } from "../model/weightFiles.ts";
import { type Asking, askFor } from "./askFor.ts";
import type { Hub } from "./hub.ts";
import { HubError, readable } from "./hubError.ts";
import { type HubName, MAIN, parseHubName } from "./hubName.ts";
import { type ModelInfo, parseModelInfo, withWords } from "./modelInfo.ts";
import { listOfParts, type Needed, neededFiles } from "./neededFiles.ts";
import type { HubFile, HubOffer } from "./offer.ts";
import { closed } from "./refusals.ts";

/**
 * Asks the Hub for a model by its name. Of its files only config.json is got, and the list of the
 * parts where its weights are cut.
 *
 * @throws HubError in words for the user
 */
export async function lookUp(hub: Hub, text: string, asking?: Asking): Promise<HubOffer> {
  const name = parseHubName(text);
  const revision = name.revision ?? MAIN;
  const url = `${hub.endpoint}/api/models/${name.repo}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const info = parseModelInfo(await askFor(hub, url, { name }, asking), name.repo);
  const address = `${hub.endpoint}/${info.repo}/tree/${info.commit}`;
  const facts = { address, repo: info.repo, commit: info.commit, licence: info.licence, revision };
  const id = `${info.repo.replace("/", "--")}@${info.commit}`;
  const refused = (refusal: string, kind: string | null = null): HubOffer => {
    return { id, ...facts, kind, files: [], bytes: 0, refusal: readable(refusal) };
  };
  if (info.isGated) return refused(t("it {closed}", { closed: closed(info.repo, hub.endpoint) }));
  const asked = { ...name, repo: info.repo };
  const kind = await kindOnHub(hub, info, asked, asking);
  if (kind && "refusal" in kind) return refused(kind.refusal);
  const needed = await filesOf(hub, info, asked, asking);
  if (needed.kind === "refused") return refused(needed.why, kind?.label ?? null);
  const bytes = needed.files.reduce((sum, file) => sum + file.bytes, 0);
  if (!Number.isSafeInteger(bytes)) return refused(t("it is larger than any disk"), kind?.label);
  return { id, ...facts, kind: kind?.label ?? null, files: needed.files, bytes, refusal: null };
}

/** Where a file of a commit lies. */
export const addressOf = (
  { endpoint }: Pick<Hub, "endpoint">,
  { repo, commit }: Pick<HubOffer, "repo" | "commit">,
  path: string,
): string => `${endpoint}/${repo}/resolve/${commit}/${encodeURIComponent(path)}`;

/** The kind of encoder, or why it is none that is read; null where there is no config. */
async function kindOnHub(
  hub: Hub,
  info: ModelInfo,
  name: HubName,
  asking: Asking | undefined,
): Promise<{ readonly label: string } | { readonly refusal: string } | null> {
  const config = info.files.get("config.json");
  if (!config) return null;
  const json = await jsonOf(hub, info, { name, file: config }, asking);
  try {
    const kind = kindOf(json);
    kind.parse(json, "config.json");
    return { label: kind.label };
  } catch (error) {
    return { refusal: (error as Error).message };
  }
}

async function filesOf(
  hub: Hub,
  info: ModelInfo,
  name: HubName,
  asking: Asking | undefined,
): Promise<Needed> {
  const file = listOfParts(info.files);
  if (!file) return neededFiles(info.files, []);
  const list = await textOf(hub, info, { name, file }, asking);
  const parts = withWords(info.repo, () => partsOf(new TextEncoder().encode(list), file.path));
  return neededFiles(info.files, [...parts.keys()]);
}

interface Asked {
  readonly name: HubName;
  readonly file: HubFile;
}

const textOf = (hub: Hub, info: ModelInfo, { name, file }: Asked, asking?: Asking) =>
  askFor(hub, addressOf(hub, info, file.path), { name, file: file.path }, asking);

async function jsonOf(hub: Hub, info: ModelInfo, asked: Asked, asking?: Asking) {
  const text = await textOf(hub, info, asked, asking);
  try {
    return parseJson(text, asked.file.path);
  } catch (error) {
    throw new HubError(
      t("{repo} on the Hub: {message}", { repo: info.repo, message: (error as Error).message }),
    );
  }
}
