/** For GitHub Actions. */
export const GITHUB_WORKFLOW = `name: zero-downtime
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: npm install
      - run: npm test
      - run: npm run synth
      - run: npx zero-downtime check dist --format github
      - run: npx zero-downtime simulate dist
`;

/** For GitLab. */
export const GITLAB_PIPELINE = `zero-downtime:
  image: node:22
  script:
    - npm install
    - npm test
    - npm run synth
    - npx zero-downtime check dist --format junit --output zero-downtime.xml
    - npx zero-downtime simulate dist
  artifacts:
    when: always
    reports:
      junit: zero-downtime.xml
`;
