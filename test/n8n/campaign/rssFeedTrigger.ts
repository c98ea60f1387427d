import { Container } from '@n8n/di';
import { PollContext, TriggersAndPollers } from 'n8n-core';
import type { IDataObject, INodeType, IVersionedNodeType } from 'n8n-workflow';

import { createEngine, readStaticData } from '../../../sandbox/engine/engine';
import { loadNodeType } from '../../../sandbox/engine/nodeTypes';
import { createNode } from '../../../sandbox/engine/singleNode';
import { findInstalled } from '../builtInNode';
import type { Answer } from '../../nodes/Medium/trigger/history';

const TYPE = 'n8n-nodes-base.rssFeedReadTrigger';
const FEED_URL = 'https://medium.com/feed/@ida.brook';
const NODE = createNode({ name: 'Trigger', type: TYPE, parameters: { feedUrl: FEED_URL } });

const FILE = 'nodes/RssFeedRead/RssFeedReadTrigger.node.js';

/** n8n's own RSS Feed Trigger: the file that n8n ships, with the parser it was installed with. */
export async function loadRssFeedTrigger(): Promise<INodeType | IVersionedNodeType> {
	return await loadNodeType(findInstalled(FILE));
}

/**
 * Lets the trigger live through the answers of a history, polled by n8n-core; only the request is
 * not made, for it is answered with what the history has. Where it throws at what is no feed, it
 * emits nothing and what is stored stays, as in an active workflow.
 *
 * @returns the ids of the stories it emitted, each as often as it did
 * @throws what the trigger throws at a feed
 */
export async function liveThrough(
	trigger: INodeType | IVersionedNodeType,
	answers: ReadonlyArray<Answer | 'restart'>,
): Promise<string[]> {
	const emitted: string[] = [];
	let active = activate(trigger, {});
	for (const answer of answers) {
		if (answer === 'restart') active = activate(trigger, active.readState());
		else emitted.push(...(await active.poll(answer)));
	}
	return emitted;
}

interface ActiveTrigger {
	poll(answer: Answer): Promise<string[]>;
	readState(): IDataObject;
}

/** A workflow that n8n has just activated, with what was stored before. */
function activate(trigger: INodeType | IVersionedNodeType, staticData: IDataObject): ActiveTrigger {
	const { workflow, additionalData } = createEngine(
		{ nodes: [NODE], connections: {}, staticData },
		'trigger',
		{ nodeTypes: { [TYPE]: trigger } },
	);
	const node = workflow.getNode(NODE.name)!;
	const context = new PollContext(workflow, node, additionalData, 'trigger', 'activate');
	const pollers = Container.get(TriggersAndPollers);
	const httpRequest = jest.spyOn(context.helpers, 'httpRequest');
	return {
		async poll({ at, text, isFeed }) {
			httpRequest.mockReset().mockResolvedValue(text);
			// On its first poll the trigger takes for new what is later than now.
			const clock = jest.spyOn(Date, 'now').mockReturnValue(at);
			try {
				const emitted = await pollers.runPollFunction(workflow, node, context);
				return (emitted ?? []).flat().map(({ json }) => readId(json));
			} catch (error) {
				if (isFeed) throw error;
				return [];
			} finally {
				clock.mockRestore();
				expect(httpRequest).toHaveBeenCalledTimes(1);
			}
		},
		readState: () => readStaticData(workflow),
	};
}

/** The id at the end of the address that the feed gives as a story's identity. */
function readId({ guid }: IDataObject): string {
	if (typeof guid !== 'string') throw new Error('An item was emitted without a guid');
	return guid.slice(guid.lastIndexOf('/') + 1);
}
