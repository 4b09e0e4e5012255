import { asArray, asObject, isObject, type Json } from '../../kubernetes';
import { isWorkload } from '../pod-template';
import { knownKind } from './known-kind';
import { identityOf, type Manifest } from './manifest';

/** Whether an object of another kind than those that are read as workloads has pods run: a pod template stands in it. */
export function runsPods(manifest: Manifest): boolean {
  const { apiVersion, kind } = identityOf(manifest);
  if (isWorkload(manifest) || knownKind(manifest.object) !== undefined) return false;
  if (apiVersion.startsWith('argoproj.io/') && OF_ARGO.test(kind)) return true;
  return !SET_ASIDE.test(kind) && hasTemplate(manifest.object['spec'] ?? null, MOST_STEPS);
}

/** Their templates have a container each. @see https://argo-workflows.readthedocs.io/en/latest/fields/ */
const OF_ARGO = /^(?:Cron)?Workflow$|^(?:Cluster)?WorkflowTemplate$/;

/** A definition, or a rule, says what others have to look like, and runs nothing. */
const SET_ASIDE = /^(?:PodTemplate|CustomResourceDefinition)$|Polic(?:y|ies)$|^(?:Constraint|ControllerRevision)/;

/** So deep below `spec` a template stands in the kinds that are known: `spec.pytorchReplicaSpecs.Worker.template`. */
const MOST_STEPS = 4;

function hasTemplate(json: Json, steps: number): boolean {
  if (!isObject(json) || steps === 0) return false;
  const { containers } = asObject(asObject(json['template'])['spec']);
  return asArray(containers).length > 0 || Object.values(json).some((below) => hasTemplate(below ?? null, steps - 1));
}
