import type { IConnections, INodeParameters } from 'n8n-workflow';

import { NODE_TYPE } from '../support/mediumNode';
import type { WorkflowJson } from '../../sandbox/engine/engine';
import { createNode } from '../../sandbox/engine/singleNode';
import { type InputItem, startNode } from '../../sandbox/engine/startNode';
import type { Plan } from './plan';

export const MEDIUM = 'Medium';
export const LOOP = 'Loop Over Items';
export const LOOP_TYPE = 'n8n-nodes-base.splitInBatches';
export const BUILT_IN_TYPE = 'n8n-nodes-base.medium';

/** Whose node publishes: this package's, or n8n's own. */
export type Publisher = 'ours' | 'builtIn';

/** Of the sandbox; its user is an editor of it. */
const PUBLICATION_ID = 'a1b2c3d4e5f6';
/** The least that n8n takes, in milliseconds: 0 would mean its default, a second. */
const WAIT_BETWEEN_TRIES = 1;

/** The workflow of a run: Start → Medium, or Start → Loop Over Items ⇄ Medium. */
export function buildWorkflow(plan: Plan, publisher: Publisher): WorkflowJson {
	const medium = createNode({
		id: 'medium',
		name: MEDIUM,
		...(publisher === 'ours'
			? { type: NODE_TYPE, typeVersion: 2, parameters: ourParameters(plan) }
			: { type: BUILT_IN_TYPE, typeVersion: 1, parameters: builtInParameters(plan) }),
		credentials: ['mediumApi'],
		onError: plan.onError,
		...(plan.maxTries === undefined
			? {}
			: { retryOnFail: true, maxTries: plan.maxTries, waitBetweenTries: WAIT_BETWEEN_TRIES }),
	});
	if (plan.batchSize === undefined) {
		return { nodes: [startNode(), medium], connections: { Start: to([MEDIUM]) } };
	}
	const loop = createNode({
		id: 'loop',
		name: LOOP,
		type: LOOP_TYPE,
		typeVersion: 3,
		parameters: { batchSize: plan.batchSize, options: {} },
	});
	return {
		nodes: [startNode(), loop, medium],
		connections: {
			Start: to([LOOP]),
			[LOOP]: to([], [MEDIUM]),
			// Both outputs lead on: otherwise a round of refused items would end the loop.
			[MEDIUM]: plan.onError === 'continueErrorOutput' ? to([LOOP], [LOOP]) : to([LOOP]),
		},
	};
}

/** The items, each with its place among them: equal ones are told apart by it, never sent. */
export function buildInput({ items }: Plan): InputItem[] {
	return items.map((item, position) => ({ json: { ...item, position } }));
}

function ourParameters(plan: Plan): INodeParameters {
	return {
		...commonParameters(plan),
		publishStatus: plan.publishStatus,
		additionalFields: { canonicalUrl: '={{ $json.canonicalUrl }}' },
		...(plan.target === 'publication'
			? {
					publication: true,
					publicationId: { __rl: true, mode: 'id', value: PUBLICATION_ID },
				}
			: {}),
		...(plan.recognizeBy === undefined
			? {}
			: {
					skipIfPublished: true,
					recognizeBy: plan.recognizeBy,
					storyKey: '={{ $json.title }}',
				}),
		options: {
			...(plan.writeTimeout === undefined ? {} : { writeTimeout: plan.writeTimeout }),
			...(plan.dailyLimit === undefined ? {} : { dailyLimit: plan.dailyLimit }),
			...(plan.checkFeed === undefined ? {} : { checkFeed: true }),
		},
	};
}

function builtInParameters(plan: Plan): INodeParameters {
	return {
		...commonParameters(plan),
		additionalFields: {
			canonicalUrl: '={{ $json.canonicalUrl }}',
			publishStatus: plan.publishStatus,
		},
		...(plan.target === 'publication' ? { publication: true, publicationId: PUBLICATION_ID } : {}),
	};
}

function commonParameters({ target }: Plan): INodeParameters {
	return {
		authentication: 'accessToken',
		resource: 'post',
		operation: 'create',
		title: '={{ $json.title }}',
		contentFormat: 'markdown',
		content: '={{ $json.content }}',
		publication: target === 'publication',
	};
}

/** Connections from each output to the nodes named. */
function to(...outputs: string[][]): IConnections[string] {
	return {
		main: outputs.map((nodes) => nodes.map((node) => ({ node, type: 'main', index: 0 }))),
	};
}
