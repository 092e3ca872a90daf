/** Why the Hub gave nothing, in words for the user. */
export class HubError extends Error {
  override readonly name = "HubError";
}
