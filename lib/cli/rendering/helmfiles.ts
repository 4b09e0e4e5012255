import { posix } from 'node:path';
import { environmentOf } from '../../check';
import { asArray, asObject, asString, isObject, own, type Json, type JsonObject } from '../../kubernetes';
import { readSettings } from '../../source';
import { textIfThere } from '../files/text-in';
import type { FileSystem } from '../io';
import type { Installation } from './installations';
import { ownAliases, type OwnCharts } from './own-charts';
import { RELEASE_NAME, withoutActions, type FilledIn } from './without-actions';

const LARGEST = 1024 * 1024;

/** Whether a file says to helmfile what to install. @see https://helmfile.readthedocs.io */
export function isHelmfile(file: string): boolean {
  return /(?:^|\/)(?:helmfile\.ya?ml(?:\.gotmpl)?|helmfile\.d\/[^/]+\.ya?ml(?:\.gotmpl)?)$/.test(file);
}

/** A release of a helmfile, with the folder that its paths begin at. */
interface Release {
  readonly file: string;
  readonly folder: string;
  readonly json: JsonObject;
  readonly known: FilledIn;
}

/**
 * The installations of charts of a repository by its helmfiles, in the production environment where they know one.
 *
 * @param folders those of the charts that there are
 * @param common the folder that paths of charts are told from
 */
export function installationsOfHelmfiles(
  helmfiles: readonly string[],
  folders: readonly string[],
  common: string,
  files: FileSystem,
): readonly Installation[] {
  const basesBy = new Map(helmfiles.map((file) => [file, basesOf(file, files)]));
  const areBases = new Set([...basesBy.values()].flat());
  const releases = [...basesBy].flatMap(([file, bases]) => (areBases.has(file) ? [] : releasesIn(file, bases, files)));
  const charts = releases.map(({ json }) => asString(json['chart']) ?? '');
  const ownCharts = ownAliases(charts, folders);
  return withoutOthers(releases).flatMap((release) => installationOf(release, ownCharts, common, files) ?? []);
}

function releasesIn(file: string, bases: readonly string[], files: FileSystem): readonly Release[] {
  const folder = posix.dirname(file);
  const texts = [...bases, file].map((one) => textIfThere(one, files, LARGEST));
  const partsWith = (known: FilledIn) => texts.flatMap((text) => documentsIn(text, known)).filter(isObject);
  const environmentsWith = (name: string) =>
    merged(partsWith({ environment: name, state: {} }).map((one) => one['environments']));
  const environment = productionOf(Object.keys(environmentsWith('')));
  const state = stateOf(own(environmentsWith(environment), environment), folder, files);
  const known = { environment, state };
  const parts = partsWith(known);
  const templates = merged(parts.map((one) => one['templates']));
  return parts
    .flatMap((part) => asArray(part['releases']))
    .flatMap((one) => {
      const release = inheriting(asObject(one), templates);
      return release['installed'] === false ? [] : [{ file, folder, json: release, known }];
    });
}

/**
 * The files that a helmfile takes its releases and settings from. Paths in them begin at the helmfile that names them.
 *
 * @see https://helmfile.readthedocs.io/en/latest/writing-helmfile/#layering-state-files
 */
function basesOf(file: string, files: FileSystem): readonly string[] {
  const documents = documentsIn(textIfThere(file, files, LARGEST), { environment: '', state: {} }).filter(isObject);
  const named = documents.flatMap((one) => asArray(one['bases'])).flatMap((one) => asString(one) ?? []);
  return named
    .map((one) => posix.join(posix.dirname(file), one))
    .filter((one) => one !== file && files.stat(one)?.kind === 'file');
}

/** The production environment, or else the first that nothing says to be another one. */
function productionOf(names: readonly string[]): string {
  const others = names.filter((name) => environmentOf(name) === 'other');
  const production = names.find((name) => environmentOf(name) === 'production');
  return production ?? names.find((name) => name !== 'default' && !others.includes(name)) ?? 'default';
}

function stateOf(environment: Json | undefined, folder: string, files: FileSystem): JsonObject {
  const parts = asArray(asObject(environment)['values']).map((one) => {
    const file = asString(one);
    return file === undefined ? one : valueOf(textIfThere(posix.join(folder, file), files, LARGEST));
  });
  return merged(parts);
}

/** The documents of a helmfile, each without the actions of its templates; one that cannot be read so is left out. */
function documentsIn(text: string, known: FilledIn): readonly (Json | undefined)[] {
  return withoutActions(text, known)
    .split(/^---[^\n]*$/m)
    .map(valueOf);
}

function valueOf(text: string): Json | undefined {
  return readSettings(text, '').value;
}

function merged(parts: readonly (Json | undefined)[]): JsonObject {
  return Object.assign({}, ...parts.filter(isObject)) as JsonObject;
}

/** @see https://helmfile.readthedocs.io/en/latest/writing-helmfile/#release-template--conventional-directory-structure */
function inheriting(release: JsonObject, templates: JsonObject): JsonObject {
  const names = asArray(release['inherit']).flatMap((one) => asString(asObject(one)['template']) ?? []);
  return merged([...names.map((name) => own(templates, name)), release]);
}

/** Of several releases of one chart in one file those of production, where one is called so. */
function withoutOthers(releases: readonly Release[]): readonly Release[] {
  const nameOf = ({ json }: Release) => asString(json['name']) ?? '';
  const keyOf = ({ file, json }: Release) => `${file}\0${asString(json['chart']) ?? ''}`;
  const inProduction = new Set(releases.filter((one) => environmentOf(nameOf(one)) === 'production').map(keyOf));
  return releases.filter((one) => !inProduction.has(keyOf(one)) || environmentOf(nameOf(one)) !== 'other');
}

function installationOf(
  { file, folder, json, known }: Release,
  ownCharts: OwnCharts,
  common: string,
  files: FileSystem,
): Installation | undefined {
  const [chart, name] = [asString(json['chart']), asString(json['name'])];
  const path = chart === undefined ? undefined : (ownCharts(chart) ?? posix.join(folder, chart));
  if (path === undefined || name === undefined) return undefined;
  const namespace = asString(json['namespace']);
  const listed = [...asArray(json['values']), ...asArray(json['valuesTemplate'])];
  const values = listed.map((one) =>
    typeof one === 'string' ? valuesOf(named(one, name), folder, known, files) : one,
  );
  return {
    by: `the release ${name} of ${file}`,
    path: posix.relative(common, path),
    release: name,
    ...(namespace !== undefined && { namespace }),
    files: [],
    values: values.filter(isObject),
    set: asArray(json['set']).flatMap(asFlag),
    isOpen: values.includes(undefined),
  };
}

function named(text: string, release: string): string {
  return text.replaceAll(RELEASE_NAME, release);
}

/** What a file with values says; nothing where it is not at hand, or cannot be read. */
function valuesOf(path: string, folder: string, known: FilledIn, files: FileSystem): Json | undefined {
  const file = posix.join(folder, path);
  if (path.startsWith('/') || path.includes('${') || files.stat(file)?.kind !== 'file') return undefined;
  const text = textIfThere(file, files, LARGEST);
  return valueOf(path.endsWith('.gotmpl') ? withoutActions(text, known) : text);
}

function asFlag(one: Json): readonly string[] {
  const { name, value } = asObject(one);
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return typeof name === 'string' && isPlain ? [`${name}=${String(value).replaceAll(',', '\\,')}`] : [];
}
