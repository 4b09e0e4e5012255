// The second half of `npm run build`: declarations are TypeScript's, code is bundled. Each folder of lib/ becomes one
// file, since hundreds of small ones take Node longer to find than to run; who loads one folder still loads only what
// that one imports.
const { existsSync, mkdirSync, readdirSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');
const { build } = require('esbuild');
const { bin, exports: doors, peerDependencies } = require('../package.json');

const root = join(__dirname, '..');
const lib = join(root, 'lib');

/** The folder of lib/ that a file belongs to: what may be bundled with it. */
const roomOf = (file) => relative(lib, file).split(/[\\/]/).slice(0, -1)[0] ?? '';

/** What package.json promises, and the custom resources; the folders that they need follow from what they import. */
function entries() {
  const promised = [...Object.values(doors), ...Object.values(bin ?? {})]
    .flatMap((target) => (typeof target === 'string' ? target : target.default))
    .filter((target) => target.endsWith('.js') && !target.includes('*'))
    .map((target) => join(root, target.replace(/^(\.\/)?build\//, '').replace(/\.js$/, '.ts')));
  const imports = readdirSync(join(root, 'imports')).map((file) => join(root, 'imports', file));
  return [...promised, ...imports].filter((file) => file.endsWith('.ts') && existsSync(file));
}

/**
 * Plain properties instead of getters, which cost a call wherever another folder uses what this one exports. Written
 * with quotes, since Node looks for `module.exports =` to tell the names that ES modules can import.
 */
const PLAIN_EXPORTS =
  "module['exports'] = Object.assign(Object.defineProperty({}, '__esModule', { value: true }), module.exports);";

/** Leaves imports of other folders as they are, relative to the file that is written, and notes what they need. */
const stayInRoom = (entry, needed) => ({
  name: 'stay-in-room',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, importer, kind }) => {
      if (kind === 'entry-point' || !importer.startsWith(lib)) return undefined;
      const target = resolve(dirname(importer), path);
      const file = [`${target}.ts`, join(target, 'index.ts'), target].find(
        (one) => one.endsWith('.ts') && existsSync(one),
      );
      if (file === undefined) throw new Error(`${importer} imports '${path}', which is no TypeScript file`);
      if (roomOf(file) === roomOf(entry)) return undefined;
      needed.push(file);
      const written = relative(dirname(entry), file).replaceAll('\\', '/').replace(/\.ts$/, '.js');
      return { path: written.startsWith('.') ? written : `./${written}`, external: true };
    });
  },
});

/** Rooms that hardly any synthesis needs: they are loaded when something in them is used for the first time. */
const SELDOM_NEEDED = ['source', 'policy'];

/** Has a file require those rooms where it uses them, unless it does nothing without. */
function requiringLate(code) {
  const seldom = new RegExp(
    `^var (import_\\w+) = (require\\("\\.\\.?/(?:${SELDOM_NEEDED.join('|')})/index\\.js"\\));$`,
    'gm',
  );
  const names = [...code.matchAll(seldom)].map(([, name]) => name);
  const late = code.replace(seldom, 'var $1_room;\nvar $1 = () => $1_room ??= $2;');
  return names.reduce((text, name) => text.replaceAll(new RegExp(`\\b${name}\\.`, 'g'), `${name}().`), late);
}

/** Has a file require everything once, and not once for each of its parts: rules alone would ask 200 times for two rooms. */
function requiringOnce(code) {
  const first = new Map();
  const same = new Map();
  const once = code.replace(/^var (\w+) = (.*require\("[^"]+"\)\)?);\n/gm, (whole, name, required) => {
    if (!first.has(required)) first.set(required, name);
    if (first.get(required) === name) return whole;
    same.set(name, first.get(required));
    return '';
  });
  return once.replace(/\b\w+\b/g, (name) => same.get(name) ?? name);
}

async function bundle(entry) {
  const needed = [];
  const outfile = join(root, 'build', relative(root, entry)).replace(/\.ts$/, '.js');
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile,
    write: false,
    bundle: true,
    external: Object.keys(peerDependencies),
    platform: 'node',
    target: 'node20',
    footer: { js: PLAIN_EXPORTS },
    logLevel: 'warning',
    plugins: [stayInRoom(entry, needed)],
  });
  mkdirSync(dirname(outfile), { recursive: true });
  for (const { text } of outputFiles) writeFileSync(outfile, requiringLate(requiringOnce(text)));
  return needed;
}

async function main() {
  const seen = new Set();
  for (let open = entries(); open.length > 0;) {
    const now = [...new Set(open)].filter((entry) => !seen.has(entry));
    for (const entry of now) seen.add(entry);
    open = (await Promise.all(now.map(bundle))).flat();
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
