import type { Manifest } from '../workload';
import type { Suppressed } from './ignored/ignore';
import type { Notice } from './notice';
import { noticeOfLeftOut } from './words/notice-of-left-out';

/** Why a loss is left out that only those meet who try something before it is released. */
export const BESIDE_PRODUCTION = {
  by: 'environment',
  reason: 'it is lost in another environment than the production one, which stands beside it',
} as const;

const PRODUCTION: ReadonlySet<string> = new Set(['prod', 'production', 'prd', 'live']);

const OTHERS: ReadonlySet<string> = new Set(
  (
    'dev devel develop development local minikube kind test testing tst qa qas uat int integration ci ' +
    'staging stage stg preprod nonprod preview previews review sandbox sbx demo'
  ).split(' '),
);

/**
 * Which objects belong to an environment that is not the production one, where that one is among them, too: `overlays/dev`
 * beside `overlays/production`, `web-staging.yaml` beside `web-prod.yaml`. Folders and files above the first that
 * differs say nothing.
 */
export function besideProduction(manifests: readonly Manifest[]): (manifest: Manifest) => boolean {
  const productions = new Set(manifests.flatMap((one) => stepsOf(one).filter(isProduction).map(keyOf)));
  if (productions.size === 0) return () => false;
  return (manifest) => stepsOf(manifest).some((step) => isOther(step) && productions.has(keyOf(step)));
}

/** Whether a folder or a file is called after the production environment, or after another one; nothing where after none. */
export function environmentOf(name: string): 'production' | 'other' | undefined {
  const step = { above: '', words: wordsOf(name), isFile: true };
  if (isProduction(step)) return 'production';
  return isOther(step) ? 'other' : undefined;
}

/** A folder or a file on the way to an object. */
interface Step {
  readonly above: string;
  readonly words: readonly string[];
  /** A file stands for an environment of what it is called besides. */
  readonly isFile: boolean;
}

/** The way to the folder that an object is rendered from, or to its file. */
function stepsOf({ file, renderedFrom }: Manifest): readonly Step[] {
  const place = renderedFrom ?? file;
  if (place === undefined) return [];
  const names = place.split('/');
  return names.map((name, depth) => ({
    above: names.slice(0, depth).join('/'),
    words: wordsOf(name),
    isFile: renderedFrom === undefined && depth === names.length - 1,
  }));
}

function wordsOf(name: string): readonly string[] {
  const words = name
    .replace(/\.(?:ya?ml|json)$/, '')
    .toLowerCase()
    .split(/[-_.]/);
  const at = words.findIndex((word, index) => /^(?:pre|non)$/.test(word) && PRODUCTION.has(words[index + 1] ?? ''));
  return at < 0 ? words : [...words.slice(0, at), `${words[at]}prod`, ...words.slice(at + 2)];
}

/** The word that names an environment stands at an end of a name. */
const endsOf = ({ words }: Step) => [words.at(0) ?? '', words.at(-1) ?? ''];
const isProduction = (step: Step) => endsOf(step).some((word) => PRODUCTION.has(word));
const isOther = (step: Step) => !isProduction(step) && endsOf(step).some((word) => OTHERS.has(word));

function keyOf({ above, words, isFile }: Step): string {
  const besides = words.filter((word) => !PRODUCTION.has(word) && !OTHERS.has(word));
  return isFile ? `${above}\0${besides.join('-')}` : above;
}

/** One notice for all losses that are left out since they are none of the production environment. */
export function inOtherEnvironments(suppressed: readonly Suppressed[]): readonly Notice[] {
  const left = suppressed.filter(({ by }) => by === BESIDE_PRODUCTION.by);
  return noticeOfLeftOut('other-environment', left, (count) => {
    const many = count === 1 ? '1 finding is' : `${count} findings are`;
    return `${many} left out about losses in other environments than the production one beside them, such as this one: --all-environments tells them`;
  });
}
