// The last step of `npm run build`: declarations that no door leads to say nothing to anybody, and are a fifth of the
// package.
const { existsSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { exports: doors } = require('../package.json');

const root = join(__dirname, '..');
const build = join(root, 'build');

const SPECIFIER = /(?:from|import)\s*\(?\s*['"](\.[^'"]*)['"]/g;

/** The declarations that package.json names, those behind a pattern with a star included. */
function named() {
  const targets = Object.values(doors).flatMap((door) => (typeof door === 'string' ? [] : [door.types ?? []].flat()));
  return targets.flatMap((target) => {
    if (!target.includes('*')) return [join(root, target)];
    const [before, after] = target.split('*');
    const folder = join(root, before);
    return readdirSync(folder)
      .filter((file) => file.endsWith(after))
      .map((file) => join(folder, file));
  });
}

function declarationOf(from, specifier) {
  const target = resolve(dirname(from), specifier).replace(/\.js$/, '');
  return [`${target}.d.ts`, join(target, 'index.d.ts')].find((file) => existsSync(file));
}

const reached = new Set();
const waiting = named();
while (waiting.length > 0) {
  const file = waiting.pop();
  if (reached.has(file)) continue;
  reached.add(file);
  for (const [, specifier] of readFileSync(file, 'utf8').matchAll(SPECIFIER)) {
    const next = declarationOf(file, specifier);
    if (next === undefined) throw new Error(`${file} leads to '${specifier}', which has no declaration`);
    waiting.push(next);
  }
}

for (const entry of readdirSync(build, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name);
  if (entry.isFile() && entry.name.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
}
