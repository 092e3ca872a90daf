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
  if (code === "RevisionNotFound")
    return new HubError(`${repo} has no revision “${revision ?? MAIN}” on the Hub`);
  if (file !== undefined && (code === "EntryNotFound" || (status === 404 && code === null)))
    return new HubError(`${repo} has no ${file} on the Hub any more`);
  if (code === "RepoNotFound" || status === 401 || status === 404)
    return new HubError(
      `the Hub has no model “${repo}” that is open to all. If it is private or gated: ${byHand(repo, endpoint)}`,
    );
  return new HubError(`the Hub answers with ${status}${said(response)}: try again later`);
}

/** What is said of a model that one must sign in for, after its name. */
export const closed = (repo: string, endpoint: string): string =>
  `is not open to all: ${byHand(repo, endpoint)}`;

const byHand = (repo: string, endpoint: string): string =>
  `sign in at ${endpoint}/${repo}, accept its conditions, download its files by hand, and open their folder`;

function said(response: Response): string {
  const message = response.headers.get("x-error-message");
  return message ? ` (${message.slice(0, 200)})` : "";
}
