import { spawnSync } from 'node:child_process';
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parse } from 'yaml';

import { scripts } from '../../package.json';

const ROOT = path.join(__dirname, '../..');
const FOLDER = path.join(ROOT, '.github/workflows');

interface Step {
	name?: string;
	uses?: string;
	with?: Record<string, unknown>;
	run?: string;
	env?: Record<string, string>;
}
interface Job {
	needs?: string;
	environment?: string;
	permissions?: Record<string, string>;
	'runs-on': string;
	'timeout-minutes'?: number;
	steps: Step[];
}
interface Workflow {
	on: Record<string, unknown>;
	permissions: Record<string, string>;
	concurrency?: { group: string; 'cancel-in-progress'?: boolean | string };
	jobs: Record<string, Job>;
}

const readText = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8');
const readWorkflow = (file: string): Workflow => parse(readText(file)) as Workflow;
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => steps);

/** The lines of a text that use an action: `owner/name@hash # version`. */
const PINNED = /^\s*(?:- )?uses: ([\w.-]+\/[\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$/;
const files = readdirSync(FOLDER);

it('there is one workflow for tests and one for publishing', () => {
	expect(files.sort()).toEqual(['publish.yml', 'tests.yml']);
});

describe.each(files)('%s', (file) => {
	const text = readText(file);
	const workflow = readWorkflow(file);

	it('pins every action by its commit and says which version that is', () => {
		const lines = text.split('\n').filter((line) => /\buses:/.test(line));
		expect(lines.filter((line) => !PINNED.test(line))).toEqual([]);
		expect(lines).toHaveLength(stepsOf(workflow).filter(({ uses }) => uses).length);
	});

	it('uses only GitHub’s own actions', () => {
		const owners = stepsOf(workflow).flatMap(({ uses }) => uses?.split('/')[0] ?? []);
		expect(new Set(owners)).toEqual(new Set(['actions']));
	});

	it('may only read unless a job says otherwise', () => {
		expect(workflow.permissions).toEqual({ contents: 'read' });
	});

	it('puts nothing from outside into its scripts', () => {
		const scripts = stepsOf(workflow).flatMap(({ run }) => run ?? []);
		expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
	});

	it('ends by itself, on a machine of GitHub’s, one run after the other', () => {
		for (const job of Object.values(workflow.jobs)) {
			expect(job['runs-on']).toMatch(/^ubuntu-\d+\.\d+$/);
			expect(job['timeout-minutes']).toBeLessThanOrEqual(90);
		}
		expect(workflow.concurrency?.group).toBeTruthy();
	});

	it('leaves no token in a checkout, and takes Node.js 24 without a cache that others can fill', () => {
		const settings = (name: string): unknown[] =>
			stepsOf(workflow)
				.filter(({ uses }) => uses?.startsWith(`actions/${name}@`))
				.map((step) => step.with);
		for (const given of settings('checkout'))
			expect(given).toEqual({ 'persist-credentials': false });
		for (const given of settings('setup-node')) {
			expect(given).toEqual({ 'node-version': 24, 'package-manager-cache': false });
		}
		expect(settings('setup-node').length).toBeGreaterThan(0);
	});
});

it('all workflows use the same commit of an action', () => {
	const uses = files.flatMap((file) =>
		readText(file)
			.split('\n')
			.flatMap((line) => PINNED.exec(line)?.slice(1).join(' ') ?? []),
	);
	const names = uses.map((use) => use.split(' ')[0]);
	expect(new Set(uses).size).toBe(new Set(names).size);
});

/** What .ci/run has npm do. */
const COMMANDS: string[] =
	readFileSync(path.join(ROOT, '.ci/run'), 'utf8').match(/^npm .*$/gm) ?? [];

it('.ci/run runs all commands that test, but for the one that takes an hour', () => {
	const tests = Object.keys(scripts).filter((name) => /^test\b/.test(name));
	const left = tests.filter(
		(name) => !COMMANDS.includes(name === 'test' ? 'npm test' : `npm run ${name}`),
	);
	expect(left).toEqual(['test:versions']);
});

describe('tests.yml', () => {
	const { on, jobs } = readWorkflow('tests.yml');

	const runsOf = (job: string): string[] => jobs[job]?.steps.flatMap(({ run }) => run ?? []) ?? [];

	it('runs what .ci/run runs, for every pull request and what is merged', () => {
		expect(on).toEqual({ push: { branches: ['main'] }, pull_request: null });
		expect(Object.keys(jobs)).toEqual(['fast', 'everything']);
		expect(runsOf('everything')).toEqual(['.ci/run']);
	});

	it('runs the fast part besides, as .ci/run begins', () => {
		expect(runsOf('fast')).toEqual(['npm ci', 'npm start -- --once', 'npm test']);
		expect(COMMANDS.slice(0, 3)).toEqual(runsOf('fast'));
		expect(jobs.fast?.needs).toBeUndefined();
		expect(jobs.everything?.needs).toBeUndefined();
	});

	it('asks for no permission and no secret', () => {
		expect(Object.values(jobs).filter(({ permissions }) => permissions)).toEqual([]);
		expect(readText('tests.yml')).not.toMatch(/secrets|github\.token/);
	});
});

describe('publish.yml', () => {
	const workflow = readWorkflow('publish.yml');
	const { check, publish, release } = workflow.jobs as Record<'check' | 'publish' | 'release', Job>;
	const runsOf = ({ steps }: Job): string[] => steps.flatMap(({ run }) => run ?? []);

	it('runs for a tag of a version only', () => {
		expect(workflow.on).toEqual({ push: { tags: ['v*'] } });
		expect(workflow.concurrency).toEqual({ group: 'publish', 'cancel-in-progress': false });
	});

	it('publishes what was checked, and announces what was published', () => {
		expect(Object.keys(workflow.jobs)).toEqual(['check', 'publish', 'release']);
		expect([check.needs, publish.needs, release.needs]).toEqual([undefined, 'check', 'publish']);
	});

	it('checks the tag first, then tests and scans, then packs', () => {
		const [tag, test, pack, ...rest] = runsOf(check);
		expect(tag).toContain('node .github/releaseNotes.mjs "$GITHUB_REF_NAME"');
		expect(test).toBe('.ci/run');
		expect(pack).toMatch(/^npm pack /);
		expect(rest).toEqual([]);
	});

	it('gives each job what it needs and no more', () => {
		expect(check.permissions).toBeUndefined();
		expect(publish.permissions).toEqual({ 'id-token': 'write' });
		expect(release.permissions).toEqual({ contents: 'write' });
		expect(publish.environment).toBe('npm');
	});

	it('runs nothing of this repository’s, and no library’s, where more than reading is allowed', () => {
		for (const job of [publish, release]) {
			const actions = job.steps.flatMap(({ uses }) => uses?.replace(/@.*/, '') ?? []);
			expect(actions).not.toContain('actions/checkout');
			expect(runsOf(job).join('\n')).not.toMatch(
				/npm (ci|install|i|exec|run|test)\b|npx|\.ci|\.mjs/,
			);
		}
	});

	it('shows a secret only to the step that publishes', () => {
		const withSecrets = stepsOf(workflow).filter((step) =>
			JSON.stringify(step).includes('secrets.'),
		);
		expect(withSecrets).toEqual([publish.steps.at(-1)]);
		expect(readText('publish.yml').match(/secrets\.\w+/g)).toEqual(['secrets.NPM_TOKEN']);
	});
});

describe('what publish.yml runs', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'publish-'));
		mkdirSync(path.join(folder, 'bin'));
		mkdirSync(path.join(folder, 'release'));
		writeFileSync(path.join(folder, 'release/n8n-nodes-medium-1.2.3.tgz'), '');
		for (const program of ['npm', 'gh']) {
			const file = path.join(folder, 'bin', program);
			writeFileSync(
				file,
				`#!/bin/bash
printf '%s|' ${program} "$@" >> calls; echo >> calls
if [ "$*" = "config get registry" ]; then echo https://registry.example/; fi
`,
			);
			chmodSync(file, 0o755);
		}
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	/** Runs the last step of a job as GitHub does, with programs that only note how they are called. */
	function runLastStep(job: 'publish' | 'release', env: Record<string, string>): string[] {
		const script = readWorkflow('publish.yml').jobs[job]?.steps.at(-1)?.run ?? 'exit 9';
		writeFileSync(path.join(folder, 'script.sh'), script);
		const { status, stderr } = spawnSync('bash', ['-e', 'script.sh'], {
			cwd: folder,
			env: { PATH: `${path.join(folder, 'bin')}:/usr/bin:/bin`, ...env },
			encoding: 'utf8',
		});
		expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		const calls = readFileSync(path.join(folder, 'calls'), 'utf8').trimEnd().split('\n');
		return calls.map((call) => call.replaceAll('|', ' ').trim());
	}

	const PUBLISH =
		'npm publish ./release/n8n-nodes-medium-1.2.3.tgz --provenance --access public --tag';

	it.each([
		['v1.2.3', 'latest'],
		['v1.2.3-beta.1', 'next'],
	])('%s is published with provenance, for everybody, as %s', (tag, distTag) => {
		expect(runLastStep('publish', { GITHUB_REF_NAME: tag, NPM_TOKEN: '' })).toEqual([
			`${PUBLISH} ${distTag}`,
		]);
	});

	it('a token, which the first version needs, is not written down', () => {
		expect(runLastStep('publish', { GITHUB_REF_NAME: 'v1.2.3', NPM_TOKEN: 'npm_first' })).toEqual([
			'npm config get registry',
			'npm config set //registry.example/:_authToken=${NPM_TOKEN}',
			`${PUBLISH} latest`,
		]);
	});

	it.each([
		['v1.2.3', ''],
		['v1.2.3-beta.1', ' --prerelease'],
	])('%s is released with the notes from the CHANGELOG', (tag, flag) => {
		expect(runLastStep('release', { GITHUB_REF_NAME: tag })).toEqual([
			`gh release create ${tag} --verify-tag --title ${tag} --notes-file release/notes.md${flag}`,
		]);
	});
});
