import { t } from "../language/words.ts";
import { HubError } from "./hubError.ts";
import { type HubName, MAIN } from "./hubName.ts";

/** Why the Hub said no to a question about a model, in words. Its answers 401 where it has none of a name. */
export function refusalOf(
  response: Response,
  { repo, revision }: HubName,
  { endpoint, file }: { readonly endpoint: string; readonly file?: string },
): HubError {
  const code = response.headers.get("x-error-code");
  const { status } = response;
  // Hosts of large files know nothing of who may see them.
  const isOfHub = response.url === "" || response.url.startsWith(endpoint);
  if (code === "GatedRepo" || (status === 403 && isOfHub))
    return new HubError(`${repo} ${closed(repo, endpoint)}`);
  // Files are asked for of the commit that was looked up.
  if (code === "RevisionNotFound" && file !== undefined)
    return new HubError(
      t("{repo} on the Hub has no longer what was looked up. Look it up again: it was replaced", {
        repo,
      }),
    );
  if (code === "RevisionNotFound")
    return new HubError(
      t(
        "{repo} has no revision “{revision}” on the Hub. Those that there are, branches and tags, are listed at {endpoint}/{repo}/tree/main",
        { repo, revision: revision ?? MAIN, endpoint },
      ),
    );
  if (file !== undefined && (code === "EntryNotFound" || (status === 404 && code === null)))
    return new HubError(
      t("{repo} has no {file} on the Hub any more. Look it up again: what it holds has changed", {
        repo,
        file,
      }),
    );
  if (code === "RepoNotFound" || status === 401 || status === 404)
    return new HubError(
      t(
        "the Hub has no model “{repo}” that is open to all. Check how its name is written; if it is private or gated, {byHand}",
        { repo, byHand: byHand(repo, endpoint) },
      ),
    );
  if (!isOfHub)
    return new HubError(
      t("the host of large files, {host}, answers with {status}: try again later", {
        host: new URL(response.url).host,
        status,
      }),
    );
  return new HubError(
    t("the Hub answers with {status}{said}: try again later", {
      status,
      said: said(response),
    }),
  );
}

/** What is said of a model that one must sign in for, after its name. */
export const closed = (repo: string, endpoint: string): string =>
  t("is not open to all: {byHand}", { byHand: byHand(repo, endpoint) });

const byHand = (repo: string, endpoint: string): string =>
  t(
    "sign in at {endpoint}/{repo}, accept its conditions, download its files by hand, and open their folder",
    { endpoint, repo },
  );

function said(response: Response): string {
  const message = response.headers.get("x-error-message");
  return message ? ` (${message.slice(0, 200)})` : "";
}
