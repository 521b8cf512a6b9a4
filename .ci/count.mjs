import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const dir = process.argv[2];
const failures = [];
const sum = { passed: 0, failed: 0, skipped: 0 };

const read = (file) => JSON.parse(readFileSync(path.join(dir, file), 'utf8')).testResults;
const short = ({ name }) => path.relative(process.cwd(), name);

/** A suite that could not even start has no tests to name. */
function failuresOf(result) {
  const failed = result.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${short(result)}: ${fullName}`);
  return failed.length > 0 ? failed : [`${short(result)}: ${result.message.split('\n').map((line) => line.trim()).filter(Boolean).slice(0, 2).join(' ')}`];
}

/** What the last run of each file said; the second runs are named, so that a test that needs them is seen and mended. */
function lastRuns(file) {
  const again = `${file.replace('.json', '')}.again`;
  const second = new Map(existsSync(path.join(dir, again)) ? read(again).map((result) => [result.name, result]) : []);
  return read(file).map((result) => {
    if (!second.has(result.name)) return result;
    for (const failure of failuresOf(result)) console.log(`needed a second run: ${failure}`);
    return second.get(result.name);
  });
}

for (const file of readdirSync(dir).filter((name) => name.endsWith('.json'))) {
  const of = { passed: 0, failed: 0, skipped: 0 };
  for (const result of lastRuns(file)) {
    for (const { status } of result.assertionResults) of[status === 'passed' || status === 'failed' ? status : 'skipped'] += 1;
    if (result.status !== 'failed') continue;
    failures.push(...failuresOf(result));
    if (!result.assertionResults.some(({ status }) => status === 'failed')) of.failed += 1;
  }
  console.log(`${file.replace('.json', '')}: ${of.passed} passed, ${of.failed} failed, ${of.skipped} skipped`);
  for (const outcome of Object.keys(sum)) sum[outcome] += of[outcome];
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
