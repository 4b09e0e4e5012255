// What every synthesis needs of the rooms that know no construct: a tenth of them. `npm run build` puts it into a file of
// its own, so that who synthesises does not load ten times as much. It follows from what is imported, file by file.
const { existsSync } = require('node:fs');
const { basename, join, relative, resolve } = require('node:path');
const { build } = require('esbuild');
const { peerDependencies } = require('../package.json');

const root = join(__dirname, '..');
const lib = join(root, 'lib');

/** The room of lib/ that a file belongs to: the folder there; none for the door. */
const roomOf = (file) => relative(lib, file).split(/[\\/]/).slice(0, -1)[0] ?? '';

/** Rooms that hardly any synthesis needs: they are loaded when something in them is used for the first time. */
const SELDOM_NEEDED = ['check', 'policy', 'source'];

/** Rooms that are made anew for each line of cdk8s-plus. */
const OF_A_LINE = ['', 'constructs', 'synthesis'];

/** The doors that synthesis comes in by. */
const DOORS = ['index.ts', 'synthesis/cdk8s-cli.ts'];

/** The file that an import leads to. */
function fileOf(importer, path) {
  const target = resolve(importer, path);
  const file = [`${target}.ts`, join(target, 'index.ts'), target].find((one) => one.endsWith('.ts') && existsSync(one));
  if (file === undefined) throw new Error(`${importer} imports '${path}', which is no TypeScript file`);
  return file;
}

/** Of a room that is seldom needed nothing is followed, and of a file nothing that nobody uses. */
const following = {
  name: 'following',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = fileOf(resolveDir, path);
      return SELDOM_NEEDED.includes(roomOf(file)) ? { path, external: true } : { path: file, sideEffects: false };
    });
  },
};

/** The files that are left of everything that some files lead to. */
async function leftOf(files) {
  const contents = files.map((file) => `export * from './${relative(lib, file).replaceAll('\\', '/').slice(0, -3)}';`);
  const { metafile } = await build({
    stdin: { contents: contents.join('\n'), resolveDir: lib },
    outfile: join(root, 'build', 'first.js'),
    absWorkingDir: root,
    write: false,
    bundle: true,
    metafile: true,
    platform: 'node',
    external: Object.keys(peerDependencies),
    logLevel: 'error',
    plugins: [following],
  });
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => resolve(root, file))
    .filter((file) => existsSync(file) && basename(file) !== 'index.ts' && !OF_A_LINE.includes(roomOf(file)));
}

/** By file, the names that it exports. */
async function namesIn(files) {
  const { metafile } = await build({
    entryPoints: [...files],
    outdir: join(root, 'build', 'first'),
    outbase: lib,
    absWorkingDir: root,
    write: false,
    bundle: true,
    metafile: true,
    format: 'esm',
    external: ['*'],
    logLevel: 'error',
  });
  const named = Object.values(metafile.outputs).map(({ entryPoint, exports }) => [resolve(root, entryPoint), exports]);
  return new Map(named);
}

/**
 * The files of rooms without constructs that every synthesis needs, whole: nothing of what they import is outside.
 *
 * @returns by file, the names that it exports; no two files export the same one
 */
async function firstNeeded() {
  let files = await leftOf(DOORS.map((door) => join(lib, door)));
  for (let size = 0; size < files.length;) {
    size = files.length;
    files = [...new Set([...files, ...(await leftOf(files))])];
  }
  const names = await namesIn(files);
  const seen = new Map();
  for (const [file, exported] of names) {
    for (const name of exported) {
      if (seen.has(name)) throw new Error(`${file} and ${seen.get(name)} both export '${name}'`);
      seen.set(name, file);
    }
  }
  return names;
}

module.exports = { fileOf, firstNeeded, OF_A_LINE, roomOf, SELDOM_NEEDED };
