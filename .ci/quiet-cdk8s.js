// `cdk8s` asks a registry for a newer version of itself at every call, and hangs where nobody answers. It has a
// switch (CDK8S_CHECK_UPGRADE) but no configuration file for it, so the switch is thrown where it starts.
const fs = require('node:fs');
const path = require('node:path');

const bin = path.join(__dirname, '..', 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
const line = "process.env.CDK8S_CHECK_UPGRADE ??= 'false';";

if (fs.existsSync(bin)) {
  const text = fs.readFileSync(bin, 'utf8');
  if (!text.includes(line)) fs.writeFileSync(bin, text.replace(/\n/, `\n${line}\n`));
}
