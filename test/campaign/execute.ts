import { setTimeout as delay } from 'node:timers/promises';

import axios from 'axios';

import { MediumApi } from '../../credentials/MediumApi.credentials';
import { Medium } from '../../nodes/Medium/Medium.node';
import type { Wire } from '../nodes/Medium/transport/wire';
import { findInstalled, loadBuiltInNode } from '../n8n/builtInNode';
import { useDeduplication } from '../support/deduplication';
import type { LocalMedium, LoggedRequest } from '../support/localMedium';
import { NODE_TYPE } from '../support/mediumNode';
import { loadNodeType, type NodeTypeMap } from '../../sandbox/engine/nodeTypes';
import { runWorkflow } from '../../sandbox/engine/runWorkflow';
import { LATE, THROTTLED_FEEDS, toRule } from './faultPlan';
import type { Execution, MediumRecord } from './observe';
import type { Plan } from './plan';
import { BUILT_IN_TYPE, buildInput, buildWorkflow, LOOP_TYPE, type Publisher } from './workflow';

/** Of the sandbox's first user (sandbox/medium/seed.ts). */
const TOKEN = `${'c0ffee'.repeat(10)}00001`;
const USER_ID = `1${'5eed'.repeat(16)}`;

/** What a run needs besides its plan. */
export interface Stage {
	wire: Wire;
	nodeTypes: NodeTypeMap;
}

/** With our node alone: n8n's engine is enough for that. */
export function openOwnStage(wire: Wire): Stage {
	return { wire, nodeTypes: { [NODE_TYPE]: new Medium() } };
}

/** With n8n's own Medium node and its Loop Over Items besides, the files that n8n ships. */
export async function openStage(wire: Wire): Promise<Stage> {
	return {
		wire,
		nodeTypes: {
			[NODE_TYPE]: new Medium(),
			[BUILT_IN_TYPE]: await loadBuiltInNode(),
			[LOOP_TYPE]: await loadNodeType(findInstalled('nodes/SplitInBatches/SplitInBatches.node.js')),
		},
	};
}

/**
 * Executes a plan's workflow in n8n-core against the local Medium: once, or a second time without
 * any faults where the workflow is to skip what was published.
 */
export async function executePlan(
	stage: Stage,
	plan: Plan,
	publisher: Publisher,
): Promise<Execution[]> {
	const { medium } = stage.wire;
	await prepare(medium, plan);
	const before = { requests: plan.publishedToday ?? 0, stories: plan.publishedToday ?? 0 };
	const first = await executeOnce(stage, plan, publisher, before);
	if (plan.recognizeBy === undefined) return [first];

	await medium.control.clearFaults();
	await medium.control.limitPosts(false);
	const { requests, stories } = first.record;
	const second = await executeOnce(stage, plan, publisher, {
		requests: before.requests + requests.length,
		stories: before.stories + stories.length,
	});
	return [first, second];
}

/** Puts the local Medium, and n8n's memory of stories, into the state of the plan's beginning. */
async function prepare({ control, url }: LocalMedium, plan: Plan): Promise<void> {
	await useDeduplication();
	await control.reset();
	for (let count = 0; count < (plan.publishedToday ?? 0); count++) {
		await axios.post(
			`${url}/v1/users/${USER_ID}/posts`,
			{ title: 'Earlier today', contentFormat: 'markdown', content: 'Text.' },
			{ headers: { authorization: `Bearer ${TOKEN}` }, proxy: false },
		);
	}
	if (plan.publishedToday !== undefined) await control.limitPosts(true);
	for (const fault of plan.faults) await control.addFault(toRule(fault));
	if (plan.checkFeed === 'lagging') await control.lagFeeds(true);
	if (plan.checkFeed === 'throttled') await control.addFault(THROTTLED_FEEDS);
}

/** How much of what the local Medium lists was there before; it lists the oldest first. */
type Before = Record<keyof MediumRecord, number>;

async function executeOnce(
	{ wire, nodeTypes }: Stage,
	plan: Plan,
	publisher: Publisher,
	before: Before,
): Promise<Execution> {
	const run = await runWorkflow({
		workflow: buildWorkflow(plan, publisher),
		nodeTypes,
		credentialTypes: [MediumApi],
		credentials: { mediumApi: { accessToken: TOKEN } },
		input: buildInput(plan),
	});
	const { requests, stories } = await recordOf(wire.medium);
	return {
		run,
		record: {
			requests: requests.slice(before.requests),
			stories: stories.slice(before.stories),
		},
	};
}

const SETTLING_TRIES = 200;
const SETTLING_MS = 5;

/** What the local Medium knows, once the last connection is closed on its side too. */
async function recordOf({ control }: LocalMedium): Promise<MediumRecord> {
	for (let tries = 0; tries < SETTLING_TRIES; tries++) {
		const requests = await control.requests();
		if (requests.every(({ outcome }) => outcome !== 'pending')) {
			// It goes on with what the client has given up, and stores it.
			if (requests.some(isLate)) await delay(LATE);
			return { requests, stories: await control.stories() };
		}
		await delay(SETTLING_MS);
	}
	throw new Error('A request to the local Medium does not come to its end');
}

function isLate({ fault, outcome }: LoggedRequest): boolean {
	return fault === 'latency' && outcome === 'broken off';
}
