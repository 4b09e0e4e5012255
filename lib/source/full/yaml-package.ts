import type * as Yaml from 'yaml';

/**
 * The `yaml` package, loaded when the first text needs it: loading it takes as long as starting Node, and most
 * manifests are read without it.
 */
export function yamlPackage(): typeof Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, no-restricted-globals -- a synchronous lazy import
  return require('yaml') as typeof Yaml;
}
