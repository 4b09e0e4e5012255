import { join } from 'node:path';
import { disagreements, releaseOf } from './agreement';

/** Says what does not agree about a release: version, changelog, pages; with --tag, also what publishing asks for. */
const root = join(__dirname, '..', '..');
const place = process.argv.indexOf('--tag');
const tag = place < 0 ? undefined : (process.argv[place + 1] ?? '');
const said = disagreements(releaseOf(root, tag));

for (const one of said) process.stderr.write(`${one}\n`);
process.stdout.write(said.length === 0 ? 'version, changelog and pages agree\n' : '');
process.exitCode = said.length === 0 ? 0 : 1;
