import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** Where the same services are written, for each kind of program. */
export interface Written {
  /** A file a service. */
  readonly folder: string;
  /** The same, listed by a kustomization. */
  readonly kustomization: string;
  /** The same as one template in a loop. */
  readonly chart: string;
}

/** Writes a number of services, each a Deployment, a Service and a budget like those of the sample. */
export function writeServices(count: number, sample: string, scratch: string): Written {
  const at = (name: string) => join(scratch, `${name}-${count}`);
  const written = { folder: at('plain'), kustomization: at('kustomize'), chart: at('helm') };
  const { folder, kustomization, chart } = written;
  for (const path of [folder, kustomization, join(chart, 'templates')]) mkdirSync(path, { recursive: true });
  const objects = Object.values(JSON.parse(readFileSync(sample, 'utf8')) as Record<string, object>);
  const text = objects.map((object) => stringify(object, { lineWidth: 0 })).join('---\n');
  const names = Array.from({ length: count }, (_, index) => `web-${index + 1}`);
  for (const name of names) {
    const its = text.replaceAll(/\bweb-1\b/g, name);
    for (const path of [folder, kustomization]) writeFileSync(join(path, `${name}.yaml`), its);
  }
  const resources = names.map((name) => `${name}.yaml`);
  writeFileSync(join(kustomization, 'kustomization.yaml'), stringify({ resources }));
  writeFileSync(join(chart, 'Chart.yaml'), stringify({ apiVersion: 'v2', name: 'services', version: '1.0.0' }));
  writeFileSync(join(chart, 'values.yaml'), stringify({ names }));
  const template = text.replaceAll(/\bweb-1\b/g, '{{ . }}');
  writeFileSync(join(chart, 'templates', 'services.yaml'), `{{- range .Values.names }}\n---\n${template}{{- end }}\n`);
  return written;
}
