import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { version as currentVersion } from '../../package.json';

const ROOT = path.join(__dirname, '../..');
const SCRIPT = path.join(ROOT, '.github/releaseNotes.mjs');

const CHANGELOG = `# Changelog

All notable changes are noted here.

## Unreleased

### Added

- What comes next.

## 1.10.0 - 2026-05-01

### Added

- A **node**, and what belongs to it:
  - a part of it ([#12]).

### Fixed

- What was broken.

## [1.1.0] - 2026-04-01

### Changed

- Something, as [the page](https://example.com/page) says.

## 1.1.0-beta.1 - 2026-03-14

- The first.

## 1.0.1 - 2026-03-13

### Added

## 1.0.0

- Without a day.

## 0.9.0 - 2026-02-30 [YANKED]

- Taken back.

## 0.8.0 - 2026-02-01

- Once.

## 0.8.0 - 2026-01-01

- Twice.

[1.1.0]: https://example.com/compare/v1.0.1...v1.1.0
[#12]: https://example.com/issues/12
`;

describe('releaseNotes.mjs', () => {
	let folder: string;
	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'release-notes-'));
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	/** Runs the script in a folder with such files, as the workflow does. */
	function run(
		tag: string | undefined,
		{
			changelog = CHANGELOG,
			version = tag?.slice(1),
		}: { changelog?: string; version?: string } = {},
	): { status: number | null; notes: string; complaint: string } {
		writeFileSync(path.join(folder, 'CHANGELOG.md'), changelog);
		writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ version }));
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[SCRIPT, ...(tag === undefined ? [] : [tag])],
			{ cwd: folder, encoding: 'utf8' },
		);
		return { status, notes: stdout, complaint: stderr };
	}

	it('prints the section of the tag’s version, with the links it uses, and nothing else', () => {
		expect(run('v1.10.0')).toEqual({
			status: 0,
			complaint: '',
			notes: `### Added

- A **node**, and what belongs to it:
  - a part of it ([#12]).

### Fixed

- What was broken.

[#12]: https://example.com/issues/12
`,
		});
	});

	it.each([
		['v1.1.0', '### Changed\n\n- Something, as [the page](https://example.com/page) says.\n'],
		['v1.1.0-beta.1', '- The first.\n'],
	])('finds %s however its heading is written', (tag, notes) => {
		expect(run(tag)).toEqual({ status: 0, notes, complaint: '' });
	});

	it('reads lines that end as on Windows', () => {
		const { notes } = run('v1.1.0-beta.1', { changelog: CHANGELOG.replaceAll('\n', '\r\n') });
		expect(notes).toBe('- The first.\n');
	});

	it.each([
		[undefined, '1.1.0', /needs a tag such as v1\.2\.3/],
		['1.1.0', '1.1.0', /needs a tag such as v1\.2\.3/],
		['v1.1', '1.1', /needs a tag such as v1\.2\.3/],
		['v1.1.0', '1.10.0', /the tag is v1\.1\.0, but package\.json has version 1\.10\.0/],
		['v2.0.0', '2.0.0', /no section "## 2\.0\.0 - YYYY-MM-DD"/],
		['v1.1.0-beta', '1.1.0-beta', /no section "## 1\.1\.0-beta - YYYY-MM-DD"/],
		['v1.0.0', '1.0.0', /no section "## 1\.0\.0 - YYYY-MM-DD"/],
		['v0.9.0', '0.9.0', /no section "## 0\.9\.0 - YYYY-MM-DD"/],
		['v1.0.1', '1.0.1', /section of 1\.0\.1 is empty/],
		['v0.8.0', '0.8.0', /2 sections of 0\.8\.0/],
	])('refuses the tag %s where package.json has %s', (tag, version, complaint) => {
		expect(run(tag, { version })).toEqual({
			status: 1,
			notes: '',
			complaint: expect.stringMatching(complaint) as string,
		});
	});

	describe('with the CHANGELOG of this package', () => {
		const changelog = readFileSync(path.join(ROOT, 'CHANGELOG.md'), 'utf8');
		const headings = changelog.match(/^## .*$/gm) ?? [];

		it('finds every version that is noted in it, and no other', () => {
			const versions = headings.flatMap((heading) => /\d+\.\d+\.\d+[^\] ]*/.exec(heading) ?? []);
			for (const version of new Set([...versions, currentVersion])) {
				const { status } = run(`v${version}`, { changelog });
				expect([version, status]).toEqual([version, versions.includes(version) ? 0 : 1]);
			}
		});

		it('prints what is unreleased once that has a version and a day', () => {
			const [, unreleased = ''] = /^## Unreleased\n([^]*?)(?=^## |(?![^]))/m.exec(changelog) ?? [];
			const added = '\n### Security\n\n- One more thing.\n';
			expect(headings[0]).toBe('## Unreleased');
			const { status, notes } = run('v99.0.0', {
				changelog: changelog.replace(
					/^## Unreleased$/m,
					`## Unreleased\n\n## 99.0.0 - 2099-01-31\n${added.trimEnd()}`,
				),
			});
			expect(status).toBe(0);
			expect(notes).toBe(`${added}${unreleased}`.trim() + '\n');
		});
	});
});
