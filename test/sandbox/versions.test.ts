import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
	compareVersions,
	isExpected,
	judge,
	KNOWN_GAPS,
	gapsIn,
	VERSIONS,
} from '../../sandbox/versions/expectations';

const ROOT = path.join(__dirname, '..', '..');
const WRONG_TOKEN = KNOWN_GAPS[0]!.test;

describe('the tested versions of n8n', () => {
	it('are compared by number, part by part', () => {
		const shuffled = ['2.9.0', '1.123.81', '2.41.1', '2.10.0', '1.100.1', '1.100.10'];
		expect(shuffled.sort(compareVersions)).toEqual([
			...['1.100.1', '1.100.10', '1.123.81', '2.9.0', '2.10.0', '2.41.1'],
		]);
		expect(compareVersions('2.0.0', '2.0.0')).toBe(0);
	});

	it.each([
		['1.101.9', false],
		['1.102.0', true],
		['2.33.9', true],
		['2.34.0', false],
	])('have their known gaps: %s', (version, hasGap) => {
		expect(gapsIn(version).some(({ test }) => test === WRONG_TOKEN)).toBe(hasGap);
	});

	it.each([
		['2.41.1', true, 'passed', true],
		['2.41.1', false, 'FAILED', false],
		['2.0.0', false, 'known gap', true],
		// A known gap must really be a gap.
		['2.0.0', true, 'PASSED, but listed as a known gap', false],
	])('have expected results: in %s, passed is %s', (version, passed, verdict, expected) => {
		expect(judge(version, { name: WRONG_TOKEN, passed })).toBe(verdict);
		expect(isExpected(judge(version, { name: WRONG_TOKEN, passed }))).toBe(expected);
	});

	it('have known gaps only for existing tests', async () => {
		const editor = await readFile(path.join(ROOT, 'test/n8n/editor.test.ts'), 'utf8');
		for (const { test } of KNOWN_GAPS) {
			const [, title] = /credential ((?:is|works) .*)$/.exec(test) ?? [];
			expect(editor).toContain(`it('${title}'`);
		}
	});

	it('are those in the README’s table', async () => {
		const readme = await readFile(path.join(ROOT, 'README.md'), 'utf8');
		const rows = [...readme.matchAll(/^\| (\d+\.\d+\.\d+) +\|.*\| ([^|]*?) +\|$/gm)];
		expect(rows.map(([, version]) => version)).toEqual([...VERSIONS]);
		for (const [, version = '', notes = ''] of rows) {
			expect(notes === '–' ? 0 : notes.split(' ').length).toBe(gapsIn(version).length);
		}
	});
});
