const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const base = require('../jest.config.js');

const TESTS = path.join(__dirname, '..');
/** How a test takes part in seed and number of runs. */
const DRAWS = /from '.*\/support\/seed'/;

// All that follows, in jest's workers too; see support/seed.ts.
process.env.RUNS = 'long';

/**
 * All tests that draw their cases by chance, with as many cases as they have, and those of a real
 * n8n in test/n8n/campaign: run by `npm run test:campaign`, which installs n8n.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...base,
	rootDir: '../..',
	testMatch: readdirSync(TESTS, { recursive: true })
		.map((file) => path.join(TESTS, file))
		.filter((file) => file.endsWith('.test.ts') && isPartOf(file)),
	testPathIgnorePatterns: ['/node_modules/'],
};

function isPartOf(file) {
	const folder = path.relative(TESTS, path.dirname(file)).split(path.sep).join('/');
	if (folder.startsWith('n8n/campaign')) return true;
	return !/^(?:n8n|browser)\b/.test(folder) && DRAWS.test(readFileSync(file, 'utf8'));
}
