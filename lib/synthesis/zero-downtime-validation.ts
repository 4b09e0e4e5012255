import type { Settings } from '../check';
import type { GuardOptions } from './guard-options';
import { manifestBytes } from './manifest-bytes';
import { settingsOf } from './settings-of';
import type * as validating from './validate-manifests';
import type { ValidationContext } from './validation-context';

/**
 * What the validation judges by: the options of the guard, as `properties` in cdk8s.yaml.
 *
 * @jsii ignore
 */
export interface ZeroDowntimeValidationProps extends GuardOptions {
  /**
   * Files that are not judged, by path, with wildcards.
   *
   * @default none
   */
  readonly ignorePaths?: readonly string[];
}

/**
 * A validation for `cdk8s synth`: the rules for every manifest that an app has written, whatever language it is in.
 * It stands in cdk8s.yaml under `validations`.
 *
 * @see https://cdk8s.io/docs/latest/cli/synth/
 *
 * @jsii ignore
 */
export class ZeroDowntimeValidation {
  private readonly settings: Settings;

  /**
   * @param properties `properties` of the validation in cdk8s.yaml
   * @throws RangeError for what cannot be read of them
   */
  constructor(properties: ZeroDowntimeValidationProps = {}) {
    this.settings = settingsOf(properties, 'the properties of ZeroDowntimeValidation');
  }

  /** Judges the manifests; `cdk8s synth` calls it, prints the report and exits with code 2 if there are errors. */
  public async validate(context: ValidationContext): Promise<void> {
    const files = context.manifests.map((path) => ({ path, bytes: manifestBytes(path) }));
    validatingManifests().validateManifests(files, this.settings, context);
  }
}

/** Whoever synthesises without the validation reads no text. */
function validatingManifests(): typeof validating {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, no-restricted-globals -- a synchronous lazy import
  return require('./validate-manifests') as typeof validating;
}
