import { asArray, asObject } from '../../kubernetes';
import type { Container } from '../containers/container';
import { runOf } from '../containers/run-of';
import { writtenVariables } from '../containers/written-variables';
import { repositoryOf } from '../image/image-name';
import { identityOf } from '../objects/manifest';
import type { Workload, World } from '../workload';

/** Whether a Vault that has been restarted waits for somebody to unseal it; unknown where nobody sees its settings. */
export type Sealed = 'sealed' | 'unknown';

/**
 * What becomes of a Vault, or an OpenBao, that starts again: without a seal that opens by itself it is sealed, and answers
 * nobody.
 *
 * @see https://developer.hashicorp.com/vault/docs/concepts/seal
 */
export function comesBackSealed(workload: Workload, world: World): Sealed | undefined {
  const server = workload.serving.find(isServer);
  if (!server || UNSEALS.test(JSON.stringify(workload.podSpec))) return undefined;
  const own = [runOf(server.json), ...writtenVariables(server.json).map(([, value]) => value)];
  const mounted = settingsOf(workload, world);
  const texts = [...own, ...mounted];
  if (texts.some((text) => SEAL.test(text))) return undefined;
  return texts.some((text) => STORAGE.test(text)) ? 'sealed' : 'unknown';
}

/** One that runs for its development is unsealed, and forgets everything. */
function isServer({ json }: Container): boolean {
  const repository = repositoryOf(json);
  const run = runOf(json);
  return (
    /(?:^|\/)(?:vault|openbao|bao)(?:-enterprise|-ubi|-hsm)?$/.test(repository) && SERVER.test(run) && !DEV.test(run)
  );
}

const SERVER = /(?:^|\s)server(?:\s|$)/;
const DEV = /(?:^|\s)-dev\b/;

/** What says that something unseals it: the type of its seal, or whoever does it beside it. */
const UNSEALS = /(?:VAULT|BAO)_SEAL_TYPE|unseal/i;

/** A seal that opens by itself, in HCL or JSON, and not in a comment. */
const SEAL = /^(?!(?:(?!#|\/\/)[^\n])*(?:#|\/\/)[^\n]*seal)[^\n]*(?:^|[\s{,;])"?seal"?\s*(?::\s*[{[]|"(?!shamir))/m;

/** What every configuration has. */
const STORAGE = /(?:^|[\s{,])"?(?:storage|backend)"?\s*(?::|")/m;

/** The ConfigMaps that its pods mount, as far as they are among the manifests. */
function settingsOf({ podSpec, identity, manifest }: Workload, world: World): readonly string[] {
  const volumes = asArray(podSpec['volumes']).map(asObject);
  const projected = volumes.flatMap((volume) => asArray(asObject(volume['projected'])['sources']).map(asObject));
  const names = new Set([...volumes, ...projected].map((one) => asObject(one['configMap'])['name']));
  return world
    .ofKind('ConfigMap')
    .filter((one) => one.directory === manifest.directory)
    .filter((one) => identityOf(one).namespace === identity.namespace && names.has(identityOf(one).name))
    .flatMap(({ object }) => Object.values(asObject(object['data'])).filter((text) => typeof text === 'string'));
}
