// Judges what stands in dist/, each folder a cluster: neither `check` nor `simulate` finds a loss but where one is known.
require('ts-node/register/transpile-only');
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');
const { bundleCommandLine } = require('./bundle-cli');
const { EXPLAINED_IN_SIMULATION, KNOWN_LOSSES } = require('../apps/known-losses');

const root = join(__dirname, '..');
const files = readdirSync(join(root, 'dist'), { recursive: true, encoding: 'utf8' });
const folders = new Set(files.filter((file) => file.endsWith('.yaml')).map((file) => dirname(file)));
const explained = new Set(EXPLAINED_IN_SIMULATION.map(({ folder }) => join(folder)));
const known = new Set(KNOWN_LOSSES.map(({ folder }) => join(folder)));

/** Judges each folder; what fails is printed. */
function judge(cli) {
  for (const folder of [...folders].filter((one) => !known.has(one)).sort()) {
    for (const command of ['check', 'simulate']) {
      // What runs to its end is not simulated, and a folder may hold nothing else.
      const options = command === 'simulate' ? ['--allow-empty'] : [];
      const args = [cli, command, join('dist', folder), ...options];
      const { status, stdout } = spawnSync(process.execPath, args, { cwd: root });
      const isExplained = command === 'simulate' && status === 1 && explained.has(folder);
      const verdict = status === 0 ? 'ok' : isExplained ? 'explained' : 'FAILED';
      process.stdout.write(`${verdict} ${command} dist/${folder}\n`);
      if (verdict !== 'FAILED') continue;
      process.stdout.write(stdout);
      process.exitCode = 1;
    }
  }
}

async function main() {
  const scratch = mkdtempSync(join(tmpdir(), 'judge-dist-'));
  try {
    await bundleCommandLine(scratch);
    judge(join(scratch, 'cli.js'));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
