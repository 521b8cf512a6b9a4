import { readFileSync } from 'node:fs';

/** Prints the test files of a jest result that did not pass, a line each. */
const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
for (const { name, status } of testResults) if (status === 'failed') console.log(name);
