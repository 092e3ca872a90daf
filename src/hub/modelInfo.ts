import { z } from "zod";
import { parseJson } from "../io/readJson.ts";
import { t } from "../language/words.ts";
import { checked } from "../model/checked.ts";
import { HubError, readable } from "./hubError.ts";
import { isHubName } from "./hubName.ts";
import type { HubFile } from "./offer.ts";

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const size = z.number().int().nonnegative();

const sibling = z.object({
  rfilename: z.string(),
  size: size.nullish(),
  blobId: hex(40).nullish(),
  lfs: z.object({ sha256: hex(64), size }).nullish(),
});

/** What is used of an answer to `/api/models/NAME/revision/REVISION?blobs=true`. */
const info = z.object({
  id: z.string().refine((id) => isHubName(id) && !id.includes("@")),
  sha: hex(40),
  gated: z.union([z.boolean(), z.string()]).default(false),
  cardData: z
    .object({
      license: z.union([z.string(), z.array(z.string())]).nullish(),
      license_name: z.string().nullish(),
    })
    .nullish()
    .catch(null),
  tags: z.array(z.string()).default([]),
  siblings: z.array(sibling),
});

/** What the Hub says of a model at a revision. */
export interface ModelInfo {
  readonly repo: string;
  readonly commit: string;
  /** One must accept conditions first. */
  readonly isGated: boolean;
  readonly licence: string | null;
  /** Those right in its folder, by their names; a file without size or hash could not be checked: it is not here. */
  readonly files: ReadonlyMap<string, HubFile>;
}

/** Reads that answer. @throws HubError where it is none */
export function parseModelInfo(text: string, asked: string): ModelInfo {
  const { id, sha, gated, cardData, tags, siblings } = withWords(asked, () =>
    checked(info, parseJson(text, t("its answer")), t("its answer")),
  );
  const files = siblings
    .filter(({ rfilename }) => !rfilename.includes("/"))
    .flatMap((one) => fileOf(one));
  return {
    repo: id,
    commit: sha,
    isGated: gated !== false,
    licence: licenceOf(cardData, tags),
    files: new Map(files.map((file) => [file.path, file])),
  };
}

function fileOf({ rfilename: path, size, blobId, lfs }: z.infer<typeof sibling>): HubFile[] {
  if (lfs) return [{ path, bytes: lfs.size, hash: { kind: "sha256", hex: lfs.sha256 } }];
  if (blobId && typeof size === "number")
    return [{ path, bytes: size, hash: { kind: "git-sha1", hex: blobId } }];
  return [];
}

/** Of all its names together. */
const LONGEST_LICENCE = 200;

function licenceOf(card: z.infer<typeof info>["cardData"], tags: readonly string[]): string | null {
  const named = [card?.license ?? []].flat().filter((one) => one !== "");
  const tagged = tags.filter((tag) => tag.startsWith("license:")).map((tag) => tag.slice(8));
  const all = named.length > 0 ? named : tagged;
  if (all.length === 0) return null;
  const names = all.map((one) => (one === "other" ? (card?.license_name ?? one) : one));
  return readable(names.join(", "), LONGEST_LICENCE);
}

/** What makes sense of what came from the Hub. */
export function withWords<T>(asked: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new HubError(
      t("{asked}: the Hub's answer is not understood: {message}", {
        asked,
        message: (error as Error).message,
      }),
    );
  }
}
