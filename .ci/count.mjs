import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const dir = process.argv[2];
const failures = [];
const sum = { passed: 0, failed: 0, skipped: 0 };

/** A suite that could not even start has no tests to name. */
function failuresOf({ name, assertionResults, message }) {
  const file = path.relative(process.cwd(), name);
  const failed = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${file}: ${fullName}`);
  return failed.length > 0 ? failed : [`${file}: ${message.split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 2).join(' ')}`];
}

for (const file of readdirSync(dir).filter((name) => name.endsWith('.json'))) {
  const run = JSON.parse(readFileSync(path.join(dir, file), 'utf8'));
  console.log(`${file.replace('.json', '')}: ${run.numPassedTests} passed, ${run.numFailedTests} failed, ${run.numPendingTests} skipped`);
  sum.passed += run.numPassedTests;
  sum.failed += run.numFailedTests + run.numRuntimeErrorTestSuites;
  sum.skipped += run.numPendingTests;
  for (const suite of run.testResults.filter((result) => result.status === 'failed')) failures.push(...failuresOf(suite));
}
const steps = path.join(dir, 'steps');
for (const line of existsSync(steps) ? readFileSync(steps, 'utf8').trim().split('\n') : []) {
  const [outcome, ...name] = line.split(' ');
  sum[outcome === 'pass' ? 'passed' : 'failed'] += 1;
  if (outcome !== 'pass') failures.push(name.join(' '));
}
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1);
