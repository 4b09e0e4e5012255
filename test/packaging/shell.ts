import { spawnSync } from 'node:child_process';

/** What is set for this project's own runs is not set for its users. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^NODE_OPTIONS$|^CDK8S_/.test(name)));

/** Runs a program in a folder and returns what it prints; throws with all of its words when it fails. */
export function shell(folder: string, program: string, ...args: readonly string[]): string {
  const run = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (run.error) throw run.error;
  if (run.status === 0) return run.stdout;
  throw new Error(`${[program, ...args].join(' ')}: exit code ${run.status}\n${run.stdout}${run.stderr}`.trim());
}

/** Throws a list of complaints, if there are any. */
export function expectNone(what: string, complaints: readonly string[]): void {
  if (complaints.length > 0) throw new Error([`${what}:`, ...complaints].join('\n'));
}
