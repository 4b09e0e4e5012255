import { posix } from 'node:path';
import { asArray, asObject, asString, isObject, own, valueAt, type Json, type JsonObject } from '../../kubernetes';
import { globBase, globPattern, isGlob } from '../../source/patterns/glob';
import type { Manifest } from '../../workload';
import { walk } from '../files/walk';
import { settingsIn } from './chart-dependencies';
import type { Repository } from './repository';

/** So many Applications of one set are read, and so many files that it makes them of. */
const MOST = 300;

/** Generators of generators: Argo CD itself takes no third level. */
const DEEPEST = 2;

/**
 * The Applications that an ApplicationSet makes, as far as the repository says. What only a cluster knows is written as a
 * variable that something fills in later.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/
 */
export function applicationsOf(set: Manifest, repository: Repository): readonly Manifest[] {
  const spec = asObject(set.object['spec']);
  const template = asObject(spec['template']);
  const all = asArray(spec['generators']).flatMap((one) => generated(asObject(one), repository, DEEPEST));
  return all.slice(0, MOST).map((parameters) => {
    const { metadata, spec: its } = asObject(filledIn(template, parameters));
    return { ...set, object: { ...set.object, kind: 'Application', metadata: metadata ?? null, spec: its ?? null } };
  });
}

/** The sets of parameters that a generator gives: one Application each. */
function generated(generator: JsonObject, repository: Repository, depth: number): readonly JsonObject[] {
  const within = (one: JsonObject) =>
    depth === 0 ? [] : asArray(one['generators']).map((below) => generated(asObject(below), repository, depth - 1));
  const { list, git, matrix, merge } = generator;
  if (isObject(matrix)) return productOf(within(matrix));
  if (isObject(merge)) return merged(within(merge), asArray(merge['mergeKeys']).map(String));
  if (isObject(list)) return asArray(list['elements']).filter(isObject);
  if (isObject(git)) {
    const found = [...ofDirectories(git, repository), ...ofFiles(git, repository)];
    return found.map((one) => ({ ...one, values: filledIn(git['values'] ?? {}, one) }));
  }
  // Clusters, pull requests and the like: at least one of them, which nothing here knows.
  const [its] = Object.values(generator).filter(isObject);
  return its ? [{ values: its['values'] ?? {} }] : [];
}

function productOf([first = [], ...others]: readonly (readonly JsonObject[])[]): readonly JsonObject[] {
  return others.reduce(
    (all, next) => all.flatMap((one) => next.map((other) => ({ ...one, ...other }))).slice(0, MOST),
    first,
  );
}

function merged([first = [], ...others]: readonly (readonly JsonObject[])[], keys: readonly string[]) {
  const isSame = (one: JsonObject, other: JsonObject) => keys.every((key) => own(one, key) === own(other, key));
  return first.map(
    (one) => Object.assign({}, one, ...others.flat().filter((other) => isSame(one, other))) as JsonObject,
  );
}

/** Folders that a set names, of those that hold charts. */
function ofDirectories(git: JsonObject, { charts, common }: Repository): readonly JsonObject[] {
  const named = asArray(git['directories']).map(asObject);
  const patterns = (isOut: boolean) =>
    named.flatMap(({ path, exclude }) =>
      typeof path === 'string' && (exclude === true) === isOut ? [globPattern(posix.normalize(path))] : [],
    );
  const [meant, left] = [patterns(false), patterns(true)];
  if (meant.length === 0) return [];
  const folders = new Set(charts.flatMap((chart) => withFoldersAbove(posix.relative(common, chart))));
  return [...folders]
    .filter((folder) => meant.some((one) => one.test(folder)) && !left.some((one) => one.test(folder)))
    .map((folder) => placeOf(folder));
}

function withFoldersAbove(path: string): readonly string[] {
  const steps = path.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** Files that a set names: what each says is what an Application is made of. */
function ofFiles(git: JsonObject, { files, common }: Repository): readonly JsonObject[] {
  return asArray(git['files']).flatMap((one) => {
    const path = asString(asObject(one)['path']);
    if (path === undefined) return [];
    const named = posix.join(common, path);
    const found = isGlob(named) ? matching(named, files) : [named];
    return found.slice(0, MOST).flatMap((file) => {
      const settings = settingsIn(file, files);
      const place = placeOf(posix.relative(common, posix.dirname(file)), posix.basename(file));
      return (Array.isArray(settings) ? settings : [settings]).filter(isObject).map((its) => ({ ...its, ...place }));
    });
  });
}

function matching(pattern: string, files: Repository['files']): readonly string[] {
  const [base, whole] = [globBase(pattern), globPattern(pattern)];
  return files.stat(base)?.kind === 'folder' ? walk(base, files, (file) => whole.test(file)).files : [];
}

/** What a set may say of a place, both with templates of Go and without. */
function placeOf(path: string, filename?: string): JsonObject {
  const segments = path.split('/');
  const basename = segments.at(-1) ?? '';
  const named = { path, basename, segments, ...(filename !== undefined && { filename }) };
  const flat = segments.map((segment, index) => [`path[${index}]`, segment] as const);
  return { path: named, 'path.basename': basename, ...Object.fromEntries(flat) };
}

const ACTION = /\{\{-?([^{}]*)\}\}/g;

function filledIn(value: Json, parameters: JsonObject): Json {
  if (typeof value === 'string') return value.replaceAll(ACTION, (_, action: string) => inPlaceOf(action, parameters));
  if (Array.isArray(value)) return value.map((one) => filledIn(one, parameters));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, below]) => [key, filledIn(below ?? null, parameters)]));
}

function inPlaceOf(action: string, parameters: JsonObject): string {
  const asked = action.replace(/-$/, '').trim().replace(/^\./, '');
  const index = /^index \.?path\.segments (\d+)$/.exec(asked)?.[1];
  const found =
    index === undefined
      ? (own(parameters, asked) ?? valueAt(parameters, asked.split('.')))
      : own(parameters, `path[${index}]`);
  const value = isObject(found) ? found['path'] : found;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return asString(value) ?? `\${${(asked.match(/[A-Za-z]\w*/g)?.at(-1) ?? 'VALUE').toUpperCase()}}`;
}
