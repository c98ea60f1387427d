import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import type { INode, INodeType } from 'n8n-workflow';

import { MediumApi } from '../../credentials/MediumApi.credentials';
import { Medium } from '../../nodes/Medium/Medium.node';
import { MediumTrigger } from '../../nodes/Medium/MediumTrigger.node';
import { provideBacklog } from '../../sandbox/start/backlog';
import { startWire, type Wire } from '../nodes/Medium/transport/wire';
import { TOKENS } from '../sandbox/client';
import { useDeduplication } from '../support/deduplication';
import type { WorkflowJson } from '../../sandbox/engine/engine';
import { NODE_TYPE } from '../support/mediumNode';
import type { NodeTypeMap } from '../../sandbox/engine/nodeTypes';
import { runWorkflow } from '../../sandbox/engine/runWorkflow';
import { N8N_NODES } from './n8nNodes';
import { PROMISES, runExample, type Stage } from './promises';

const ROOT = path.join(__dirname, '../..');
const EXAMPLES = path.join(ROOT, 'examples');
/** The folder that the examples name; n8n's own container image lets its file nodes use it. */
const FILES_FOLDER = '/home/node/.n8n-files';

const NODE_TYPES: NodeTypeMap = {
	...N8N_NODES,
	[NODE_TYPE]: new Medium(),
	'n8n-nodes-medium.mediumTrigger': new MediumTrigger(),
};

/** What only a real n8n can run, for these nodes; test/n8n/editor.test.ts runs all. */
const LEFT_TO_REAL_N8N: Record<string, string[]> = {
	// A stand-in for a node that sends any request would be as large as the node.
	'announce-new-stories-in-chat.json': ['n8n-nodes-base.httpRequest'],
};

async function readExample(file: string): Promise<WorkflowJson> {
	return JSON.parse(await readFile(path.join(EXAMPLES, file), 'utf8')) as WorkflowJson;
}

async function listExamples(): Promise<[string, WorkflowJson][]> {
	const files = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.json')).sort();
	return await Promise.all(
		files.map(async (file): Promise<[string, WorkflowJson]> => [file, await readExample(file)]),
	);
}

const isNote = ({ type }: INode): boolean => type === 'n8n-nodes-base.stickyNote';

describe('the examples', () => {
	it('all promise something', async () => {
		const files = (await listExamples()).map(([file]) => file);
		expect(files).toEqual(Object.keys(PROMISES).sort());
	});

	it('say in two sentences what to set, below a heading with their name', async () => {
		for (const [, { name = '', nodes }] of await listExamples()) {
			const about = nodes.find((node) => node.name === 'About');
			const { content } = about?.parameters as { content: string };
			const [heading, sentences = '', ...more] = content.split('\n');
			expect(heading).toBe(`## ${name}`);
			expect(sentences.match(/[.!?](?=\s|$)/g)).toHaveLength(2);
			expect(more).toEqual([]);
		}
	});

	it('leave room between their nodes', async () => {
		for (const [file, { nodes }] of await listExamples()) {
			const boxes = nodes.map(boxOf);
			const overlapping = boxes.flatMap((box, at) =>
				boxes
					.slice(at + 1)
					.filter((other) => overlap(box, other))
					.map(({ name }) => `${file}: ${box.name} and ${name}`),
			);
			expect(overlapping).toEqual([]);
		}
	});
});

type Box = { name: string; left: number; top: number; right: number; bottom: number };

/** What a node takes on the canvas of n8n 2.41, with the two lines below it. */
function boxOf(node: INode): Box {
	const { name, parameters } = node;
	const [left, top] = node.position;
	if (!isNote(node)) return { name, left: left - 48, top, right: left + 144, bottom: top + 160 };
	const { width, height } = parameters as { width: number; height: number };
	return { name, left, top, right: left + width, bottom: top + height };
}

function overlap(one: Box, other: Box): boolean {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

describe('in n8n-core', () => {
	let wire: Wire;
	let files: string;

	beforeAll(async () => {
		wire = await startWire();
	});
	afterAll(async () => await wire?.stop());

	beforeEach(async () => {
		await useDeduplication();
		await wire.medium.control.reset();
		await provideStories(wire.medium.url);
		files = await mkdtemp(path.join(tmpdir(), 'examples-'));
		await cp(path.join(EXAMPLES, 'articles'), path.join(files, 'articles'), { recursive: true });
		await provideBacklog(files);
	});
	afterEach(async () => await rm(files, { recursive: true, force: true }));

	function stage(): Stage {
		return {
			medium: wire.medium.control,
			mediumUrl: wire.medium.url,
			files,
			chat: path.join(files, 'chat'),
			run: async (file) => {
				const text = JSON.stringify(await readExample(file));
				const inFiles = JSON.stringify(files).slice(1, -1);
				const workflow = JSON.parse(text.replaceAll(FILES_FOLDER, inFiles)) as WorkflowJson;
				const { status, runData } = await runWorkflow({
					workflow,
					nodeTypes: NODE_TYPES,
					credentialTypes: [MediumApi],
					credentials: { mediumApi: { accessToken: TOKENS.mara } },
					startAt: workflow.nodes.find(({ type }) => /trigger$/i.test(type))?.name,
					binary: 'filesystem',
				});
				return { status, runs: runData };
			},
		};
	}

	it('are all run, but for those whose nodes only a real n8n has', async () => {
		const left = (await listExamples())
			.map(([file, { nodes }]): [string, string[]] => [
				file,
				nodes.map(({ type }) => type).filter((type) => !(type in NODE_TYPES)),
			])
			.filter(([, types]) => types.length > 0);
		expect(Object.fromEntries(left)).toEqual(LEFT_TO_REAL_N8N);
	});

	it('set no parameter that the stand-ins for n8n’s own nodes do not know', async () => {
		const unknown = (await listExamples()).flatMap(([file, { nodes }]) =>
			nodes.flatMap(({ name, type, parameters }) => {
				const known = parametersOf(N8N_NODES[type]);
				const set = [...Object.keys(parameters), ...Object.keys(parameters.options ?? {})];
				return known.length === 0
					? []
					: set.filter((one) => !known.includes(one)).map((one) => `${file}: ${name}: ${one}`);
			}),
		);
		expect(unknown).toEqual([]);
	});

	it.each(Object.entries(PROMISES).filter(([file]) => !(file in LEFT_TO_REAL_N8N)))(
		'%s does what it promises',
		async (file, isKept) => {
			const outcome = await runExample(stage(), file);
			expect(outcome.status).toBe('success');
			await isKept(outcome, stage());
		},
	);
});

/** Names of a stand-in's parameters and options; none for triggers and notes, which need none. */
function parametersOf(nodeType: NodeTypeMap[string] | undefined): string[] {
	const { properties } = (nodeType as INodeType | undefined)?.description ?? {};
	return (properties ?? []).flatMap(({ name, type, options = [] }) =>
		type === 'collection' ? [name, ...options.map((option) => option.name)] : [name],
	);
}

/** Those that the sandbox has from the start. */
async function provideStories(mediumUrl: string): Promise<void> {
	const script = `
		const { provideStories } = await import(process.argv[1]);
		await provideStories(process.argv[2]);`;
	await promisify(execFile)(process.execPath, [
		...['--input-type=module', '--eval', script],
		...[pathToFileURL(path.join(ROOT, 'sandbox/start/stories.ts')).href, mediumUrl],
	]);
}
