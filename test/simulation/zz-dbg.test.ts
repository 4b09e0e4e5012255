import { simulate } from '/work/w-safe/lib/simulation';
import { worldOf } from '/work/w-safe/test/simulation/manifests';
test('x', () => {
  const world = worldOf(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, annotations: { zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 1s, zero-downtime/on-sigterm: keeps-serving 60s } }
spec:
  replicas: 1
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec:
      terminationGracePeriodSeconds: 90
      containers:
        - name: shop
          image: shop:1
          args: [--shutdown-delay-duration=60s]
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 1, failureThreshold: 1 }
---
{ apiVersion: v1, kind: Service, metadata: { name: shop }, spec: { selector: { app: shop }, ports: [{ port: 80, targetPort: 8080 }] } }
`);
  console.log((world.workloads[0] as any).containers[0].lameFrom);
  const [o] = simulate(world, { scenarios: ['delete-pod'] }) as any;
  console.log(o.lost, JSON.stringify(o.timeline?.events ?? Object.keys(o.timeline ?? o)).slice(0, 3000));
});
