// Writes lib/kubernetes/structure/schema.ts from the Go types of Kubernetes (or compares it, with --check). Go is only
// needed here: where it is not installed, the table in git is taken as it is.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const check = process.argv.includes('--check');
const cwd = join(__dirname, '..', 'lib', 'kubernetes', 'structure', 'generate');
const { error, status } = spawnSync('go', ['run', '.', ...(check ? ['-check'] : [])], { cwd, stdio: 'inherit' });
if (error?.code === 'ENOENT') {
  process.stderr.write(`Go is not installed: the table of fields is not ${check ? 'compared' : 'written'}.\n`);
  process.exitCode = check ? 0 : 1;
} else if (error) throw error;
else process.exitCode = status ?? 1;
