import { Yaml } from 'cdk8s';
import { usualYaml } from './yaml-text';

/** By these two the `yaml` package, which cdk8s writes with, knows a document that writes itself. */
const NODE_TYPE = Symbol.for('yaml.node.type');
const DOCUMENT = Symbol.for('yaml.document');

/** What cdk8s writes with; anything else it has to do itself. */
const AS_KNOWN = { keepUndefined: true, lineWidth: 0, version: '1.1' };

/**
 * Lets a rendered object write itself when cdk8s turns it into YAML, which is most of what synthesis takes. It stays
 * plain data for everybody else, and at any other time; a cdk8s that writes by other means never notices.
 *
 * @param object JSON as rendered
 * @param isWritten whether cdk8s writes files just now
 */
export function writesItself<T extends object>(object: T, isWritten: () => boolean): T {
  return Object.defineProperties(object, {
    [NODE_TYPE]: { get: () => (isWritten() ? DOCUMENT : undefined) },
    toString: {
      value: (options: object | undefined) =>
        (isKnown(options) ? usualYaml(object) : undefined) ??
        (isKnown(options) || isWritten() ? Yaml.stringify({ ...object }) : '[object Object]'),
    },
  });
}

function isKnown(options: object = {}): boolean {
  const keys = Object.keys(options) as (keyof typeof AS_KNOWN)[];
  return keys.length === 3 && keys.every((key) => (options as typeof AS_KNOWN)[key] === AS_KNOWN[key]);
}
