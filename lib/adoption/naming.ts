import { propertyName } from './plain/property-name';

/** `HorizontalPodAutoscaler` as `horizontal-pod-autoscaler`; whatever else a name holds becomes a dash. */
export function kebab(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[A-Z](?=[A-Z][a-z])/g, '$&-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The name of a class for an id. */
export function pascal(text: string): string {
  const words = kebab(text).split('-');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(name) ? name : `_${name}`;
}

/** The name of a variable for an id. */
export function camel(text: string): string {
  const name = pascal(text);
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  return RESERVED.has(small) ? `${small}_` : small;
}

/** The name of a constant for an id. */
export function constantName(text: string): string {
  const name = kebab(text).replaceAll('-', '_').toUpperCase();
  return /^[A-Z]/.test(name) ? name : `_${name}`;
}

/** The plural of a kind, for the file that holds all of it. */
export function plural(kind: string): string {
  if (/(s|x|ch|sh)$/i.test(kind)) return `${kind}es`;
  return /[^aeiou]y$/i.test(kind) ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

/** A name that nobody has yet; a number makes it one. */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}

/** A text as the name of a type, called as `cdk8s import` does: `clusterIP` is `ClusterIp`, `v1beta1` is `V1Beta1`. */
export function identifierOf(text: string): string {
  const words = propertyName(text)
    .replace(/\d[a-z]/g, (pair) => pair.toUpperCase())
    .split(/[^A-Za-z0-9]+/);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return /^[A-Z]/.test(name) ? name : `_${name}`;
}

/** The name of a type that nobody has yet; a number makes it one. */
export function freeIdentifier(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}

/** What a variable cannot be called: words of the language, and what the programs import. */
const RESERVED = new Set(
  'await break case catch class const continue debugger default delete do else enum export extends false finally for function id if implements import in instanceof interface k8s kplus let new null package private protected public return scope static super switch this throw true try typeof undefined var void while with yield arguments eval'.split(
    ' ',
  ),
);
