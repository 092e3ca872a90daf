import { t } from "../language/words.ts";
import { HubError } from "./hubError.ts";
import { HUB } from "./hubHosts.ts";

/** A model on the Hub, as it is asked for. */
export interface HubName {
  /** "org/name", or "name" of the oldest ones. */
  readonly repo: string;
  /** A branch, a tag or a commit; null where none is named: the Hub's main one. */
  readonly revision: string | null;
}

/** What is asked for where no revision is named. */
export const MAIN = "main";

/** A part of a name: letters, digits, ".", "_" and "-", none of the marks at an end, "--" and ".." nowhere. */
const PART = /^(?!.*(?:--|\.\.))[A-Za-z0-9_](?:[\w.-]{0,94}[A-Za-z0-9_])?$/;
/** A name of git's that can stand in an address; "refs/pr/1" is one. */
const REVISION = /^(?!.*(?:\.\.|\/\/|@\{))[\w.+/-]{1,255}$/;
/** Pages of a model on the Hub's site, after which a revision follows. */
const PAGES_WITH_REVISION = new Set(["tree", "blob", "resolve", "raw", "commit"]);
/** First parts of addresses of the site that are no organisations. */
const NO_MODELS = new Set(["datasets", "spaces", "docs", "papers", "collections", "api", "blog"]);

/** Reads "org/name", "org/name@revision", "name", or an address of the Hub's site. @throws HubError */
export function parseHubName(text: string): HubName {
  const name = text.trim();
  const found = /^https?:\/\/|^(?:www\.)?huggingface\.co\/|^hf\.co\//i.test(name)
    ? ofAddress(name)
    : ofName(name);
  if (found) return found;
  throw new HubError(
    t(
      "“{name}” is no name of a model on the Hugging Face Hub: “organisation/name” is wanted, or “organisation/name@revision”, or the address of its page",
      { name },
    ),
  );
}

/** Whether a text could name a model on the Hub. */
export function isHubName(text: string): boolean {
  try {
    parseHubName(text);
    return true;
  } catch {
    return false;
  }
}

/** The name with its revision, as it can be typed. */
export const formatHubName = ({ repo, revision }: HubName): string =>
  revision === null ? repo : `${repo}@${revision}`;

function ofName(name: string): HubName | null {
  const at = name.indexOf("@");
  const [repo, revision] = at < 0 ? [name, null] : [name.slice(0, at), name.slice(at + 1)];
  return valid(repo.split("/"), revision);
}

function ofAddress(address: string): HubName | null {
  const whole = /^https?:/i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(whole)) return null;
  const { hostname, pathname } = new URL(whole);
  const hosts = [new URL(HUB).hostname, `www.${new URL(HUB).hostname}`, "hf.co"];
  if (!hosts.includes(hostname)) return null;
  const parts = pathname.split("/").filter((part) => part !== "");
  if (parts.length > 1 && NO_MODELS.has(parts[0])) return null;
  const page = parts.findIndex((part, i) => i > 0 && PAGES_WITH_REVISION.has(part));
  // Of "org/tree", a model may be called like a page: one stands behind two parts, or behind one of old names.
  const end = page < 0 ? parts.length : page;
  const rest = parts.slice(end + 1).map(decoded);
  const refs = rest[0] === "refs" ? rest.slice(0, 3).join("/") : rest[0];
  return valid(parts.slice(0, Math.min(end, 2)), refs ?? null);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function valid(parts: readonly string[], revision: string | null): HubName | null {
  const isRepo = parts.length >= 1 && parts.length <= 2 && parts.every((part) => PART.test(part));
  if (!isRepo || (revision !== null && !REVISION.test(revision))) return null;
  return { repo: parts.join("/"), revision };
}
