// `npm run binary`: the command line as one executable that needs no Node, for the platform that this runs on. Node
// itself is in it, and what the package holds as files: binaries/zero-downtime-PLATFORM-ARCHITECTURE. Where this Node
// or this platform cannot make one, it says so and does nothing.
// https://nodejs.org/api/single-executable-applications.html
const { spawnSync } = require('node:child_process');
const {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { isBuiltin } = require('node:module');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { bundleCommandLine, bundleOwn, SERVERS } = require('./bundle-cli.js');

const root = join(__dirname, '..');

/** By this Node knows whether it is an executable of somebody: `:0` becomes `:1`. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** The licences of the packages in it lie beside it. */
const LICENCES = 'third-party-licenses.txt';

/** Why no executable can be made here. */
function whyNot() {
  if (process.platform !== 'linux') return `executables are made on Linux only, and this is ${process.platform}`;
  if (!isBuiltin('node:sea')) return `Node ${process.version} puts no files into executables: 20.12 and later do`;
  if (!readFileSync(process.execPath).includes(`${FUSE}:0`)) return 'this Node was built without room for a program';
  return undefined;
}

function run(command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed\n${error ?? ''}${stdout}${stderr}`);
  return stdout;
}

/** What V8 makes of the program when it runs a command: the executable is this same Node, so that its V8 takes it. */
function keep(scratch, command) {
  const caches = join(scratch, command);
  const env = { PATH: '', XDG_CACHE_HOME: caches };
  spawnSync(process.execPath, [join(scratch, 'cli.js'), command, join(root, 'dist', 'shop')], { env });
  const folder = join(caches, 'cdk8s-zero-downtime');
  return join(folder, readdirSync(folder)[0]);
}

async function build(scratch, binary) {
  await bundleCommandLine(scratch);
  const main = join(scratch, 'executable.js');
  await bundleOwn('lib/cli/start/start-executable.ts', main, {});
  const asset = (name) => [name, join(scratch, name)];
  const kept = ['check', 'simulate'].map((command) => [`kept-${command}`, keep(scratch, command)]);
  const config = {
    main,
    output: join(scratch, 'program.blob'),
    disableExperimentalSEAWarning: true,
    assets: Object.fromEntries([
      ...['command-line.js', ...SERVERS.map((server) => `${server}.js`)].map(asset),
      ...kept,
    ]),
  };
  writeFileSync(join(scratch, 'sea.json'), JSON.stringify(config));
  run(process.execPath, '--experimental-sea-config', join(scratch, 'sea.json'));
  copyFileSync(process.execPath, binary);
  chmodSync(binary, 0o755);
  const { inject } = require('postject');
  await inject(binary, 'NODE_SEA_BLOB', readFileSync(config.output), { sentinelFuse: FUSE });
}

/** It starts without Node, and says what the file of the package says. */
function expectSame(scratch, binary) {
  const app = join(root, 'dist', 'shop');
  const outputs = ['binary', 'file'].map((name) => join(scratch, `${name}.json`));
  const commands = [[binary], [process.execPath, join(scratch, 'cli.js')]];
  commands.forEach(([command, ...args], index) => {
    spawnSync(command, [...args, 'check', app, '--format', 'json', '--output', outputs[index]], { env: { PATH: '' } });
  });
  const [its, files] = outputs.map((output) => readFileSync(output, 'utf8'));
  if (its !== files) throw new Error('the executable finds something else than the command line of the package');
}

async function main() {
  const reason = whyNot();
  if (reason) return `no executable is made: ${reason}`;
  const scratch = mkdtempSync(join(tmpdir(), 'zero-downtime-binary-'));
  const binary = join(root, 'binaries', `zero-downtime-${process.platform}-${process.arch}`);
  try {
    mkdirSync(join(root, 'binaries'), { recursive: true });
    await build(scratch, binary);
    copyFileSync(join(scratch, LICENCES), join(root, 'binaries', LICENCES));
    expectSame(scratch, binary);
    const version = run(binary, '--version').trim();
    return `${binary}: ${version}, Node ${process.version}, ${Math.round(statSync(binary).size / 2 ** 20)} MiB`;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main().then(
  (said) => process.stdout.write(`${said}\n`),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
