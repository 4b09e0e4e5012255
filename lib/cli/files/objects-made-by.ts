/** The kinds that commands make by a word of their own, as kubectl calls them. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['secret', 'Secret'],
  ['configmap', 'ConfigMap'],
  ['cm', 'ConfigMap'],
  ['serviceaccount', 'ServiceAccount'],
  ['sa', 'ServiceAccount'],
  ['iamserviceaccount', 'ServiceAccount'],
]);

/** The kinds of Secrets, a word before their names. */
const OF_SECRETS: ReadonlySet<string> = new Set(['generic', 'tls', 'docker-registry']);

/** Flags whose value is the next word. */
const WITH_VALUE: ReadonlySet<string> = new Set(['-n', '--namespace', '--context', '--kubeconfig', '--cluster']);

const NAME = /^["'`]?([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)["'`]?(?![^\s;|&)])/;

/**
 * The objects that the commands of a text make, each as `kind/name`: `kubectl create secret generic NAME`, `eksctl create
 * iamserviceaccount --name NAME`, and manifests that are written out in it.
 */
export function objectsMadeBy(text: string): readonly string[] {
  const lines = text.replace(/\\\r?\n/g, ' ').split(/\r?\n/);
  return [...lines.flatMap(createdBy), ...writtenOut(lines)];
}

function createdBy(line: string): readonly string[] {
  if (!line.includes('create')) return [];
  const words = line.trim().split(/\s+/);
  return words.flatMap((word, at) => (/^[("'`$]*create$/.test(word) ? objectOf(words.slice(at + 1)) : []));
}

function objectOf(words: readonly string[]): readonly string[] {
  const plain = words.filter((word, at) => !word.startsWith('-') && !WITH_VALUE.has(words[at - 1] ?? ''));
  const [kind = '', next = '', afterwards = ''] = plain;
  const made = KINDS.get(kind.toLowerCase());
  if (made === undefined) return [];
  const flagged = words[words.indexOf('--name') + 1] ?? '';
  const written = words.includes('--name')
    ? flagged
    : (words.find((word) => word.startsWith('--name='))?.slice(7) ?? '');
  const given = made === 'Secret' && OF_SECRETS.has(next) ? afterwards : next;
  const name = NAME.exec(written || given)?.[1];
  return name === undefined ? [] : [`${made}/${name}`];
}

/** So many lines behind its kind an object has its name. */
const NEAR = 8;

/** What stands in a script as a manifest. */
function writtenOut(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => {
    const kind = /^\s*kind:\s*["']?(ConfigMap|Secret|ServiceAccount)\b/.exec(line)?.[1];
    if (kind === undefined) return [];
    const named = lines.slice(at + 1, at + NEAR).map((one) => /^\s*name:\s*(\S+)/.exec(one)?.[1] ?? '');
    const name = NAME.exec(named.find(Boolean) ?? '')?.[1];
    return name === undefined ? [] : [`${kind}/${name}`];
  });
}
