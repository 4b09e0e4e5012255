/** A Deployment behind a Service whose every release loses requests; its facts are stated. */
export const FACTS = `    zero-downtime/longest-request: 20s
    zero-downtime/on-sigterm: drains
    zero-downtime/traffic: cluster-ip
`;

export const web = (annotations = FACTS) => `# the shop's front
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
${annotations === '' ? '' : `  annotations:\n${annotations}`}spec:
  replicas: 2   # two are enough
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 20
      containers:
      - name: main
        image: registry.example.com/web:1
        ports:
        - containerPort: 8080
        readinessProbe:
          httpGet: {path: /ready, port: 8080}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
  ports: [{port: 80, targetPort: 8080}]
`;
