/**
 * What becomes of the connections that clients keep when an application is stopped.
 *
 * - `closes-early`: while its preStop hook runs it answers with `Connection: close` (GOAWAY by HTTP/2), so that none is
 *   left when SIGTERM comes.
 * - `closes-idle`: on SIGTERM it closes those that are idle, and the others with their answers. What a client sends over
 *   one in that moment is reset.
 * - `leaves-open`: it closes none, and answers over them until it is killed; they end with it.
 * - `clients-retry`: whatever it does, its clients send a request again whose connection was closed.
 */
export type KeptConnections = (typeof KEPT_CONNECTIONS)[number];

/** What may become of them, in the words of the annotation. */
export const KEPT_CONNECTIONS = ['closes-early', 'closes-idle', 'leaves-open', 'clients-retry'] as const;

/**
 * Reads what an annotation says about kept connections.
 *
 * @throws RangeError for anything that is none of them
 */
export function parseKeptConnections(text: string): KeptConnections {
  const kept = KEPT_CONNECTIONS.find((one) => one === text.trim());
  if (kept === undefined) throw new RangeError(`'${text}' is none of: ${KEPT_CONNECTIONS.join(', ')}`);
  return kept;
}
