import { spawnSync } from 'node:child_process';

/** A program beside which ours is measured. */
export interface Peer {
  readonly name: string;
  /** What is looked for on PATH; ours is there. */
  readonly tool?: string;
  /** How it tells its version. */
  readonly version?: readonly string[];
  /** What it is started with for a number of services. */
  readonly command: (services: number) => readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** What it says where it could not do its work, and yet ends as if it had found something. */
  readonly failsWith?: RegExp;
}

/** Programs that do the same kind of work on the same objects. */
export interface PeerCase {
  readonly title: string;
  readonly says: string;
  readonly peers: readonly Peer[];
  /** For how many services. @default 1, 100, 1000 */
  readonly sizes?: readonly number[];
}

/** The version of a peer as it tells it, in one line; nothing where it is not on PATH. */
export function versionOf({ tool, version = ['version'] }: Peer): string | undefined {
  if (tool === undefined) return 'this project';
  const { status, stdout, stderr } = spawnSync(tool, version, { encoding: 'utf8' });
  if (status !== 0) return undefined;
  return /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? 'of unknown version';
}
