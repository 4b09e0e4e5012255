import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleCommandLine } from '../../.ci/bundle-cli.js';

const ROOT = join(__dirname, '..', '..');

/** The command line with its servers as users get it. */
export interface Built {
  readonly cli: string;
  /** What its process is started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/** Bundles it into a folder of its own. */
export async function buildCli(): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'zero-downtime-built-'));
  await bundleCommandLine(folder);
  const env = { PATH: process.env['PATH'] ?? '', NODE_PATH: join(ROOT, 'node_modules') };
  return { cli: join(folder, 'cli.js'), env, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
