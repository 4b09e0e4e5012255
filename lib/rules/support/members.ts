import { changed, SERVICE, STATEFUL_SET, together } from './example';

/** Volumes of their own for the members of a StatefulSet. */
export const CLAIM_TEMPLATES = `volumeClaimTemplates:
  - metadata: { name: data }
    spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }`;

/** Three members of an etcd with a Service for clients and one for peers: without a budget. */
export const MEMBERS = together(
  changed(STATEFUL_SET, {
    'image: registry.example.com/web:1.4.2': 'image: quay.io/coreos/etcd:v3.5.15',
    'serviceName: web': `serviceName: web-peers\n${CLAIM_TEMPLATES}`,
    'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: cluster-ip',
  }),
  SERVICE,
  changed(SERVICE, {
    'name: web': 'name: web-peers',
    'selector: { app: web }': 'clusterIP: None\nselector: { app: web }',
  }),
);
